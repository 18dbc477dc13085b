"""The shape of the menukaart: the tasks to choose from, and what a task asks of an organisation."""

from typing import Annotated, Literal

from pydantic import Field

from .fields import OnderdeelId, Sourced, Tekst

Terrein = Literal["voorkomen", "reageren", "nazorg", "leren"]
Soort = Literal["competentie", "positie", "mandaat", "alternatief"]


class Taak(Sourced):
    """A possible task of the adviseur, and the parts it asks for."""

    label: Tekst
    terrein: Annotated[tuple[Terrein, ...], Field(min_length=1)]
    onderdelen: Annotated[tuple[OnderdeelId, ...], Field(min_length=1)]


class Inrichting(Sourced):
    """One part: what someone can do, a place, a mandate, or a way for who is too small for it."""

    soort: Soort
    label: Tekst
    tekst: Tekst
