"""Everything the rules know, from one answer to all decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from .conditie import When
from .table import Table


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
