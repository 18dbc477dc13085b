"""Links that take the answers along to the other decisions on the same incident."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels, carry

from .marks import decision_href

Json = Mapping[str, Any]


def render_verder(regels: Regels, advies: Json, basis: str) -> str:
    """Give the links below an advice; the answers are only in an address when the reader follows one."""
    links = "".join(
        f'<li><a href="{escape(href)}">{escape(titel)}</a></li>'
        for titel, href in _links(regels, advies, basis)
    )
    title = escape(str(regels.kaart["verder"]))
    return f'<nav class="verder" aria-label="{title}"><h2>{title}</h2><ul>{links}</ul></nav>' if links else ""


def _links(regels: Regels, advies: Json, basis: str) -> Iterator[tuple[str, str]]:
    name, answers = advies["beslissing"], {key: tuple(values) for key, values in advies["antwoorden"].items()}
    dossiers = [dossier for dossier in regels.dossiers.values() if name in dossier.beslissingen]
    for other in dict.fromkeys(
        other for dossier in dossiers for other in dossier.beslissingen if other != name
    ):
        yield regels.decisions[other].titel, decision_href(basis, other, carry(regels, other, answers))
    for dossier in dossiers:
        yield dossier.titel, decision_href(basis, dossier.id, answers)
