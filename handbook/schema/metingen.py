"""The shape of what a benchmark measured: a record of one run, with every figure a whole number."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .fields import Datum, Entry, Tekst, complaint

Eenheid = Literal["ms", "kB", "MB", "MiB", "per seconde"]
Cijfer = Annotated[int, Field(strict=True, ge=0)]


class Rij(Entry):
    """One thing that was measured: its figure in each column."""

    naam: Tekst
    eenheid: Eenheid
    cijfers: Annotated[tuple[Cijfer, ...], Field(min_length=1)]


class Deel(Entry):
    """One table; the figures in the other columns are compared with those in the first."""

    titel: Tekst
    kolommen: Annotated[tuple[Tekst, ...], Field(min_length=1)]
    rijen: Annotated[tuple[Rij, ...], Field(min_length=1)]
    noten: tuple[Tekst, ...] = ()

    @model_validator(mode="after")
    def _is_full(self) -> Self:
        for rij in self.rijen:
            if len(rij.cijfers) != len(self.kolommen):
                advice = "maak dit bestand met `build.py bench --bewaar`"
                raise complaint(f"{rij.naam!r} heeft niet voor elke kolom één cijfer; {advice}")
        return self


class Metingen(Entry):
    """One run of the benchmark."""

    datum: Datum
    machine: Tekst
    browser: Tekst
    rondes: Annotated[int, Field(strict=True, ge=1)]
    delen: Annotated[tuple[Deel, ...], Field(min_length=1)]
