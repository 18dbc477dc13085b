"""The proof: every reachable combination of answers gives exactly one advice, and every rule is needed."""

from collections.abc import Iterator
from dataclasses import dataclass

from widgets.rules import NoUniqueRuleError, Regels, every_case
from widgets.rules.answers import every_path
from widgets.rules.decide import Finding, decide
from widgets.rules.words import word_facts

from .content import Content
from .problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """How many combinations were decided, by decision, and what the proof found wrong."""

    counts: dict[str, int]
    problems: tuple[Problem, ...]


def prove(content: Content, regels: Regels) -> Proof:
    """Decide every combination of every decision; gives the counts and every gap, overlap and dead rule."""
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    for name in regels.decisions:
        try:
            found = set[tuple[str, Finding]]()
            counts[name] = 0
            for findings in every_case(regels, name):
                counts[name] += 1
                found.update(findings.by_table.items())
            problems.extend(_unreached(content, name, found))
        except NoUniqueRuleError:
            problems.extend(_gaps_and_overlaps(content, regels, name))
    return Proof(counts=counts, problems=tuple(problems))


def _gaps_and_overlaps(content: Content, regels: Regels, name: str) -> Iterator[Problem]:
    """Go on past the first error and give one problem for each table and set of rules, with an example."""
    decision = regels.decisions[name]
    seen = set()
    for facts in every_path(decision):
        try:
            decide(decision, facts)
        except NoUniqueRuleError as error:
            if (error.table, error.rules) in seen:
                continue
            seen.add((error.table, error.rules))
            example = word_facts(decision, facts) or "er nog niets is beantwoord"
            if error.rules:
                named = ", ".join(error.rules)
                message = f"de regels {named} gelden tegelijk als {example}; maak er één van of maak ze enger"
            else:
                message = f"geen regel van {error.table} geldt als {example}; maak er een of verruim er een"
            yield content.problem(
                "beslissingen", name, _place(content, name, error.table, error.rules), message
            )


def _place(content: Content, name: str, table_id: str, rules: tuple[str, ...]) -> tuple[str | int, ...]:
    for place, table in enumerate(content.beslissingen[name].tabellen):
        if table.id == table_id.split(".", maxsplit=1)[0]:
            for row, rule in enumerate(table.rules):
                if rules and rule.id == rules[-1]:
                    return ("tabellen", place, "rules", row)
            return ("tabellen", place)
    return ()


def _unreached(content: Content, name: str, found: set[tuple[str, Finding]]) -> Iterator[Problem]:
    rules = {rule.id for _, finding in found for rule in finding.rules}
    outcomes = {(table, finding.uitkomst) for table, finding in found}
    for place, table in enumerate(content.beslissingen[name].tabellen):
        ids = {
            "rules": [rule.id for rule in table.rules],
            "combinaties": [combinatie.id for combinatie in table.combinaties],
        }
        for kind, row, rule in (
            (kind, row, rule) for kind, many in ids.items() for row, rule in enumerate(many)
        ):
            if rule not in rules:
                message = f"regel {rule!r} geldt nooit; haal hem weg of maak hem ruimer"
                yield content.problem("beslissingen", name, ("tabellen", place, kind, row), message)
        for row, uitkomst in enumerate(table.uitkomsten):
            if table.policy == "een" and (table.id, uitkomst.id) not in outcomes:
                message = f"geen regel leidt tot {uitkomst.id!r}; haal de uitkomst weg of gebruik haar"
                yield content.problem("beslissingen", name, ("tabellen", place, "uitkomsten", row), message)
