"""What an edition keeps: nobody gets a sanction unheard, and a mark that no answer has any more is no error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .herkomst import inner

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.schema.decisions import Beslissing, Rule
    from handbook.yaml_source import Data, Loc

HEARD = "gehoord"
"""The check (content/controles.yml) that asks whether the person was heard."""


def check_hearing(content: Content) -> Iterator[Problem]:
    """Yield a problem for every measure of the organisation that can be advised without a hearing first."""
    national = content.laag.raw["maatregelen"] if content.laag else {}
    anywhere = {soort for beslissing in content.beslissingen.values() for soort in _heard(beslissing)}
    free = national.keys() - anywhere
    for name, beslissing in content.beslissingen.items():
        heard = {*free, *_heard(beslissing)}
        for place, table in enumerate(beslissing.tabellen):
            for row, rule in enumerate(table.rules):
                for number, maatregel in enumerate(rule.then.maatregelen):
                    if maatregel.soort in heard:
                        continue
                    message = (
                        f"{maatregel.soort!r} kan zo worden opgelegd zonder hoor en wederhoor; voeg een regel "
                        f"toe aan een tabel met `toont: controles`: when: {{maatregel: {maatregel.soort}}}, "
                        f"then: {{toon: [{HEARD}]}}"
                    )
                    loc: Loc = ("tabellen", place, "rules", row, "then", "maatregelen", number, "soort")
                    yield content.problem("beslissingen", name, loc, message)


def _heard(beslissing: Beslissing) -> Iterator[str]:
    """Yield the kinds of measure that always come with the check on a hearing."""
    for table in beslissing.tabellen:
        for rule in table.rules:
            if table.toont == "controles" and HEARD in rule.then.toon and _only_measure(rule):
                yield from rule.when["maatregel"].een or ()


def _only_measure(rule: Rule) -> bool:
    return rule.when.keys() == {"maatregel"} and not rule.when["maatregel"].geen


def still_known(content: Content, name: str, loc: Loc) -> bool:
    """Tell whether a word of an unchanged national condition is a national mark (`kenmerk`) of answers.

    When no answer of the edition has the mark, the condition is simply not met.
    """
    laag = content.laag
    if laag is None or laag.owns(content.problem("beslissingen", name, loc, "").path):
        return False
    word = _at(laag.now["beslissingen"][name], loc)
    return isinstance(word, str) and word in set(_marks(laag.raw["beslissingen"].get(name, {})))


def _at(data: Data | None, loc: Loc) -> Data | None:
    """Give what stands at a place, when it is there; `een` may be left out before a word."""
    for part in loc:
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        elif isinstance(data, dict) and isinstance(part, str) and part in data:
            data = data[part]
        elif part not in ("een", 0):
            return None
    return data


def _marks(raw: Data) -> Iterator[str]:
    for vraag in (inner((inner(raw) or {}).get("vragen", {})) or {}).values():
        for optie in (inner((inner(vraag) or {}).get("options", {})) or {}).values():
            marks = (inner(optie) or {}).get("kenmerken", [])
            yield from map(str, marks if isinstance(marks, list) else ())
