"""The shape of a protocol and of a figure: what people do in which order, and what a picture shows."""

from typing import Annotated, Literal

from pydantic import Field

from .fields import DuurId, Entry, RolId, Sourced, Tekst


class ProtocolStap(Sourced):
    """One step: what to do, by whom, and by when."""

    tekst: Tekst
    wie: RolId
    binnen: DuurId | None = None


class Verder(Entry):
    """Where to go next: a page of docs/."""

    label: Tekst
    naar: Tekst


class Protocol(Sourced):
    """What to do in one situation; pages, lessons and letters all take their steps from here."""

    titel: Tekst
    wanneer: Tekst
    stappen: Annotated[tuple[ProtocolStap, ...], Field(min_length=1)]
    noteer: tuple[Tekst, ...] = ()
    verder: tuple[Verder, ...] = ()


class Onderdeel(Sourced):
    """One part of a figure, in order."""

    label: Tekst
    uitleg: Tekst


class Figuur(Sourced):
    """A picture drawn from its parts; `beschrijving` says the same to who does not see it."""

    titel: Tekst
    beschrijving: Tekst
    soort: Literal["cyclus", "ladder"]
    onderdelen: Annotated[tuple[Onderdeel, ...], Field(min_length=2, max_length=8)]
