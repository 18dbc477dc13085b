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


def check_hearing(content: Content) -> Iterator[Problem]:
    """Yield a problem for every measure of the organisation that can be advised without a hearing first."""
    national = content.laag.raw["maatregelen"] if content.laag else {}
    anywhere = {soort for beslissing in content.beslissingen.values() for soort in _heard(beslissing)}
    free = national.keys() - anywhere
    for name, beslissing in content.beslissingen.items():
        heard = {*free, *_heard(beslissing)}
        unheard = {
            soort for soort in content.maatregelen if soort not in heard and _is_sanction(content, soort)
        }
        for place, table in enumerate(beslissing.tabellen):
            for row, rule in enumerate(table.rules):
                for number, maatregel in enumerate(rule.then.maatregelen):
                    loc: Loc = ("tabellen", place, "rules", row, "then", "maatregelen", number, "soort")
                    for soort in (maatregel.soort, *content.maatregelen[maatregel.soort].samen):
                        if soort in unheard:
                            yield content.problem("beslissingen", name, loc, _advice(soort))


def _advice(soort: str) -> str:
    return (
        f"{soort!r} kan zo worden opgelegd zonder hoor en wederhoor; voeg een regel toe aan een tabel met "
        f"`toont: controles`: when: {{maatregel: {soort}}}, then: {{toon: [{HEARD}]}}"
    )


def _is_sanction(content: Content, soort: str) -> bool:
    """Tell whether a kind of measure is one; what protects or helps others does not wait for a hearing."""
    return content.maatregelen[soort].klasse not in ("maatregel", "hulp")


def unfair_rules(findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield the table and the rule of every measure that is advised although it was emotion or criticism."""
    if EMOTION not in findings.facts.get(NORM, ()):
        return
    for table, finding in findings.by_table.items():
        if finding.maatregelen:
            yield from ((table, rule.id) for rule in finding.rules)


def _heard(beslissing: Beslissing) -> Iterator[str]:
    """Yield the kinds of measure that always come with the check on a hearing."""
    for table in beslissing.tabellen:
        for rule in table.rules:
            if table.toont == "controles" and HEARD in rule.then.toon and _only_measure(rule):
                yield from rule.when["maatregel"].een or ()


def _only_measure(rule: Rule) -> bool:
    return rule.when.keys() == {"maatregel"} and not rule.when["maatregel"].geen
