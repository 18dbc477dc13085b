"""The shape of a document to download: a letter or a report, with what is filled in and what stays open."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from .fields import Entry, Sourced, Tekst, Words


class Blok(Entry):
    """One part of a document; `als` names a value that must be known, `als_niet` one that must not."""

    kop: str = ""
    tekst: str = ""
    lijst: tuple[Tekst, ...] = ()
    genummerd: StrictBool = False
    tabel: tuple[tuple[Tekst, Tekst], ...] = ()
    als: str = ""
    als_niet: str = ""


class Stuk(Sourced):
    """One document; it is offered when every condition of `bij` holds over the advices."""

    titel: Tekst
    soort: Literal["brief", "verslag"]
    wanneer: Tekst
    bij: dict[str, Words] = {}
    onderwerp: Tekst
    blokken: Annotated[tuple[Blok, ...], Field(min_length=1)]
