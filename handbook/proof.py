"""The proof: every reachable combination of answers gives exactly one advice, and every rule is needed."""

from collections.abc import Iterator
from dataclasses import dataclass

from widgets.rules import Decision, NoUniqueRuleError, Regels, every_case
from widgets.rules.answers import every_path
from widgets.rules.conditie import Facts
from widgets.rules.decide import Finding, decide
from widgets.rules.words import enumerate_words

from .content import Content
from .organisatie.eerlijk import unfair_rules
from .problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """How many combinations were decided, by decision, and what the proof found wrong.

    `idle` names the national rules and outcomes that never hold in an edition: it need not remove them.
    """

    counts: dict[str, int]
    problems: tuple[Problem, ...]
    idle: tuple[str, ...] = ()


def prove(content: Content, regels: Regels) -> Proof:
    """Decide every combination of every decision; gives the counts and every gap, overlap and dead rule."""
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    idle: list[str] = []
    for name in regels.decisions:
        try:
            found, unfair = set[tuple[str, Finding]](), set[tuple[str, str]]()
            counts[name] = 0
            for findings in every_case(regels, name):
                counts[name] += 1
                found.update(findings.by_table.items())
                if content.laag:
                    unfair.update(unfair_rules(findings))
            for item, problem in _unreached(content, name, found):
                if content.laag and not content.laag.owns(problem.path):
                    idle.append(f"{name}.{item}")
                else:
                    problems.append(problem)
            problems.extend(_unfair(content, name, unfair))
        except NoUniqueRuleError:
            problems.extend(_gaps_and_overlaps(content, regels, name))
    return Proof(counts=counts, problems=tuple(problems), idle=tuple(idle))


def _unfair(content: Content, name: str, rules: set[tuple[str, str]]) -> Iterator[Problem]:
    for table, rule in sorted(rules):
        message = (
            f"regel {rule!r} geeft een sanctie bij emotie of kritiek; laat haar alleen gelden na een grens"
        )
        yield content.problem("beslissingen", name, _place(content, name, table, (rule,)), message)


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
            example = _word_facts(decision, facts) or "er nog niets is beantwoord"
            if error.rules:
                named = ", ".join(error.rules)
                message = f"de regels {named} gelden tegelijk als {example}; maak er één van of maak ze enger"
            else:
                message = f"geen regel van {error.table} geldt als {example}; maak er een of verruim er een"
            place = () if error.rules else _own_answer(content, name, facts)
            place = place or _place(content, name, error.table, error.rules)
            yield content.problem("beslissingen", name, place, message)


def _own_answer(content: Content, name: str, facts: Facts) -> tuple[str | int, ...]:
    """Give the place of the first answer among the facts that the edition has of its own, if any."""
    for place, vraag in enumerate(content.beslissingen[name].vragen):
        for row, optie in enumerate(vraag.options):
            names = (name, "vragen", vraag.id, "options", optie.id)
            if optie.id in facts.get(vraag.id, ()) and content.herkomst("beslissingen", *names) == "lokaal":
                return "vragen", place, "options", row
    return ()


def _place(content: Content, name: str, table_id: str, rules: tuple[str, ...]) -> tuple[str | int, ...]:
    for place, table in enumerate(content.beslissingen[name].tabellen):
        if table.id == table_id.split(".", maxsplit=1)[0]:
            for row, rule in enumerate(table.rules):
                if rules and rule.id == rules[-1]:
                    return ("tabellen", place, "rules", row)
            return ("tabellen", place)
    return ()


def _unreached(content: Content, name: str, found: set[tuple[str, Finding]]) -> Iterator[tuple[str, Problem]]:
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
                yield rule, content.problem("beslissingen", name, ("tabellen", place, kind, row), message)
        for row, uitkomst in enumerate(table.uitkomsten):
            if table.policy == "een" and (table.id, uitkomst.id) not in outcomes:
                message = f"geen regel leidt tot {uitkomst.id!r}; haal de uitkomst weg of gebruik haar"
                loc = ("tabellen", place, "uitkomsten", row)
                yield uitkomst.id, content.problem("beslissingen", name, loc, message)


def _word_facts(decision: Decision, facts: Facts) -> str:
    """Give the answers among the facts as one clause; the unanswered questions are left out."""
    clauses = []
    for vraag in decision.vragen:
        given = facts.get(vraag.id, frozenset())
        clauses += [enumerate_words([optie.als for optie in vraag.opties if optie.id in given], "en")]
    return enumerate_words([clause for clause in clauses if clause], "en")
