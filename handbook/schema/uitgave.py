"""What a release says of every case, so that a later one can tell what changed."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_serializer, model_validator

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


class Antwoord(Entry):
    """What is right in one field of an exercise: what it means in the rules, and that in words.

    It is written as its words, then its meanings; as the words alone where they are the meaning.
    """

    goed: Annotated[tuple[str, ...], Field(min_length=1)]
    tekst: Tekst

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"tekst": data, "goed": [data]}
        return {"tekst": data[0], "goed": data[1:]} if isinstance(data, list) and data else data

    @model_serializer
    def _write(self) -> str | list[str]:
        return self.tekst if self.goed == (self.tekst,) else [self.tekst, *self.goed]


class Stand(Entry):
    """The advice on all cases at one moment, the steps they name, and what is right in the exercises.

    A release of before exercises were kept has None there.
    """

    stappen: dict[str, Stapstand]
    casussen: dict[str, Casusstand]
    oefeningen: dict[str, Antwoord] | None = None

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


class Herijkt(Entry):
    """One change of a right answer, and the fields of exercises that it is the same for."""

    was: str
    wordt: str
    oefeningen: Annotated[tuple[str, ...], Field(min_length=1)]


class Uitgave(Entry):
    """One release: which, when, of which rules, and what it changed."""

    versie: Versie
    datum: Tekst
    regels: Tekst
    aantal: Annotated[int, Field(strict=True, ge=0)]
    groepen: tuple[Groep, ...] = ()
    herijkt: tuple[Herijkt, ...] = ()


class Vorige(Entry):
    """What the release before it said where it said something else; None is what it lacked.

    No `oefeningen` at all are those of a release that kept none.
    """

    stappen: dict[str, Stapstand | None] = {}
    casussen: dict[str, Casusstand | None] = {}
    oefeningen: dict[str, Antwoord | None] | None = {}


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
