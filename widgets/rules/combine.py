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
    main = max(hits, key=table.rank)
    if combinatie.basis:
        first = max(_hits_per_value(table, {**facts, **combinatie.basis}), key=table.rank)
        multiple = times(first, combinatie.factor)
        main = max(multiple, main, key=table.rank)
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
        _widen(main, hits, combinatie.gebieden) + tuple(kept),
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
                factor=factor,
            )
            for maatregel in rule.maatregelen
        ),
    )


def _widen(main: Rule, hits: list[Rule], gebieden: tuple[str, ...]) -> tuple[Maatregel, ...]:
    """Offer the widest place of all measures of a kind where it is wider than the measure's own."""
    return tuple(
        replace(maatregel, eventueel=(*maatregel.eventueel, widest))
        if (widest := _widest(hits, maatregel.soort, gebieden)) not in _places(maatregel)
        and widest != _widest([main], maatregel.soort, gebieden)
        else maatregel
        for maatregel in main.maatregelen
    )


def _widest(rules: list[Rule], soort: str, gebieden: tuple[str, ...]) -> str:
    places = (place for rule in rules for m in rule.maatregelen if m.soort == soort for place in _places(m))
    return max(places, key=gebieden.index, default="")


def _places(maatregel: Maatregel) -> tuple[str, ...]:
    return (*maatregel.werkingsgebied, *maatregel.eventueel)
