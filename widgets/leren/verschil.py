"""What differs between a case and a rule: how much, and one such thing in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from widgets.rules import Decision, Regels, Table
from widgets.rules.clauses import word_conditions
from widgets.rules.conditie import ONBEKEND, Conditie, Facts, When, holds
from widgets.rules.table import Rule

ALS = "Als {wat}."
BIJVOORBEELD = "Bijvoorbeeld als {wat}."
ALLEEN = "Als het er alleen om gaat dat {wat}."
NIET = "Omdat {wat}."
OPEN = "Als je nog geen antwoord hebt op ‘{wat}’."
"""How a difference is worded: one clause, of several options the first, or what is in the way."""

_OPEN = frozenset((ONBEKEND,))


class Zin(NamedTuple):
    """One thing that differs: the form of the sentence, and what fills it."""

    vorm: str
    wat: str

    @property
    def tekst(self) -> str:
        """The sentence."""
        return self.vorm.format(wat=self.wat)


class Nearest(NamedTuple):
    """A rule, how much differs from the case before it holds, and one such thing."""

    verschillen: int
    zin: Zin
    rule: Rule


def nearest(
    regels: Regels, decision: Decision, rules: Iterable[tuple[Table, Rule]], facts: Facts
) -> Nearest | None:
    """Give the rule that differs least from the case, of those of which a difference can be worded.

    Of rules that differ as much it is the one whose difference is asked last: it leaves most as it is.
    Where another rule has another difference, its own is told as an example.
    """
    found: list[tuple[tuple[int, int], Nearest]] = []
    for table, rule in rules:
        unmet = [*_unmet(table, rule.when, facts)]
        size = sum(_size(regels, decision, part, facts) for part in unmet)
        if zin := _word_first(regels, decision, table, unmet, facts):
            found.append(((size, -_place(decision, unmet)), Nearest(size, zin, rule)))
    if not found:
        return None
    first = min(found, key=lambda pair: pair[0])[1]
    one_of_more = any(other.zin != first.zin for _, other in found)
    return first._replace(zin=_as_example(first.zin)) if one_of_more else first


def _place(decision: Decision, unmet: Iterable[Conditie]) -> int:
    """Give the place of the first question of which the answer differs; 0 when an outcome does."""
    names = [*decision.questions]
    return min((names.index(part.naam) if part.naam in names else 0 for part in unmet), default=0)


def _as_example(zin: Zin) -> Zin:
    if zin.vorm in (NIET, BIJVOORBEELD):
        return zin
    return zin._replace(vorm=f"Bijvoorbeeld {zin.vorm[0].lower()}{zin.vorm[1:]}")


def _earlier(regels: Regels, decision: Decision, part: Conditie, facts: Facts) -> Nearest | None:
    """Give what differs for an earlier table to give the outcome that is needed."""
    rules = (
        (table, rule)
        for table in decision.tables
        if table.id == part.naam
        for rule in table.settled
        if rule.uitkomst in (part.een or ())
    )
    return nearest(regels, decision, rules, facts)


def _unmet(table: Table, when: When, facts: Facts) -> Iterator[Conditie]:
    """Yield what differs from the case, one thing at a time: a value that lacks, or one that is in the way.

    Of the values that a table is asked for one at a time, the one it needs must be the only one.
    """
    for conditie in when:
        given = facts.get(conditie.naam, frozenset())
        wanted = conditie._replace(geen=frozenset())
        if not wanted.holds(facts) or (_one_at_a_time(table, wanted) and len(given) > 1):
            yield wanted
        for name in sorted(conditie.geen & given):
            yield Conditie(conditie.naam, None, frozenset((name,)))


def _one_at_a_time(table: Table, part: Conditie) -> bool:
    return part.naam == table.per and part.een is not None


def _size(regels: Regels, decision: Decision, part: Conditie, facts: Facts) -> int:
    """Count what differs: of an outcome what it takes to get there, of an answer whether it can be given."""
    earlier = _earlier(regels, decision, part, facts)
    return earlier.verschillen if earlier else 1 + (not _possible(decision, part, facts))


def _possible(decision: Decision, part: Conditie, facts: Facts) -> bool:
    """Tell whether one change of answer can bring it: its question is asked, and has that option."""
    given, vraag = facts.get(part.naam), decision.questions.get(part.naam)
    if vraag is None or given is None:
        return vraag is None
    if part.een is None:
        return not vraag.meer or given > part.geen
    return part.een == _OPEN or any(
        optie.id in part.een and holds(optie.when, facts) for optie in vraag.opties
    )


def _word_first(
    regels: Regels, decision: Decision, table: Table, unmet: list[Conditie], facts: Facts
) -> Zin | None:
    """Word one of what differs, rather of a question that was asked."""
    for part in sorted(unmet, key=lambda part: part.naam not in facts):
        here = not facts.get(part.naam, frozenset()).isdisjoint(part.een or ())
        only = _one_at_a_time(table, part) and (len(unmet) == 1 or here)
        if zin := _word(regels, decision, part, facts, only=only):
            return zin
    return None


def _word(regels: Regels, decision: Decision, part: Conditie, facts: Facts, *, only: bool) -> Zin | None:
    """Word one thing that differs; of a question that was not asked, why it was not."""
    vraag = decision.questions.get(part.naam)
    if vraag and part.een is None and not part.geen:
        gates = _unmet(decision.tables[0], vraag.when, facts)
        return next((_word(regels, decision, gate, facts, only=False) for gate in gates), None)
    if earlier := _earlier(regels, decision, part, facts):
        return earlier.zin
    if vraag and part.een == _OPEN:
        return Zin(OPEN, vraag.label)
    opties = vraag.opties if vraag else ()
    if against := [optie.als for optie in opties if optie.id in part.geen]:
        return Zin(NIET, against[0])
    wanted = [optie.als for optie in opties if optie.id in (part.een or ())]
    if wanted and len(wanted) < len(opties):
        return Zin(ALLEEN if only else ALS if len(wanted) == 1 else BIJVOORBEELD, wanted[0])
    wat = word_conditions(regels, decision, (part,))
    return Zin(ALS, wat) if wat else None
