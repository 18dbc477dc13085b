"""What an edition keeps: nobody gets a sanction unheard, and none for emotion or criticism."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem
    from handbook.schema.decisions import Beslissing, Rule
    from handbook.yaml_source import Loc
    from widgets.rules.decide import Findings

HEARD = "gehoord"
"""The check (content/controles.yml) that asks whether the person was heard."""

NORM, EMOTION = "norm", "acceptabel"
"""The question whether someone went too far, and the answer that it was emotion or criticism."""

PROTECTS = ("maatregel", "hulp")
"""The classes of measure that are no sanction: they keep others safe, or help."""


def check_hearing(content: Content) -> Iterator[Problem]:
    """Yield a problem for every decision that can advise a sanction of its own without a hearing first."""
    national = content.laag.raw["maatregelen"] if content.laag else {}
    anywhere = {soort for beslissing in content.beslissingen.values() for soort in _heard(beslissing)}
    free = national.keys() - anywhere
    for name, beslissing in content.beslissingen.items():
        heard = {*free, *_heard(beslissing)}
        unheard = {
            soort: loc
            for loc, soort in _measures(content, beslissing)
            if soort not in heard and _is_sanction(content, soort)
        }
        if unheard:
            place = next(iter(unheard.values()))
            source = content.controles[HEARD].source
            message = _advice(beslissing, sorted(unheard), ", ".join(source))
            yield content.problem("beslissingen", name, place, message)


def _measures(content: Content, beslissing: Beslissing) -> Iterator[tuple[Loc, str]]:
    """Yield every kind of measure that a decision can give, the last first, with its place."""
    for place, table in reversed(list(enumerate(beslissing.tabellen))):
        for row, rule in reversed(list(enumerate(table.rules))):
            for number, maatregel in reversed(list(enumerate(rule.then.maatregelen))):
                loc = ("tabellen", place, "rules", row, "then", "maatregelen", number, "soort")
                kind = content.maatregelen[maatregel.soort]
                # What a rule says of its own measure goes before what is said of the kind.
                own = () if maatregel.klasse in PROTECTS else (maatregel.soort,)
                for soort in (*kind.samen, *own):
                    yield loc, soort


def _advice(beslissing: Beslissing, soorten: list[str], source: str) -> str:
    """Say which rule to add, ready to be copied."""
    named = ", ".join(soorten)
    rule = (
        f"{{id: eerst-horen, when: {{maatregel: [{named}]}}, then: {{toon: [{HEARD}]}}, "
        f"because: Een sanctie komt pas na hoor en wederhoor., source: [{source}]}}"
    )
    table = next((table.id for table in beslissing.tabellen if table.toont == "controles"), None)
    if table:
        add = f"voeg aan de tabel {table} de regel toe: {rule}"
    else:
        add = (
            "voeg onderaan een tabel toe: {id: controles, titel: Ga dit na vóór een sanctie, policy: alle, "
            f"toont: controles, rules: [{rule}]}}"
        )
    return f"dit kan zo worden opgelegd zonder hoor en wederhoor: {named}; {add}"


def _is_sanction(content: Content, soort: str) -> bool:
    """Tell whether a kind of measure is one; what protects or helps others does not wait for a hearing."""
    return content.maatregelen[soort].klasse not in PROTECTS


def unfair_rules(findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield the table and the rule of every sanction that is advised although it was emotion or criticism."""
    if EMOTION not in findings.facts.get(NORM, ()):
        return
    for table, finding in findings.by_table.items():
        if any(maatregel.meer.get("klasse") not in PROTECTS for maatregel in finding.maatregelen):
            yield from ((table, rule.id) for rule in finding.rules)


def _heard(beslissing: Beslissing) -> Iterator[str]:
    """Yield the kinds of measure that always come with the check on a hearing."""
    for table in beslissing.tabellen:
        for rule in table.rules:
            if table.toont == "controles" and HEARD in rule.then.toon and _only_measure(rule):
                yield from rule.when["maatregel"].een or ()


def _only_measure(rule: Rule) -> bool:
    return rule.when.keys() == {"maatregel"} and not rule.when["maatregel"].geen
