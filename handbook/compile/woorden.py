"""The words for every id that an advice can name: labels, texts, sources, and deadlines in full."""

from collections.abc import Mapping
from typing import Any

from handbook.afspraken import word_remedy, word_rol
from handbook.content import Content
from handbook.schema.afspraken import Voorwaarde
from handbook.schema.cards import Kaart
from handbook.schema.facts import DuurEntry, SoortMaatregel
from widgets.rules.words import word_binnen

from .beslissing import expand
from .velden import Json, plain, renamed

_TEXT = ("tekst", "source", "keuze")


def compile_woorden(content: Content) -> Json:
    """Give the words for every id that an advice can name."""
    simple = ("werkingsgebieden", "uitzonderingen", "controles")
    return {
        **{kind: _entries(getattr(content, kind)) for kind in simple},
        "rollen": {name: {"label": word_rol(content, name)} for name in content.rollen},
        "rechtsmiddelen": {
            name: {**renamed(plain(entry, *_TEXT)), "tekst": word_remedy(content, entry)}
            for name, entry in content.rechtsmiddelen.items()
        },
        "voorwaarden": {name: _voorwaarde(content, entry) for name, entry in content.voorwaarden.items()},
        "stappen": {name: _stap(content, entry) for name, entry in _entries(content.stappen).items()},
        "maatregelen": {name: _soort(entry) for name, entry in content.maatregelen.items()},
        "uitkomsten": {
            f"{table.id}.{uitkomst.id}": plain(uitkomst, "label", "tekst", "stil")
            for beslissing in content.beslissingen.values()
            for table in beslissing.tabellen
            for uitkomst in table.uitkomsten
        },
        "keuzes": {name: {"titel": keuze.titel} for name, keuze in content.keuzes.items()},
        "bronnen": {name: {"label": bron.label} for name, bron in content.bronnen.items()},
    }


def _entries(entries: Mapping[str, Any]) -> Json:
    return {name: renamed(entry.model_dump(mode="json")) for name, entry in entries.items()}


def _soort(soort: SoortMaatregel) -> Json:
    words = plain(soort, "label", "toelichting", "met_duur", "zonder_duur", "voorwaarden", "uitzonderingen")
    return {**words, "rechtsmiddel": next(iter(soort.rechtsmiddel), None)}


def _voorwaarde(content: Content, entry: Voorwaarde) -> Json:
    """Leave out with which answers it is met, where no question asks that."""
    words = renamed(plain(entry, *_TEXT))
    owners = {vraag.id: b for b in content.beslissingen.values() for vraag in b.vragen}
    met = {name: expand(owners[name], name, words) for name, words in entry.voldaan.items()}
    return {**words, "voldaan": met} if met else words


def _stap(content: Content, entry: Json) -> Json:
    """Put a deadline in the data as ISO 8601 and in words; leave out the keys that a step does not need."""
    kaart, name, sooner = content.kaart, entry.pop("binnen"), entry.pop("liefst")
    if not entry["because"]:
        del entry["because"]
    if not (name or sooner):
        return entry
    duur = content.duren[name or sooner]
    entry |= {"binnen": duur.duur.to_json(), "binnen_tekst": duur.tekst}
    zin = _term(kaart, duur) if name else ""
    if sooner:
        ook = _term(kaart, content.duren[sooner])
        zin = kaart.liefst.format(term=zin, ook=ook[0].lower() + ook[1:]).removeprefix(", ")
    if zin != word_binnen(kaart.model_dump(), entry):
        entry["binnen_zin"] = zin[0].upper() + zin[1:]
        if sooner:
            entry["liefst"] = content.duren[sooner].duur.to_json()
    return entry


def _term(kaart: Kaart, entry: DuurEntry) -> str:
    if entry.duur.is_open:
        return kaart.binnen.format(termijn=entry.tekst if entry.is_blank else kaart.afspraken.zinnen["open"])
    words = {"meteen": kaart.meteen, "dezelfde dag": kaart.dezelfde_dag}
    return words.get(entry.tekst) or kaart.binnen.format(termijn=entry.tekst)
