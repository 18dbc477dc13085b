"""Several behaviours in one incident: which outcome holds, and which duties stay beside it."""

from dataclasses import replace

from .errors import NoUniqueRuleError
from .model import Combinatie, Facts, Maatregel, Rule, Table, allowed, holds

Combined = tuple[str, tuple[Rule, ...], tuple[Maatregel, ...]]
"""The outcome, the rules that gave it (the combination's own rule first), and the measures."""


def combine(table: Table, facts: Facts) -> Combined:
    """Take the highest outcome over the values of `table.per`, or a multiple of it.

    Raises NoUniqueRuleError when a value or the combination itself has no single rule.
    """
    combinatie = _the_combinatie(table, facts)
    hits = _hits_per_value(table, facts)

    def weight(rule: Rule) -> tuple[object, int]:
        # Of two equal outcomes the one with the highest decider holds.
        return table.rank(rule), decider(rule, combinatie.rollen)

    main = max(hits, key=weight)
    if combinatie.basis:
        first = max(_hits_per_value(table, {**facts, **combinatie.basis}), key=weight)
        main = max(times(first, combinatie.factor), main, key=table.rank)
    kept = [
        maatregel
        for rule in hits
        if rule.id != main.id
        for maatregel in rule.maatregelen
        if maatregel.soort in combinatie.behoud
        and maatregel.soort not in {own.soort for own in main.maatregelen}
    ]
    others = tuple(rule for rule in hits if rule.id != main.id)
    return (
        main.uitkomst,
        (combinatie.rule, main, *others),
        _widen(main, hits, combinatie) + tuple(kept),
    )


def _the_combinatie(table: Table, facts: Facts) -> Combinatie:
    fitting = [c for c in table.combinaties if holds(c.rule.when, facts)]
    if len(fitting) != 1:
        raise NoUniqueRuleError(f"{table.id}.combinaties", dict(facts), tuple(c.rule.id for c in fitting))
    return fitting[0]


def _hits_per_value(table: Table, facts: Facts) -> list[Rule]:
    order = {value: place for place, rule in enumerate(table.rules) for value in _values(rule, table.per)}
    values = sorted(facts[table.per], key=lambda value: order.get(value, len(order)))
    return [table.only({**facts, table.per: frozenset((value,))}) for value in values]


def _values(rule: Rule, name: str) -> frozenset[str]:
    return allowed(rule.when, name) or frozenset()


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
