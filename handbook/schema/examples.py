"""The shape of what shows the rules: worked cases and the tables as they are printed."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from .decisions import Modaliteit
from .fields import (
    BeslissingId,
    Bronnen,
    ControleId,
    DuurId,
    Entry,
    GebiedId,
    RechtsmiddelId,
    RolId,
    SoortId,
    Sourced,
    StapId,
    Tekst,
    UitzonderingId,
    VoorwaardeId,
    Words,
)


class VerwachteMaatregel(Entry):
    """A measure that a worked case expects; its duration is named, not repeated.

    What is left out after the first three may be anything.
    """

    soort: SoortId
    duur: DuurId | None = None
    factor: Annotated[StrictInt, Field(ge=1)] = 1
    modaliteit: Modaliteit | None = None
    werkingsgebied: tuple[GebiedId, ...] | None = None
    beslisser: tuple[RolId, ...] | None = None
    rechtsmiddel: tuple[RechtsmiddelId, ...] | None = None
    uitzonderingen: tuple[UitzonderingId, ...] | None = None
    niet_voldaan: tuple[VoorwaardeId, ...] | None = None


class Verwacht(Entry):
    """What the rules must say about a worked case; `tabellen` holds the outcomes after the main one."""

    uitkomst: str
    maatregelen: tuple[VerwachteMaatregel, ...] = ()
    tabellen: dict[str, str] = {}
    stappen: tuple[StapId, ...] = ()
    controles: tuple[ControleId, ...] = ()


class Casus(Sourced):
    """A worked case: test, example and exercise at once."""

    titel: Tekst
    verhaal: Tekst
    beslissing: BeslissingId
    antwoorden: dict[str, Words]
    verwacht: Verwacht
    let_op: str = ""


class Tabelrij(Entry):
    """A printed row: which behaviour, in the words of the source."""

    label: Tekst
    gedraging: str = ""
    combinatie: StrictBool = False
    source: Bronnen


class Noot(Entry):
    """A note under a printed table."""

    teken: Tekst
    tekst: Tekst
    source: Bronnen


class GedrukteTabel(Sourced):
    """A table as the handreiking prints it; its cells are computed from the rules."""

    titel: Tekst
    beslissing: BeslissingId
    kolommen: tuple[Literal["eerste", "herhaling", "aangifte", "schade", "werkingsgebied", "beslisser"], ...]
    rijen: tuple[Tabelrij, ...]
    noten: tuple[Noot, ...] = ()
