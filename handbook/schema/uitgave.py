"""What a release says of every case, so that a later one can tell what changed."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from widgets.rules import duur_from_json

from .fields import Entry, Id, Tekst, Versie


def _check_duur(value: object) -> object:
    duur_from_json(value)  # raises DuurError, a ValueError, which pydantic collects
    return value


Duurwaarde = Annotated[str | dict[str, str | bool] | None, AfterValidator(_check_duur)]
"""A duration as `Duur.to_json` writes it."""


class Maatregelstand(Entry):
    """One measure of an advice: in words, and in the values that a change is read from."""

    soort: str
    tekst: Tekst
    duur: Duurwaarde = None
    richt: Duurwaarde = None
    wie: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    waar: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()


class Casusstand(Entry):
    """The advice on one case; `antwoorden` is a hash, by which a case that tells another story is known."""

    beslissing: str
    antwoorden: str
    uitkomst: str
    titel: Tekst
    maatregelen: tuple[Maatregelstand, ...] = ()
    tabellen: dict[str, str] = {}
    stappen: tuple[str, ...] = ()


class Stapstand(Entry):
    """Who takes a step, and by when."""

    wie: str
    binnen: Duurwaarde = None


class Stand(Entry):
    """The advice on all cases at one moment, and the steps they name."""

    stappen: dict[str, Stapstand]
    casussen: dict[str, Casusstand]

    @model_validator(mode="after")
    def _knows_its_steps(self) -> Self:
        named = {stap for casus in self.casussen.values() for stap in casus.stappen}
        if missing := sorted(named - self.stappen.keys()):
            raise ValueError(f"no such steps: {missing}")
        return self


class Groep(Entry):
    """One change and the cases it is the same for; `soort` is a kind of `handbook.wijzigingen`."""

    beslissing: str
    soort: str
    was: str = ""
    wordt: str = ""
    casussen: Annotated[tuple[str, ...], Field(min_length=1)]


class Uitgave(Entry):
    """One release: which, when, of which rules, and what it changed."""

    versie: Versie
    datum: Tekst
    regels: Tekst
    aantal: Annotated[int, Field(strict=True, ge=0)]
    groepen: tuple[Groep, ...] = ()


class Vorige(Entry):
    """What the release before it said where it said something else; None is a case or step it lacked."""

    stappen: dict[str, Stapstand | None] = {}
    casussen: dict[str, Casusstand | None] = {}


class Uitgaven(Entry):
    """All releases of one edition, the last first, and the state of the last."""

    editie: Id
    uitgaven: Annotated[tuple[Uitgave, ...], Field(min_length=1)]
    vorige: Vorige | None = None
    stand: Stand

    @property
    def laatste(self) -> Uitgave:
        """The last release."""
        return self.uitgaven[0]
