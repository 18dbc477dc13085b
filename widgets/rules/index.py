"""Which of many rules hold, as bits of a number: bit 0 stands for the first rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Conditie, Facts, When

Values = frozenset[str] | None
"""The values of one fact; None when it is absent."""


class Index:
    """The conditions of rules, by the fact they look at; long tables stay as quick as short ones."""

    def __init__(self, whens: Sequence[When]) -> None:
        """Take the conditions of every rule, in order."""
        self._every = (1 << len(whens)) - 1
        self._by_fact: dict[str, _OneFact] = {}
        for place, when in enumerate(whens):
            for conditie in when:
                self._by_fact.setdefault(conditie.naam, _OneFact(conditie.naam)).add(conditie, 1 << place)

    def holding(self, facts: Facts, besides: str = "") -> int:
        """Give the rules that hold, whatever the fact `besides` is."""
        rules = self._every
        for name, one in self._by_fact.items():
            if name != besides:
                rules &= one[facts.get(name)]
        return rules

    def holding_each(self, facts: Facts, name: str, values: Iterable[str]) -> tuple[int, ...]:
        """Give the rules that hold when this one fact has each of these values, one at a time."""
        rules, one = self.holding(facts, besides=name), self._by_fact.setdefault(name, _OneFact(name))
        return tuple(rules & one[frozenset((value,))] for value in values)


class _OneFact(dict[Values, int]):
    """The rules that some values of a fact do not exclude; what was found is kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rules: dict[Conditie, int] = {}

    def add(self, conditie: Conditie, rule: int) -> None:
        self.rules[conditie] = self.rules.get(conditie, 0) | rule

    def __missing__(self, values: Values) -> int:
        facts = {} if values is None else {self.name: values}
        excluded = 0
        for conditie, rules in self.rules.items():
            if not conditie.holds(facts):
                excluded |= rules
        self[values] = ~excluded
        return ~excluded
