"""What an edition keeps: nobody gets a sanction unheard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.schema.decisions import Beslissing, Rule
    from handbook.yaml_source import Loc

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
                for number, soort in _imposed(content, rule):
                    if soort in heard:
                        continue
                    message = (
                        f"{soort!r} kan zo worden opgelegd zonder hoor en wederhoor; voeg een "
                        f"regel toe aan een tabel met `toont: controles`: "
                        f"when: {{maatregel: {soort}}}, then: {{toon: [{HEARD}]}}"
                    )
                    loc: Loc = ("tabellen", place, "rules", row, "then", "maatregelen", number, "soort")
                    yield content.problem("beslissingen", name, loc, message)


def _imposed(content: Content, rule: Rule) -> Iterator[tuple[int, str]]:
    """Yield each kind that a rule imposes, with what comes along, by its place; help imposes nothing."""
    for number, maatregel in enumerate(rule.then.maatregelen):
        own = maatregel.klasse or content.maatregelen[maatregel.soort].klasse
        if own != "hulp":
            yield number, maatregel.soort
        for soort in content.maatregelen[maatregel.soort].samen:
            if content.maatregelen[soort].klasse != "hulp":
                yield number, soort


def _heard(beslissing: Beslissing) -> Iterator[str]:
    """Yield the kinds of measure that always come with the check on a hearing."""
    for table in beslissing.tabellen:
        for rule in table.rules:
            if table.toont == "controles" and HEARD in rule.then.toon and _only_measure(rule):
                yield from rule.when["maatregel"].een or ()


def _only_measure(rule: Rule) -> bool:
    return rule.when.keys() == {"maatregel"} and not rule.when["maatregel"].geen
