"""The shape of lessons and exercises: they name answers and ask about the advice, never what is right."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from .fields import BeslissingId, CasusId, Entry, Id, LesId, ProtocolId, Sourced, Tekst, Words

Soort = Literal["kies", "indelen", "volgorde", "scenario"]


class Keuze(Entry):
    """One choice: `is` says what it means in the rules, not whether it is right; the words come along."""

    is_: Annotated[str, Field(alias="is")]
    tekst: str = ""
    gevolg: str = ""
    naar: str = ""


class Gegeven(Entry):
    """What to decide on: a case, or a decision with answers. `antwoorden` beside a case go before its own."""

    casus: CasusId | None = None
    beslissing: BeslissingId | None = None
    antwoorden: dict[str, Words] = {}
    over: str = ""
    welke: str = ""
    keuzes: tuple[Keuze, ...] = ()


class Deel(Gegeven):
    """A part to classify or to put in order; `is` names a step."""

    tekst: str = ""
    is_: Annotated[str, Field(alias="is")] = ""


class Punt(Gegeven):
    """A point of a scenario: what happens, what is asked, and where it goes on. Without `naar` it ends."""

    id: Id
    tekst: Tekst
    vraag: Tekst
    naar: str = ""


class Oefening(Gegeven):
    """An exercise. Its right answer is computed; `protocol` is where a reader learns it."""

    id: Id
    soort: Soort = "kies"
    vraag: Tekst
    verhaal: str = ""
    delen: tuple[Deel, ...] = ()
    punten: tuple[Punt, ...] = ()
    protocol: ProtocolId


class Doel(Sourced):
    """What somebody can do after a lesson."""

    tekst: Tekst


class Zegt(Entry):
    """A line of a dialogue."""

    wie: Tekst
    zegt: Tekst


class Stukje(Sourced):
    """One short text of a lesson, with where its claims come from."""

    kop: Tekst
    tekst: Tekst
    dialoog: tuple[Zegt, ...] = ()
    punten: tuple[Tekst, ...] = ()


class Les(Entry):
    """A lesson: what for, short texts, and exercises."""

    titel: Tekst
    minuten: Annotated[StrictInt, Field(ge=1, le=6)]
    doelen: Annotated[tuple[Doel, ...], Field(min_length=1)]
    stukjes: tuple[Stukje, ...] = ()
    oefeningen: Annotated[tuple[Oefening, ...], Field(min_length=1)]


class Toetsvraag(Entry):
    """A question asked before and after a path, of the same kind, on two different cases."""

    vraag: Tekst
    over: Tekst
    welke: str = ""
    keuzes: tuple[Keuze, ...] = ()
    protocol: ProtocolId
    begin: CasusId
    eind: CasusId


class Pad(Sourced):
    """A learning path: lessons in order, for whom, and what is asked before and after."""

    titel: Tekst
    voor: Annotated[Tekst, Field(alias="voor_wie")]
    lessen: Annotated[tuple[LesId, ...], Field(min_length=1)]
    toets: tuple[Toetsvraag, ...] = ()
