"""The shape of the facts: statements, sources, choices, durations, roles, measures, steps."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from handbook.duren import parse_duur
from widgets.rules import Duur

from .afspraken import Afspraken
from .cards import Groep
from .fields import (
    Adres,
    Bronnen,
    Datum,
    DuurId,
    DuurTekst,
    Entry,
    Id,
    RolId,
    SoortId,
    Sourced,
    Tekst,
    UitspraakId,
    UitzonderingId,
    Url,
    Versie,
    VoorwaardeId,
)
from .huisstijl import Huisstijl

BLANK, BLANK_ID = "nog in te vullen", "nog-in-te-vullen"
"""What an organisation writes for a text or duration that it has not decided yet, and for an id."""


class Uitspraak(Entry):
    """One statement of the register, in the order of the source."""

    id: UitspraakId
    section: Tekst
    kind: Literal[
        "advies", "bevoegdheid", "feit", "norm", "tabelrij", "term", "termijn", "verwijzing", "voorbeeld"
    ]
    text: Tekst
    onzeker: str = ""
    cellen: dict[str, str] = {}


class Bron(Entry):
    """A dated source outside the handreiking; an organisation may not know the address of its own yet."""

    label: Tekst
    uitgever: Tekst
    url: Adres
    datum: Datum
    geraadpleegd: Datum


class Keuze(Entry):
    """What the source leaves open, and what this edition chose."""

    titel: Tekst
    open: Tekst
    keuze: Tekst
    source: Bronnen


class DuurEntry(Sourced):
    """One duration or deadline; the only place where it is written. `niet_langer_dan` is held against it."""

    waarde: DuurTekst
    richtgetal: DuurId | None = None
    langer_dan: DuurId | None = None
    niet_langer_dan: DuurId | None = None

    @property
    def duur(self) -> Duur:
        """The duration itself."""
        return parse_duur(self.waarde)

    @property
    def is_blank(self) -> bool:
        """Whether the organisation has still to fill it in."""
        return self.waarde == BLANK

    @property
    def tekst(self) -> str:
        """The duration in words; one to be filled in stands between brackets, as in a letter."""
        return f"[{BLANK}]" if self.is_blank else str(self.duur)


class Bedrag(Sourced):
    """One amount in whole euros; the only place where it is written."""

    waarde: Annotated[int, Field(strict=True, ge=1)]


class Label(Entry):
    """A place: only a name."""

    label: Tekst


class TekstEntry(Sourced):
    """A sentence of its own: an exception, a check."""

    tekst: Tekst


class Stap(TekstEntry):
    """Something to do: by whom, by when, when if possible, and why where rules show it among other steps."""

    because: str = ""
    groep: Groep
    wie: RolId
    binnen: DuurId | None = None
    liefst: DuurId | None = None


class SoortMaatregel(Afspraken):
    """A kind of measure, how it is worded, and what belongs to it; `samen` always comes along."""

    label: Tekst
    toelichting: Tekst
    met_duur: str = ""
    zonder_duur: str = ""
    samen: tuple[SoortId, ...] = ()
    voorwaarden: tuple[VoorwaardeId, ...] = ()
    uitzonderingen: tuple[UitzonderingId, ...] = ()


class Editie(Huisstijl):
    """What this edition is called and by whom it is kept; `soort` is what kind of organisation that is."""

    id: Id
    naam: Tekst
    organisatie: Tekst
    versie: Versie
    datum: Datum
    status: Tekst
    contact: Tekst
    snel_weg: Url
    soort: Literal["gemeente", "provincie", "waterschap", "andere"] | None = None


class Leesbaarheid(Entry):
    """How long sentences may be, how hard a page may be, and what to write instead of which words."""

    langste_zin: Annotated[int, Field(strict=True, ge=1)]
    gemiddelde_zin: Annotated[int, Field(strict=True, ge=1)]
    laagste_score: Annotated[int, Field(strict=True, ge=1)]
    woorden: Annotated[dict[str, Tekst], Field(min_length=1)]


class Begrip(Entry):
    """A word of the field, what it means, and the words people search with instead.

    `toegestaan` are those of them that a page may still use, mostly because they mean something else as well.
    Without `link` it is an everyday word too, which a page may use for something else.
    With `meervoud` and `lidwoord` an organisation may have its own word for it.
    """

    label: Tekst
    definitie: Tekst
    synoniemen: tuple[str, ...] = ()
    toegestaan: tuple[str, ...] = ()
    link: StrictBool = True
    meervoud: str = ""
    lidwoord: Literal["de", "het"] | None = None
    source: Bronnen
