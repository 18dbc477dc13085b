"""The shape of a decision: questions, answers, tables of rules."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt

from .afspraken import Afspraken
from .fields import (
    BronId,
    DuurId,
    Entry,
    GebiedId,
    Id,
    Naam,
    RolId,
    SoortId,
    Sourced,
    Tekst,
    UitzonderingId,
    VoorwaardeId,
    Words,
)

Modaliteit = Literal["vast", "en-of", "eerst", "mag", "moet", "automatisch"]


class Conditie(Entry):
    """At least one of `een` is there, and none of `geen`; a bare word or list in the file is `een`."""

    een: Words | None = None
    geen: Words | None = None


def _as_conditie(value: object) -> object:
    return value if isinstance(value, dict) else {"een": value}


When = dict[str, Annotated[Conditie, BeforeValidator(_as_conditie)]]


class Optie(Entry):
    """One answer; `als` is the same as a clause after the word `als`.

    `overnemen` says with which answers to questions of another decision this one is taken over.
    """

    id: Id
    label: Tekst
    als: Tekst
    hint: str = ""
    voorbeelden: tuple[str, ...] = ()
    kenmerken: tuple[Id, ...] = ()
    overnemen: dict[str, Words] = {}
    when: When = {}
    source: tuple[BronId, ...] = ()


class Vraag(Sourced):
    """One question with its closed list of answers."""

    id: Naam
    label: Tekst
    hint: str = ""
    meer: StrictBool = False
    weet_niet: StrictBool = False
    terugkijken: DuurId | None = None
    when: When = {}
    options: Annotated[tuple[Optie, ...], Field(min_length=1)]


class Maatregel(Afspraken):
    """One measure of an outcome; `zoals` takes place and decider from another rule's first measure.

    Without a `source` it rests on that of its rule.
    """

    soort: SoortId
    duur: DuurId | None = None
    modaliteit: Modaliteit = "vast"
    zoals: str = ""
    werkingsgebied: tuple[GebiedId, ...] = ()
    eventueel: tuple[GebiedId, ...] = ()
    beslisser: tuple[RolId, ...] = ()
    overleg: tuple[RolId, ...] = ()
    voorwaarden: tuple[VoorwaardeId, ...] = ()
    uitzonderingen: tuple[UitzonderingId, ...] = ()
    source: tuple[BronId, ...] = ()


class Then(Entry):
    """What a rule leads to."""

    uitkomst: str = ""
    maatregelen: tuple[Maatregel, ...] = ()
    beslisser: tuple[RolId, ...] = ()
    overleg: tuple[RolId, ...] = ()
    toon: tuple[str, ...] = ()


class Rule(Sourced):
    """One rule: when these answers are given, this follows, for this reason."""

    id: Id
    when: When = {}
    then: Then = Then()
    because: Tekst


class Combinatie(Sourced):
    """What holds when several behaviours happen at once."""

    id: Id
    kort: Tekst
    when: When
    because: Tekst
    basis: dict[str, Words] = {}
    factor: Annotated[StrictInt, Field(ge=1)] = 1
    behoud: tuple[SoortId, ...] = ()


class Uitkomst(Entry):
    """One outcome of a table; the list runs from light to heavy. A `stil` one says: not the case here."""

    id: Id
    label: Tekst
    tekst: str = ""
    stil: StrictBool = False


class Table(Entry):
    """Rules over the same answers."""

    id: Naam
    titel: Tekst
    policy: Literal["een", "alle"]
    per: str = ""
    toont: Literal["", "stappen", "controles"] = ""
    uitkomsten: tuple[Uitkomst, ...] = ()
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    combinaties: tuple[Combinatie, ...] = ()


class Beslissing(Entry):
    """One decision: its questions in order, its tables in order."""

    titel: Tekst
    vragen: Annotated[tuple[Vraag, ...], Field(min_length=1)]
    tabellen: Annotated[tuple[Table, ...], Field(min_length=1)]
