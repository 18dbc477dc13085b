"""The receipt of an advice: questions, answers, outcome, reasons and sources, as a document to keep."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from widgets.render import also, word_soort
from widgets.rules import Regels
from widgets.rules.advise import shown_items
from widgets.rules.dossier import all_steps, questions
from widgets.rules.words import capital, label, word_binnen
from widgets.stukken.model import Alinea, Deel, Kop, Lijst, Stuk, Tabel

Json = Mapping[str, Any]
Blok = Kop | Alinea | Lijst | Tabel


def afschrift(regels: Regels, dossier: Json, notities: Mapping[str, str], dag: str) -> Stuk:
    """Give the document; `dossier` is what `advise_dossier` gave, `dag` today in words."""
    kaart = regels.kaart
    lines = [kaart["uitgave"].format_map(regels.editie), *([kaart["gemaakt"].format(dag=dag)] if dag else [])]
    blokken = [
        *_termijnen(regels, dossier.get("termijnen", ())),
        *(blok for advies in dossier["adviezen"].values() for blok in _advies(regels, advies)),
        *_steps(regels, all_steps(regels, dossier)),
        Kop(2, kaart["rust_op"]),
        _table(_answers(regels, dossier, notities)),
        _line(" ".join(lines)),
    ]
    titels = [regels.decisions[name].titel for name in dossier["adviezen"]]
    return Stuk(titel=kaart["afschrift"], onderwerp=" ".join(titels), blokken=tuple(blokken))


def _termijnen(regels: Regels, termijnen: Iterable[Json]) -> Iterator[Blok]:
    rows = [(str(item["tekst"]), "; ".join(item["wanneer"])) for item in termijnen]
    if rows:
        yield Kop(2, regels.kaart["termijnen"])
        yield _table(rows)


def _advies(regels: Regels, advies: Json) -> Iterator[Blok]:
    kaart, decision = regels.kaart, regels.decisions[advies["beslissing"]]
    outcome = regels.woorden["uitkomsten"][f"{decision.tables[0].id}.{advies['uitkomst']}"]
    yield Kop(2, decision.titel)
    yield Alinea((Deel(f"{word_soort(regels, advies)}: {advies['titel']}.", vet=True),))
    if outcome["tekst"]:
        yield _line(str(outcome["tekst"]))
    yield _line(kaart["grens"])
    found = [(str(item["tabel"]), f"{item['titel']}. {item['tekst']}") for item in also(decision, advies)]
    if found:
        yield _table(found)
    yield from _items(
        kaart["controles"], (item["tekst"] for item in shown_items(decision, advies, "controles"))
    )
    for item in advies["maatregelen"]:
        if rows := list(_around(regels, item)):
            yield Kop(3, capital(label(regels, "maatregelen", item["soort"])))
            yield _table(rows)
    for name in ("omdat", "meegewogen", "waarom_niet", "wat_als"):
        yield from _items(kaart[name], (_reason(regels, item) for item in advies[name]))


def _around(regels: Regels, item: Json) -> Iterator[tuple[str, str]]:
    """Yield what is not there yet for a measure, and what holds around it."""
    unmet = [str(regels.woorden["voorwaarden"][name]["tekst"]) for name in item.get("niet_voldaan", ())]
    if unmet:
        yield str(regels.kaart["niet_voldaan"]), " ".join(unmet)
    yield from ((str(kop), str(text)) for _, kop, text in item.get("rijen", ()))


def _steps(regels: Regels, stappen: Iterable[Json]) -> Iterator[Blok]:
    for groep, titel in regels.kaart["groepen"].items():
        yield from _items(titel, (_step(regels, stap) for stap in stappen if stap["groep"] == groep))


def _items(titel: str, texts: Iterable[str]) -> Iterator[Blok]:
    items = tuple((Deel(text),) for text in texts)
    if items:
        yield Kop(3, titel)
        yield Lijst(items)


def _step(regels: Regels, stap: Json) -> str:
    term = word_binnen(regels.kaart, stap)
    who = regels.kaart["wie"].format(wie=regels.woorden["rollen"][stap["wie"]]["label"])
    return f"{term}. {stap['tekst']} {who}" if term else f"{stap['tekst']} {who}"


def _reason(regels: Regels, item: Json) -> str:
    known = regels.woorden["bronnen"]
    names = [str(known[name]["label"]) if name in known else name for name in item.get("bronnen", ())]
    return f"{item['tekst']} ({', '.join(names)})" if names else str(item["tekst"])


def _answers(regels: Regels, dossier: Json, notities: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, vraag in questions(regels, dossier["beslissing"]).items():
        chosen = dossier["antwoorden"].get(name, ())
        answer = "; ".join(optie.label for optie in vraag.opties if optie.id in chosen)
        note = notities.get(name, "")
        if answer or note or name in dossier["open"]:
            text = answer or regels.kaart["onbeantwoord"]
            yield vraag.label, f"{text}. {regels.kaart['notitie']}: {note}" if note else text


def _table(rows: Iterable[tuple[str, str]]) -> Tabel:
    return Tabel(tuple((label, (Deel(text),)) for label, text in rows))


def _line(text: str) -> Alinea:
    return Alinea((Deel(text),))
