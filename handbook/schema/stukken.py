"""The shape of a document to download: a letter or a report, with what is filled in and what stays open."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictBool, model_validator

from .fields import Entry, Sourced, Tekst, Vast, Words, check_vast, complaint


class Blok(Entry):
    """One part: a heading, a text, a list, a table.

    `als` names a value that must be known for the part to be there, `als_niet` one that must not.
    """

    kop: Annotated[str, AfterValidator(check_vast)] = ""
    tekst: str = ""
    lijst: tuple[Tekst, ...] = ()
    genummerd: StrictBool = False
    tabel: tuple[tuple[Vast, Tekst], ...] = ()
    als: str = ""
    als_niet: str = ""

    @model_validator(mode="after")
    def _check_content(self) -> Self:
        if not (self.kop or self.tekst or self.lijst or self.tabel):
            raise complaint("dit blok is leeg; schrijf kop, tekst, lijst of tabel")
        return self


class Stuk(Sourced):
    """One document; it is offered when every condition of `bij` holds over the advices."""

    titel: Vast
    soort: Literal["brief", "verslag"]
    wanneer: Vast
    bij: dict[str, Words] = {}
    onderwerp: Vast
    blokken: Annotated[tuple[Blok, ...], Field(min_length=1)]
