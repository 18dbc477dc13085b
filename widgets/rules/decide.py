"""From facts to findings: ask every table of a decision, in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from .combine import Several, combine, match
from .model import Decision, Facts, Maatregel, Rule, Table


@dataclass(frozen=True, slots=True)
class Finding:
    """What one table gave: the outcome, its measures, what to show, and the rules that said so."""

    uitkomst: str
    rules: tuple[Rule, ...]
    maatregelen: tuple[Maatregel, ...] = ()
    toon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a whole decision gave. `facts` holds the answers and what the tables added to them."""

    decision: Decision
    facts: Facts
    by_table: Mapping[str, Finding]


def decide(decision: Decision, facts: Facts) -> Findings:
    """Ask every table; each one's outcome is a fact to the tables after it.

    A table with measures adds `maatregel` (the kinds) and `duur` (vast, bandbreedte or open).
    Raises NoUniqueRuleError when a table that must give one rule does not.
    """
    known = dict(facts)
    found: dict[str, Finding] = {}
    for table in decision.tables:
        finding = found[table.id] = _ask(table, known)
        if table.policy == "een":
            known[table.id] = frozenset((finding.uitkomst,))
        if finding.maatregelen:
            known["maatregel"] = frozenset(m.soort for m in finding.maatregelen)
            known["duur"] = frozenset(_room(m) for m in finding.maatregelen if m.duur_id)
    return Findings(decision, known, found)


def _ask(table: Table, facts: Facts) -> Finding:
    """Give what a table finds; what it found before when the same rules hold."""
    several = table.policy == "een" and table.per and len(facts.get(table.per, ())) > 1
    held = match(table, facts) if several else table.index.holding(facts)
    finding: Finding | None = table.found.get(held)
    if finding is None:
        finding = table.found[held] = _find(table, held, facts)
    return finding


def _find(table: Table, held: Several | int, facts: Facts) -> Finding:
    if isinstance(held, Several):
        return Finding(*combine(table, held))
    if table.policy == "alle":
        rules = table.rules_of(held)
        return Finding("", rules, toon=tuple(dict.fromkeys(item for rule in rules for item in rule.toon)))
    rule = table.rules[table.place(held, facts)]
    return Finding(rule.uitkomst, (rule,), rule.maatregelen, rule.toon)


def _room(maatregel: Maatregel) -> str:
    if maatregel.duur.is_exact:
        return "vast"
    return "open" if maatregel.duur.is_open else "bandbreedte"
