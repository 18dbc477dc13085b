"""What a decision is made of: questions, tables of rules, and the measures they lead to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from .duur import Duur
from .errors import NoUniqueRuleError

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
    return all(conditie.holds(facts) for conditie in when)


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

    `terugkijken` is the id of how long to look back for it.
    """

    id: str
    label: str
    opties: tuple[Optie, ...]
    hint: str = ""
    meer: bool = False
    weet_niet: bool = False
    terugkijken: str = ""
    when: When = ()
    source: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Maatregel:
    """One measure of an outcome: what, how long, where, and who decides."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rules over the same facts.

    `policy` is `een` (exactly one rule holds) or `alle` (every rule that holds counts). With `per`, the
    table is asked once for each value of that question. `uitkomsten` runs from light to heavy.
    """

    id: str
    policy: str
    rules: tuple[Rule, ...]
    titel: str = ""
    uitkomsten: tuple[str, ...] = ()
    per: str = ""
    combinaties: tuple[Combinatie, ...] = ()
    toont: str = ""
    _index: dict[str, dict[str, list[Rule]]] = field(default_factory=dict, compare=False, repr=False)
    _memo: dict[tuple[str, ...], dict[object, Any]] = field(default_factory=dict, compare=False, repr=False)

    def hits(self, facts: Facts) -> tuple[Rule, ...]:
        """Give the rules that hold, in the table's order."""
        return tuple(rule for rule in self._candidates(facts) if holds(rule.when, facts))

    def only(self, facts: Facts) -> Rule:
        """Give the one rule that holds. Raises NoUniqueRuleError when there is none, or more than one."""
        rules = self.hits(facts)
        if len(rules) != 1:
            raise NoUniqueRuleError(self.id, dict(facts), tuple(rule.id for rule in rules))
        return rules[0]

    def rank(self, outcome: HasOutcome) -> tuple[int, tuple[float, float]]:
        """Give how heavy an outcome is: its place among the outcomes, then its longest measure."""
        sizes = [maatregel.size for maatregel in outcome.maatregelen if maatregel.modaliteit != "eerst"]
        return self.uitkomsten.index(outcome.uitkomst), max(sizes, default=(0.0, 0.0))

    def remember(self) -> tuple[tuple[str, ...], dict[object, Any]]:
        """Give the facts this table looks at, and what it found before by their values."""
        if not self._memo:
            whens = [rule.when for rule in (*self.rules, *(c.rule for c in self.combinaties))]
            names = {conditie.naam for when in whens for conditie in when}
            names |= {name for c in self.combinaties for name in c.basis} | {self.per} - {""}
            self._memo[tuple(sorted(names))] = {}
        return next(iter(self._memo.items()))

    def _candidates(self, facts: Facts) -> Iterable[Rule]:
        """Narrow the rules by the fact that most of them look at, so that long tables stay quick."""
        if not self._index:
            self._index.update(_index_by_commonest(self.rules))
        name, by_value = next(iter(self._index.items()))
        values = facts.get(name, frozenset())
        if len(values) == 1:
            (value,) = values
            return by_value.get(value, by_value[""])
        return self.rules if values else by_value[""]


def _index_by_commonest(rules: tuple[Rule, ...]) -> dict[str, dict[str, list[Rule]]]:
    names = Counter(conditie.naam for rule in rules for conditie in rule.when if conditie.een is not None)
    name = names.most_common(1)[0][0] if names else ""
    conditions = [(rule, allowed(rule.when, name)) for rule in rules]
    values = {value for _, words in conditions for value in words or ()} | {""}
    by_value = {
        value: [rule for rule, words in conditions if words is None or value in words] for value in values
    }
    return {name: by_value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One decision of the handbook: its questions in order and its tables in order."""

    id: str
    titel: str
    vragen: tuple[Vraag, ...]
    tables: tuple[Table, ...]


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
    `stukken` the templates of documents.
    """

    editie: Mapping[str, str]
    decisions: Mapping[str, Decision]
    woorden: Mapping[str, Mapping[str, Mapping[str, object]]]
    kaart: Mapping[str, Any] = field(default_factory=dict)
    feestdagen: Mapping[str, Any] = field(default_factory=dict)
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    stukken: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
