"""From facts to findings: ask every table of a decision, in order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from .answers import every_next
from .codes import code_of
from .combine import Several, combine, match
from .conditie import Facts
from .maatregel import Maatregel
from .model import Decision, Vraag
from .table import Rule, Table


@dataclass(frozen=True, eq=False)
class Finding:
    """What one table gave: the outcome, its measures, what to show, and the rules that said so.

    The same rules give the same object. `facts` is what it adds to the facts for the tables after it.
    """

    uitkomst: str
    rules: tuple[Rule, ...]
    maatregelen: tuple[Maatregel, ...] = ()
    toon: tuple[str, ...] = ()
    facts: Facts = field(default_factory=dict)

    @cached_property
    def code(self) -> str:
        """The outcome and its measures in short."""
        return code_of(self)


class Findings(NamedTuple):
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
    return Findings(decision, known, _ask_all(decision.tables, known, {}))


def decide_every(decision: Decision) -> Iterator[Findings]:
    """Decide every reachable combination of answers, `onbekend` among them, each once.

    A table is asked as soon as no later question is of matter to it: all that follows shares what it gave.
    Raises NoUniqueRuleError as `decide` does.
    """
    steps = _steps(decision)

    def walk(place: int, before: Facts, given: Mapping[str, Finding]) -> Iterator[Findings]:
        vraag, tables = steps[place]
        for facts in every_next(vraag, before):
            found = _ask_all(tables, facts, given) if tables else given
            if place + 1 == len(steps):
                yield Findings(decision, facts, found)
            else:
                yield from walk(place + 1, facts, found)

    return walk(0, {}, {})


def _ask_all(
    tables: Iterable[Table], known: dict[str, frozenset[str]], found: Mapping[str, Finding]
) -> Mapping[str, Finding]:
    """Add to what is known and found what these tables give."""
    found = dict(found)
    for table in tables:
        finding = found[table.id] = _ask(table, known)
        known.update(finding.facts)
    return found


def _steps(decision: Decision) -> list[tuple[Vraag, list[Table]]]:
    """Give each question with the tables that wait for it, in order: it is the last one they look at."""
    steps: list[tuple[Vraag, list[Table]]] = [(vraag, []) for vraag in decision.vragen]
    places = {vraag.id: place for place, vraag in enumerate(decision.vragen)}
    last = 0
    for table in decision.tables:
        last = max((last, *(places.get(name.partition(".")[0], 0) for name in table.looks_at)))
        steps[last][1].append(table)
    return steps


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
        uitkomst, rules, maatregelen = combine(table, held)
        return Finding(uitkomst, rules, maatregelen, facts=_facts(table, uitkomst, maatregelen))
    if table.policy == "alle":
        rules = table.rules_of(held)
        return Finding("", rules, toon=tuple(dict.fromkeys(item for rule in rules for item in rule.toon)))
    rule = table.rules[table.place(held, facts)]
    more = _facts(table, rule.uitkomst, rule.maatregelen)
    return Finding(rule.uitkomst, (rule,), rule.maatregelen, rule.toon, more)


def _facts(table: Table, uitkomst: str, maatregelen: tuple[Maatregel, ...]) -> Facts:
    facts = {table.id: frozenset((uitkomst,))}
    if maatregelen:
        facts["maatregel"] = frozenset(maatregel.soort for maatregel in maatregelen)
        facts["duur"] = frozenset(room(maatregel) for maatregel in maatregelen if maatregel.duur_id)
    return facts


def room(maatregel: Maatregel) -> str:
    """Give how much room its duration leaves: vast, bandbreedte or open."""
    if maatregel.duur.is_exact:
        return "vast"
    return "open" if maatregel.duur.is_open else "bandbreedte"
