"""The buttons for documents: which letters fit these advices, and the receipt."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels

Json = Mapping[str, Any]

AFSCHRIFT = "afschrift"
TERMIJNEN = "termijnen"


def render_documenten(regels: Regels, dossier: Json) -> str:
    """Give a button for each document and kind; the page asks Python for the file when one is used."""
    kaart = regels.kaart
    items = [
        _item(kaart, name, str(stuk["titel"]), str(stuk["wanneer"]))
        for name, stuk in offered(regels, dossier)
    ]
    items.append(_item(kaart, AFSCHRIFT, kaart["afschrift"], ""))
    if any(termijn["datum"] for termijn in dossier.get("termijnen", ())):
        items.append(_button(f"{TERMIJNEN}.ics", kaart["als_ics"]))
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<section class="documenten"><h2>{escape(kaart["stukken"])}</h2><ul>{body}</ul></section>'


def offered(regels: Regels, dossier: Json) -> Iterator[tuple[str, Json]]:
    """Yield the documents of which every condition holds over these advices."""
    facts = _facts(regels, dossier)
    for name, stuk in regels.stukken.items():
        if all(facts.get(fact, frozenset()).intersection(words) for fact, words in stuk["bij"].items()):
            yield name, stuk


def _facts(regels: Regels, dossier: Json) -> dict[str, frozenset[str]]:
    facts: dict[str, frozenset[str]] = {}
    kinds: set[str] = set()
    for name, advies in dossier["adviezen"].items():
        main, *others = regels.decisions[name].tables
        facts[main.id] = frozenset((advies["uitkomst"],))
        facts |= {
            table.id: frozenset((advies[table.id]["uitkomst"],)) for table in others if table.policy == "een"
        }
        kinds |= {item["soort"] for item in advies["maatregelen"]}
    return {**facts, "maatregel": frozenset(kinds)}


def _item(kaart: Json, name: str, titel: str, when: str) -> str:
    buttons = " ".join(_button(f"{name}.{kind}", kaart[f"als_{kind}"], titel) for kind in ("odt", "docx"))
    return f"<strong>{escape(titel)}</strong> {f'<span>{escape(when)}</span> ' if when else ''}{buttons}"


def _button(stuk: str, label: str, about: str = "") -> str:
    heard = f'<span class="alleen-gehoord">: {escape(about)}</span>' if about else ""
    attributes = f'type="button" class="knop-tweede" data-stuk="{escape(stuk)}"'
    return f"<button {attributes}>{escape(label)}{heard}</button>"
