"""The form of a widget: the questions of one decision, or those of a dossier, each once."""

from collections.abc import Iterable
from typing import Any

from widgets.rules import Duur, dossier_shown, shown

from .book import Book
from .schema.decisions import Vraag

Json = dict[str, Any]


def decision_form(book: Book, name: str) -> Json:
    """Give what the form template needs for one decision."""
    beslissing = book.content.beslissingen[name]
    return {
        **_form(book, name, beslissing.titel, beslissing.vragen),
        "groepen": [("", beslissing.vragen)],
        "eerst": shown(book.regels, name, {}),
        "zonder_script": f"uitkomsten-{name}",
    }


def dossier_form(book: Book, name: str) -> Json:
    """Give what the form template needs for a dossier: its fields, and each question once."""
    dossier = book.content.dossiers[name]
    seen: set[str] = set()
    groups = []
    for beslissing in dossier.beslissingen if dossier.vragen else ():
        decision = book.content.beslissingen[beslissing]
        groups.append((decision.titel, [vraag for vraag in decision.vragen if vraag.id not in seen]))
        seen |= {vraag.id for vraag in decision.vragen}
    return {
        **_form(book, name, dossier.titel, [vraag for _, vragen in groups for vraag in vragen]),
        "groepen": [group for group in groups if group[1]],
        "velden": [(veld, book.content.velden[veld]) for veld in dossier.velden],
        "notities": dossier.vragen,
        "eerst": dossier_shown(book.regels, name, {}),
        "zonder_script": "zonder-script",
    }


def _form(book: Book, name: str, titel: str, vragen: Iterable[Vraag]) -> Json:
    return {
        "naam": name,
        "titel": titel,
        "velden": [],
        "notities": False,
        "terugkijken": {vraag.id: _look_back(book, vraag.terugkijken) for vraag in vragen},
        "snel_weg": book.content.editie.snel_weg,
    }


def _look_back(book: Book, name: str | None) -> str:
    if name is None:
        return ""
    duur: Duur = book.content.duren[name].duur
    if duur.is_open:
        return "Hoe ver je terugkijkt, staat niet in de handreiking. Dat bepaalt je organisatie."
    return f"Kijk {duur} terug."
