"""Tables of rules: under which conditions which outcome holds."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .conditie import ONBEKEND, Facts, Index, When, allowed
from .errors import NoUniqueRuleError
from .maatregel import HasOutcome, Maatregel


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """When these facts hold, this is the outcome, for this reason, from these sources."""

    id: str
    because: str
    when: When = ()
    uitkomst: str = ""
    maatregelen: tuple[Maatregel, ...] = ()
    beslisser: tuple[str, ...] = ()
    overleg: tuple[str, ...] = ()
    toon: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()
    herkomst: str = field(default="", compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Combinatie:
    """What happens when several values of the `per` question hit at once.

    Without `basis` the highest outcome holds. With it, the highest outcome under those facts is taken
    `factor` times, unless the highest ordinary outcome is heavier. `behoud` names the kinds of measure
    that stay beside the highest; `gebieden` runs from the narrowest place to the widest,
    `rollen` from the lowest decider to the highest.
    """

    rule: Rule
    kort: str = ""
    basis: Facts = field(default_factory=dict)
    factor: int = 1
    behoud: frozenset[str] = frozenset()
    gebieden: tuple[str, ...] = ()
    rollen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rules over the same facts.

    `policy` is `een` (exactly one rule holds) or `alle` (every rule that holds counts). With `per`, the
    table is asked once for each value of that question. `uitkomsten` runs from light to heavy. `found` keeps
    what the table gave, by the rules that held.
    """

    id: str
    policy: str
    rules: tuple[Rule, ...]
    titel: str = ""
    uitkomsten: tuple[str, ...] = ()
    per: str = ""
    combinaties: tuple[Combinatie, ...] = ()
    toont: str = ""
    found: dict[object, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    @cached_property
    def index(self) -> Index:
        """Which rules hold, as bits."""
        return Index([rule.when for rule in self.rules])

    @cached_property
    def order(self) -> dict[str, int]:
        """The values of the `per` question, in the order of the rules."""
        return {
            value: place
            for place, rule in enumerate(self.rules)
            for value in allowed(rule.when, self.per) or ()
        }

    @cached_property
    def settled(self) -> tuple[Rule, ...]:
        """The rules with an outcome to compare with: they do not wait for something that is unknown."""
        waiting = frozenset((ONBEKEND,))
        return tuple(rule for rule in self.rules if all(conditie.een != waiting for conditie in rule.when))

    @cached_property
    def looks_at(self) -> frozenset[str]:
        """The facts that it looks at, in its rules, its combinations or its `per`."""
        combined = (conditie.naam for each in self.combinaties for conditie in each.rule.when)
        return self.index.facts.union(combined, (self.per,))

    def hits(self, facts: Facts) -> tuple[Rule, ...]:
        """Give the rules that hold, in the table's order."""
        return self.rules_of(self.index.holding(facts))

    def only(self, facts: Facts) -> Rule:
        """Give the one rule that holds. Raises NoUniqueRuleError when there is none, or more than one."""
        return self.rules[self.place(self.index.holding(facts), facts)]

    def place(self, bits: int, facts: Facts) -> int:
        """Give the place of the one rule in these bits. Raises NoUniqueRuleError for none, or several."""
        if bits.bit_count() != 1:
            raise NoUniqueRuleError(self.id, dict(facts), tuple(rule.id for rule in self.rules_of(bits)))
        return bits.bit_length() - 1

    def rank(self, outcome: HasOutcome) -> tuple[int, tuple[float, float]]:
        """Give how heavy an outcome is: its place among the outcomes, then its longest measure."""
        sizes = [maatregel.size for maatregel in outcome.maatregelen if maatregel.modaliteit != "eerst"]
        return self.uitkomsten.index(outcome.uitkomst), max(sizes, default=(0.0, 0.0))

    def rules_of(self, bits: int) -> tuple[Rule, ...]:
        """Give the rules that these bits stand for, in the table's order."""
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self.rules[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(found)
