"""Why not another outcome, and which single other answer would give one."""

from collections.abc import Iterator
from dataclasses import dataclass

from .answers import ask, asked, shown_opties, to_answers
from .conditie import ONBEKEND, allowed
from .decide import Finding, Findings, decide
from .model import Vraag
from .table import Rule, Table


@dataclass(frozen=True, slots=True)
class Change:
    """One other answer to one question (`weg`: one option less), and what would then be found."""

    vraag: Vraag
    optie: str
    weg: bool
    findings: Findings


def code(findings: Findings) -> str:
    """Give the advice as a short code, for instance `pandverbod:P6M-P12M:schade-verhalen;altijd`.

    For every table what it gave, see `code_of`.
    """
    tables = (table for table in findings.decision.tables if table.policy == "een")
    return ";".join([findings.by_table[table.id].code for table in tables])


def neighbours(findings: Findings) -> Iterator[tuple[Table, Rule]]:
    """Yield the rules whose outcome lies next to the one found.

    In a table with measures: the next lighter outcome, the next heavier, and the rules for the same
    behaviour. In any other table: one rule for each outcome that was not found.
    """
    for table in findings.decision.tables:
        if table.policy != "een":
            continue
        finding = findings.by_table[table.id]
        found = {rule.id for rule in finding.rules}
        others = [
            rule
            for rule in table.settled
            if rule.id not in found and not _needs_another_table(findings, rule)
        ]
        chosen = _beside(table, finding, others) if finding.maatregelen else _per_outcome(finding, others)
        for rule in chosen:
            yield table, rule


def _needs_another_table(findings: Findings, rule: Rule) -> bool:
    """Tell whether another table must find something else first: no answer alone brings this rule."""
    return any(c.naam in findings.by_table and not c.holds(findings.facts) for c in rule.when)


def _beside(table: Table, finding: Finding, others: list[Rule]) -> list[Rule]:
    here = table.rank(finding)
    ranked = sorted((rule for rule in others if rule.maatregelen), key=table.rank)
    lighter = [rule for rule in ranked if table.rank(rule) < here][-1:]
    heavier = [rule for rule in ranked if table.rank(rule) > here][:1]
    own = {allowed(rule.when, table.per) for rule in finding.rules} - {None}
    same = [rule for rule in others if rule.maatregelen and allowed(rule.when, table.per) in own]
    return list({rule.id: rule for rule in (*lighter, *same, *heavier)}.values())


def _per_outcome(finding: Finding, others: list[Rule]) -> list[Rule]:
    first: dict[str, Rule] = {}
    for rule in others:
        if rule.uitkomst != finding.uitkomst:
            first.setdefault(rule.uitkomst, rule)
    return list(first.values())


def changes(findings: Findings) -> Iterator[Change]:
    """Yield every single other answer that would change the advice, in the order of the questions."""
    decision, facts = findings.decision, findings.facts
    answers = {name: tuple(values) for name, values in to_answers(decision, facts).items()}
    here = _whole(findings)
    for vraag in asked(decision, facts):
        own = answers.get(vraag.id, ())
        for optie in shown_opties(vraag, facts):
            if weg := optie.id in own:
                if not vraag.meer or len(own) == 1:
                    continue
                other = tuple(value for value in own if value != optie.id)
            else:
                other = (*own, optie.id) if vraag.meer else (optie.id,)
            found = decide(decision.core, ask(decision, {**answers, vraag.id: other}))
            if _whole(found) != here:
                yield Change(vraag, optie.id, weg, found)


def _whole(findings: Findings) -> list[object]:
    """Give what counts as another advice; without `per` also place and decider."""
    tables = (table for table in findings.decision.tables if not table.per)
    measures = (maatregel for table in tables for maatregel in findings.by_table[table.id].maatregelen)
    return [code(findings), *((m.soort, m.werkingsgebied, m.eventueel, m.beslisser) for m in measures)]


def open_questions(findings: Findings) -> tuple[str, ...]:
    """Give the questions that are asked and not answered."""
    return tuple(
        vraag.id for vraag in asked(findings.decision, findings.facts) if ONBEKEND in findings.facts[vraag.id]
    )
