"""What a document can be filled in with: words from the advices, the answers and what the reader typed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from widgets.rules import Regels, duur_from_json
from widgets.rules.advise import remedies
from widgets.rules.datum import word_datum, word_moment
from widgets.rules.dossier import questions
from widgets.rules.words import enumerate_words, labels

from .zaak import Zaak

Json = Mapping[str, Any]

ANTWOORDEN = ("gedraging", "herhaling", "norm", "schade", "slachtoffer")
UITKOMSTEN = ("aangever", "afscherming")
DATA = ("einde", "herziening", "ingang", "moment", "vrij_vanaf")
NAMEN = frozenset(
    (
        *ANTWOORDEN,
        *UITKOMSTEN,
        *DATA,
        "aangifte",
        "afspraken",
        "antwoorden",
        "beslisser",
        "contact",
        "duur",
        "omdat",
        "open",
        "rechtsmiddel",
        "route",
        "ruimte",
        "sanctie",
        "uitgave",
        "uitzonderingen",
        "vandaag",
        "voorwaarden",
        "werkingsgebied",
    )
)
"""Every name a template may use, beside `notitie.<question>`, `antwoord.<question>`, `afspraak.<label>`."""


def waarden(regels: Regels, dossier: Json, zaak: Zaak) -> dict[str, str]:
    """Give the words by name, an empty one for what is not known; `dossier` is what `open_dossier` gave."""
    adviezen = dossier["adviezen"]
    sanctie: Json = next((a for name, a in adviezen.items() if regels.decisions[name].sanctions), {})
    return {
        **dict.fromkeys(NAMEN, ""),
        **{name: _chosen(regels, dossier, name) for name in ANTWOORDEN},
        **{name: _titel(adviezen, name) for name in ("aangifte", *UITKOMSTEN)},
        **_measure(regels, sanctie, zaak),
        **_data(dossier, zaak),
        "sanctie": sanctie.get("titel", "") if sanctie.get("maatregelen") else "",
        "route": adviezen.get("schade", {}).get("titel", "") if dossier["antwoorden"].get("schade") else "",
        "omdat": _lines(item["tekst"] for item in sanctie.get("omdat", ())),
        "antwoorden": _lines(_answers(regels, dossier)),
        "open": _lines(_open(regels, dossier)),
        "uitgave": regels.kaart["uitgave"].format_map(regels.editie),
        "contact": str(regels.editie.get("contact", "")),
        **{f"notitie.{name}": text for name, text in zaak.notities.items()},
        **{f"antwoord.{name}": _chosen(regels, dossier, name) for name in dossier["antwoorden"]},
    }


def _data(dossier: Json, zaak: Zaak) -> dict[str, str]:
    """Give the dates in words; a range has no last day until somebody chose."""
    found = {"vandaag": zaak.dag}
    if moment := zaak.velden.get("moment"):
        found["moment"] = word_moment(dt.datetime.fromisoformat(moment))
    if ingang := zaak.velden.get("ingang"):
        found["ingang"] = word_datum(dt.date.fromisoformat(ingang))
    for termijn in dossier["termijnen"]:
        if termijn["exact"] and termijn["soort"] != "stap":
            date = dt.date.fromisoformat(termijn["datum"])
            if termijn["soort"] == "herziening":
                found.setdefault("herziening", word_datum(date))
            else:
                found.setdefault("vrij_vanaf", word_datum(date))
                found.setdefault("einde", word_datum(date - dt.timedelta(days=1)))
    return found


def _measure(regels: Regels, sanctie: Json, zaak: Zaak) -> dict[str, str]:
    """Give the words of the measure that the document is about, or the first; a range waits for a choice."""
    found = [item for item in sanctie.get("maatregelen", ()) if item["modaliteit"] != "eerst"]
    if not found:
        return {}
    kinds = regels.stukken.get(zaak.stuk.rpartition(".")[0], {}).get("bij", {}).get("maatregel", ())
    item = next((item for item in found if item["soort"] in kinds), found[0])
    chosen = zaak.velden.get("duur", "") if item is found[0] else ""
    exact = duur_from_json(item["duur"]).is_settled
    return {
        "duur": str(duur_from_json(chosen)) if chosen else item["duur_tekst"] if exact else "",
        "ruimte": "" if exact else item["duur_tekst"],
        "werkingsgebied": labels(regels, "werkingsgebieden", item["werkingsgebied"]),
        "beslisser": labels(regels, "rollen", item["beslisser"]),
        "uitzonderingen": _texts(regels, "uitzonderingen", item["uitzonderingen"]),
        "voorwaarden": _texts(regels, "voorwaarden", item["voorwaarden"]),
        "rechtsmiddel": _texts(regels, "rechtsmiddelen", remedies(item)),
        "afspraken": _lines(f"{label}: {text}" for _, label, text in item.get("rijen", ())),
        **{f"afspraak.{name}": text for name, _, text in item.get("rijen", ())},
    }


def _texts(regels: Regels, kind: str, names: Iterable[str]) -> str:
    return _lines(str(regels.woorden[kind][name]["tekst"]) for name in names)


def _titel(adviezen: Json, name: str) -> str:
    """Give what a table found, as the main one of its own decision or as a later one of any."""
    for advies in adviezen.values():
        found = advies.get(name)
        if found and not found["stil"]:
            return str(found["titel"])
    return str(adviezen[name]["titel"]) if name in adviezen else ""


def _chosen(regels: Regels, dossier: Json, name: str) -> str:
    vraag = questions(regels, dossier["beslissing"]).get(name)
    chosen = dossier["antwoorden"].get(name, ())
    found = [optie.label for optie in vraag.opties if optie.id in chosen] if vraag else []
    return enumerate_words([label[:1].lower() + label[1:] for label in found], "en")


def _answers(regels: Regels, dossier: Json) -> Iterator[str]:
    for name, vraag in questions(regels, dossier["beslissing"]).items():
        chosen = dossier["antwoorden"].get(name, ())
        answer = "; ".join(optie.label for optie in vraag.opties if optie.id in chosen)
        if answer:
            yield f"{vraag.label} {answer}"


def _open(regels: Regels, dossier: Json) -> Iterator[str]:
    vragen = questions(regels, dossier["beslissing"])
    yield from (vragen[name].label for name in dossier["open"])


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
