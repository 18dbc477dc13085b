"""The shape of what surrounds an advice: the words of its card, and the dossiers that collect several."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from .afspraken import AfspraakWoorden
from .fields import BeslissingId, Entry, Tekst, VeldId

Groep = Literal["let-op", "eerst", "politie", "schrijf-op", "besluit", "daarna"]


class HerkomstWoorden(Entry):
    """The words of an edition on what is its own and what the national example has; {…} is filled in."""

    eigen: Tekst
    eigen_voluit: Tekst
    landelijk: Tekst
    landelijk_voluit: Tekst
    alles_landelijk: Tekst
    alles_eigen: Tekst
    meest_landelijk: Tekst
    meest_eigen: Tekst
    vergelijk: Tekst
    geen_verschil: Tekst
    een_verschil: Tekst
    verschillen: Tekst
    kolom_landelijk: Tekst
    kolom_hier: Tekst
    anders: Tekst
    niet_hier: Tekst
    uitkomst: Tekst
    stap: Tekst
    antwoord_onbekend: Tekst
    vraag_open: Tekst
    gedrukt: Tekst
    beslissing_onbekend: Tekst
    vraag: Tekst
    groep_duren: Tekst
    groep_rollen: Tekst
    groep_stappen: Tekst
    groep_maatregelen: Tekst
    groep_stukken: Tekst
    groep_overig: Tekst
    groep_paginas: Tekst
    eigen_pagina: Tekst
    landelijke_pagina: Tekst
    kolom_bron: Tekst
    zonder_bron: Tekst
    niets_anders: Tekst
    groep_voorbeelden: Tekst
    voorbeelden: Tekst


class Kaart(Entry):
    """The words around an advice: `groepen` heads the steps, in the order of the card; {…} is filled in."""

    groepen: Annotated[dict[Groep, Tekst], Field(min_length=6)]
    modaliteit: dict[Literal["eerst", "mag", "moet", "automatisch"], Tekst]
    advies: Tekst
    voorlopig: Tekst
    grens: Tekst
    grens_eigen: Tekst
    hoe_lang: Tekst
    waar: Tekst
    eventueel: Tekst
    wie_beslist: Tekst
    in_overleg: Tekst
    meteen: Tekst
    binnen: Tekst
    wie: Tekst
    controles: Tekst
    nodig_vooraf: Tekst
    blijft_mogelijk: Tekst
    rechtsmiddel: Tekst
    omdat: Tekst
    meegewogen: Tekst
    waarom_niet: Tekst
    wat_als: Tekst
    rust_op: Tekst
    onbeantwoord: Tekst
    notitie: Tekst
    uitgave: Tekst
    gemaakt: Tekst
    verder: Tekst
    overzicht: Tekst
    open: Tekst
    niets_open: Tekst
    termijnen: Tekst
    wat: Tekst
    wanneer: Tekst
    als_odt: Tekst
    als_docx: Tekst
    als_ics: Tekst
    uiterlijk: Tekst
    op_zijn_vroegst: Tekst
    weer_welkom: Tekst
    herziening: Tekst
    zonder_ingang: Tekst
    zonder_duur: Tekst
    vrije_dag: Tekst
    jaar_onbekend: Tekst
    apart: Tekst
    stukken: Tekst
    afschrift: Tekst
    loopt: Tekst
    nieuw_besluit: Tekst
    telt_mee: Tekst
    dezelfde_dag: Tekst
    liefst: Tekst
    niet_voldaan: Tekst
    wie_bel_je: Tekst
    afspraken: AfspraakWoorden
    herkomst: HerkomstWoorden


class Veld(Entry):
    """One thing to fill in: a moment, a date, or a duration."""

    label: Tekst
    hint: Tekst
    soort: Literal["moment", "datum", "duur"]


class Dossier(Entry):
    """Several decisions on one incident, with its dates; `vragen: false` shows only the dates."""

    titel: Tekst
    beslissingen: Annotated[tuple[BeslissingId, ...], Field(min_length=1)]
    velden: tuple[VeldId, ...] = ()
    vragen: StrictBool = True
