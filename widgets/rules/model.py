"""What a decision is made of: questions, tables of rules, and the measures they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from .duur import Duur
from .errors import NoUniqueRuleError
from .index import Index

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Optie:
    """One answer to choose; `als` is the same as a clause: "een medewerker is bedreigd".

    `overnemen` are the answers to questions of other decisions with which it is chosen by itself.
    """

    id: str
    label: str
    als: str
    hint: str = ""
    voorbeelden: tuple[str, ...] = ()
    kenmerken: tuple[str, ...] = ()
    when: When = ()
    overnemen: When = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Vraag:
    """One question with its closed list of answers; `meer` allows several at once.

    `terugkijken_id` is the duration that says how long to look back for it.
    """

    id: str
    label: str
    opties: tuple[Optie, ...]
    hint: str = ""
    meer: bool = False
    weet_niet: bool = False
    terugkijken_id: str = ""
    when: When = ()
    source: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Maatregel:
    """One measure of an outcome: what, how long, where, and who decides; `meer` is for the advice.

    `herkomst` names, in an edition, the parts that are not as the national example has them.
    """

    soort: str
    duur: Duur = Duur()
    duur_id: str | None = None
    richtgetal: Duur | None = None
    langer_dan: Duur | None = None
    modaliteit: str = "vast"
    werkingsgebied: tuple[str, ...] = ()
    eventueel: tuple[str, ...] = ()
    beslisser: tuple[str, ...] = ()
    overleg: tuple[str, ...] = ()
    voorwaarden: tuple[str, ...] = ()
    uitzonderingen: tuple[str, ...] = ()
    rechtsmiddel: str = ""
    source: tuple[str, ...] = ()
    meer: Mapping[str, Any] = field(default_factory=dict)
    herkomst: Mapping[str, str] | None = field(default=None, compare=False)

    @property
    def size(self) -> tuple[float, float]:
        """What to compare durations by; an open one counts as the figure that guides it."""
        guide = self.richtgetal or self.langer_dan
        return guide.size if self.duur.is_open and guide else self.duur.size


class HasOutcome(Protocol):
    """A rule, or what a table gave."""

    @property
    def uitkomst(self) -> str:
        """The id of the outcome."""

    @property
    def maatregelen(self) -> tuple[Maatregel, ...]:
        """The measures it consists of."""


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


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One decision of the handbook: its questions in order and its tables in order."""

    id: str
    titel: str
    vragen: tuple[Vraag, ...]
    tables: tuple[Table, ...]

    @property
    def sanctions(self) -> bool:
        """Whether it leads to measures."""
        return any(rule.maatregelen for rule in self.tables[0].rules)

    @cached_property
    def core(self) -> "Decision":
        """The same decision without what is only shown beside its outcomes."""
        return replace(self, tables=tuple(table for table in self.tables if table.policy == "een"))

    @cached_property
    def questions(self) -> dict[str, Vraag]:
        """Its questions by id."""
        return {vraag.id: vraag for vraag in self.vragen}


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """Several decisions on one incident; `velden` are the dates to ask, `vragen` whether it asks."""

    id: str
    titel: str
    beslissingen: tuple[str, ...]
    velden: tuple[str, ...] = ()
    vragen: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Regels:
    """Everything the rules know: the decisions, and the words for every id they use.

    `kaart` holds the words around an advice, `feestdagen` the holidays and the years they are known for,
    `stukken` the templates of documents, `landelijk` the national example beside an edition. `last` keeps
    the last advice of each decision in a dossier, with the answers it was given on.
    """

    editie: Mapping[str, str]
    decisions: Mapping[str, Decision]
    woorden: Mapping[str, Mapping[str, Mapping[str, object]]]
    kaart: Mapping[str, Any] = field(default_factory=dict)
    feestdagen: Mapping[str, Any] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    stukken: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    landelijk: "Regels | None" = field(default=None, compare=False)
    last: dict[str, tuple[object, dict[str, Any]]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )
