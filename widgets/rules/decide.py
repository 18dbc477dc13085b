"""From facts to findings: ask every table of a decision, in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from .combine import combine
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
        finding = found[table.id] = _ask_again(table, known)
        if table.policy == "een":
            known[table.id] = frozenset((finding.uitkomst,))
        if finding.maatregelen:
            known["maatregel"] = frozenset(m.soort for m in finding.maatregelen)
            known["duur"] = frozenset(room(m) for m in finding.maatregelen if m.duur_id)
    return Findings(decision, known, found)


def _ask_again(table: Table, facts: Facts) -> Finding:
    """Give what the table found before on the facts it looks at: most combinations differ elsewhere."""
    names, memo = table.remember()
    key = tuple(map(facts.get, names))
    finding: Finding | None = memo.get(key)
    if finding is None:
        finding = memo[key] = _ask_table(table, facts)
    return finding


def _ask_table(table: Table, facts: Facts) -> Finding:
    if table.policy == "alle":
        rules = table.hits(facts)
        return Finding("", rules, toon=tuple(dict.fromkeys(item for rule in rules for item in rule.toon)))
    values = sorted(facts.get(table.per, ())) if table.per else ()
    if len(values) > 1:
        return Finding(*combine(table, facts))
    rule = table.only(facts)
    return Finding(rule.uitkomst, (rule,), rule.maatregelen, rule.toon)


def room(maatregel: Maatregel) -> str:
    """Give how much room its duration leaves: vast, bandbreedte or open."""
    if maatregel.duur.is_exact:
        return "vast"
    return "open" if maatregel.duur.is_open else "bandbreedte"
