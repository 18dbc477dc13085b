"""What the facts of a case must be before a rule holds, for one rule or for many at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

ONBEKEND = "onbekend"
"""The value of a question that is asked and not (or not yet) answered."""

Facts = Mapping[str, frozenset[str]]
"""What is known: question or table id to its values. A question that is not asked is absent."""


class Conditie(NamedTuple):
    """What one fact must be: at least one of `een` is there (None: no matter), and none of `geen`."""

    naam: str
    een: frozenset[str] | None
    geen: frozenset[str] = frozenset()

    def holds(self, facts: Facts) -> bool:
        """Tell whether the facts meet it; a condition on an absent fact is not met."""
        values = facts.get(self.naam)
        if values is None or not self.geen.isdisjoint(values):
            return False
        return self.een is None or not self.een.isdisjoint(values)


When = tuple[Conditie, ...]


def holds(when: When, facts: Facts) -> bool:
    """Tell whether every condition is met."""
    return not when or all(conditie.holds(facts) for conditie in when)


def allowed(when: When, name: str) -> frozenset[str] | None:
    """Give the values of which a rule needs one; None when it does not look at that fact."""
    return next((conditie.een for conditie in when if conditie.naam == name), None)


Values = frozenset[str] | None
"""The values of one fact; None when it is absent."""


class Index:
    """The conditions of rules, by the fact they look at; long tables stay as quick as short ones.

    Which rules hold are bits of a number: bit 0 stands for the first rule.
    """

    def __init__(self, whens: Sequence[When]) -> None:
        """Take the conditions of every rule, in order."""
        self._every = (1 << len(whens)) - 1
        conditions: dict[str, dict[Conditie, int]] = {}
        for place, when in enumerate(whens):
            for conditie in when:
                rules = conditions.setdefault(conditie.naam, {})
                rules[conditie] = rules.get(conditie, 0) | 1 << place
        self._by_fact = {name: _OneFact(name, rules) for name, rules in conditions.items()}

    @property
    def facts(self) -> frozenset[str]:
        """The facts that any of the rules looks at."""
        return frozenset(self._by_fact)

    def holding(self, facts: Facts) -> int:
        """Give the rules that hold."""
        rules = self._every
        for name, one in self._by_fact.items():
            rules &= one[facts.get(name)]
        return rules

    def holding_each(self, facts: Facts, name: str, values: Iterable[str]) -> tuple[int, ...]:
        """Give the rules that hold when one fact has each of these values, one at a time."""
        rules = self._every
        for other, one in self._by_fact.items():
            if other != name:
                rules &= one[facts.get(other)]
        this = self._by_fact.get(name, _OneFact(name, {}))
        return tuple([rules & this[frozenset((value,))] for value in values])


class _OneFact(dict[Values, int]):
    """The rules that some values of a fact do not exclude; what was found is kept."""

    def __init__(self, name: str, conditions: dict[Conditie, int]) -> None:
        self._name, self._conditions = name, conditions

    def __missing__(self, values: Values) -> int:
        facts = {} if values is None else {self._name: values}
        excluded = 0
        for conditie, rules in self._conditions.items():
            if not conditie.holds(facts):
                excluded |= rules
        self[values] = ~excluded
        return ~excluded
