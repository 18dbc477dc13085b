"""Several behaviours in one incident: which outcome holds, and which duties stay beside it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from .conditie import Facts, holds
from .errors import NoUniqueRuleError
from .maatregel import Maatregel
from .table import Combinatie, Rule, Table

Combined = tuple[str, tuple[Rule, ...], tuple[Maatregel, ...]]
"""The outcome, the rules that gave it (the combination's own rule first), and the measures."""


class Several(NamedTuple):
    """What several values at once lead to: the combination, and the place of each value's rule.

    `first` are the places of the rules under the facts of the combination's `basis`.
    """

    combinatie: int
    places: tuple[int, ...]
    first: tuple[int, ...]


def match(table: Table, facts: Facts) -> Several:
    """Give the rule for each value of `table.per`, in the order of the table.

    Raises NoUniqueRuleError when a value or the combination itself has no single rule.
    """
    number = _the_combinatie(table, facts)
    basis = table.combinaties[number].basis
    return Several(number, _each(table, facts), _each(table, {**facts, **basis}) if basis else ())


def combine(table: Table, several: Several) -> Combined:
    """Take the highest outcome over the values of `table.per`, or a multiple of it."""
    combinatie = table.combinaties[several.combinatie]
    hits, first = ([table.rules[place] for place in places] for places in several[1:])

    def weight(rule: Rule) -> tuple[object, int]:
        # Of two equal outcomes the one with the highest decider holds.
        return table.rank(rule), decider(rule, combinatie.rollen)

    main = max(hits, key=weight)
    if first:
        main = max(times(max(first, key=weight), combinatie.factor), main, key=table.rank)
    others = tuple(rule for rule in hits if rule.id != main.id)
    return (
        main.uitkomst,
        (combinatie.rule, main, *others),
        (*_widen(main, hits, combinatie), *_kept(main, others, combinatie)),
    )


def _the_combinatie(table: Table, facts: Facts) -> int:
    rules = [combinatie.rule for combinatie in table.combinaties]
    fitting = [number for number, rule in enumerate(rules) if holds(rule.when, facts)]
    if len(fitting) != 1:
        ids = tuple(rules[number].id for number in fitting)
        raise NoUniqueRuleError(f"{table.id}.combinaties", dict(facts), ids)
    return fitting[0]


def _each(table: Table, facts: Facts) -> tuple[int, ...]:
    last = len(table.order)
    values = sorted(facts[table.per], key=lambda value: (table.order.get(value, last), value))
    return tuple(table.place(bits, facts) for bits in table.index.holding_each(facts, table.per, values))


def _kept(main: Rule, others: Iterable[Rule], combinatie: Combinatie) -> list[Maatregel]:
    kinds = combinatie.behoud - {own.soort for own in main.maatregelen}
    return [maatregel for rule in others for maatregel in rule.maatregelen if maatregel.soort in kinds]


def times(rule: Rule, factor: int) -> Rule:
    """Give the rule with every duration `factor` times as long; what has no number stays as it is."""
    return replace(
        rule,
        maatregelen=tuple(
            replace(
                maatregel,
                duur=maatregel.duur.times(factor),
                richtgetal=maatregel.richtgetal and maatregel.richtgetal.times(factor),
            )
            for maatregel in rule.maatregelen
        ),
    )


def decider(rule: Rule, rollen: tuple[str, ...]) -> int:
    """Give how high the highest decider of a rule stands; -1 when it names none."""
    deciders = (rol for m in rule.maatregelen for rol in (*m.beslisser, *m.overleg))
    return max((rollen.index(rol) for rol in deciders), default=-1)


def _widen(main: Rule, hits: list[Rule], combinatie: Combinatie) -> tuple[Maatregel, ...]:
    """Offer the widest place of all measures of a kind, and then also name who decides there."""
    widened = []
    for maatregel in main.maatregelen:
        others = [m for rule in hits for m in rule.maatregelen if m.soort == maatregel.soort and places(m)]
        widest = max(others, key=lambda other: width(other, combinatie.gebieden), default=maatregel)
        if others and width(widest, combinatie.gebieden) > width(maatregel, combinatie.gebieden):
            place = max(places(widest), key=combinatie.gebieden.index)
            deciders = dict.fromkeys((*maatregel.beslisser, *widest.beslisser))
            maatregel = replace(  # noqa: PLW2901 - the measure as it comes out
                maatregel, eventueel=(*maatregel.eventueel, place), beslisser=tuple(deciders)
            )
        widened.append(maatregel)
    return tuple(widened)


def width(maatregel: Maatregel, gebieden: tuple[str, ...]) -> int:
    """Give how wide the widest place of a measure is; -1 when it names none."""
    return max((gebieden.index(place) for place in places(maatregel)), default=-1)


def places(maatregel: Maatregel) -> tuple[str, ...]:
    """Give where a measure holds or may hold."""
    return (*maatregel.werkingsgebied, *maatregel.eventueel)
