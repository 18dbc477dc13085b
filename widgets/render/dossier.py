"""A dossier as HTML: what is going on, the dates, what is still open, the documents, then every card."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels
from widgets.rules.dossier import questions

from .advies import render_advies, word_soort
from .documenten import render_documenten
from .marks import render_bronnen, render_keuzes

Json = Mapping[str, Any]


def render_dossier(
    regels: Regels, dossier: Json, notities: Mapping[str, str], basis: str = "", vandaag: str = ""
) -> str:
    """Give the whole dossier; `notities` are the reader's own by question, `vandaag` is a date in words."""
    kaart, shows_all = regels.kaart, regels.dossiers[dossier["beslissing"]].vragen
    parts = [render_termijnen(regels, dossier["termijnen"], basis), render_documenten(regels, dossier)]
    if shows_all:
        parts.insert(0, _section("overzicht", kaart["overzicht"], _overview(regels, dossier)))
        parts.append(
            _section("open-vragen", kaart["open"], _open(regels, dossier))
            or f"<p>{escape(kaart['niets_open'])}</p>"
        )
        parts += [
            render_advies(regels, advies, basis, vandaag, notities) for advies in dossier["adviezen"].values()
        ]
    return f'<div class="dossier">{"".join(parts)}</div>'


def _overview(regels: Regels, dossier: Json) -> Iterator[str]:
    for name, advies in dossier["adviezen"].items():
        titel, soort = escape(regels.decisions[name].titel), escape(word_soort(regels, advies))
        yield f'<a href="#advies-{escape(name)}">{titel}</a> {soort}: {escape(advies["titel"])}'


def _open(regels: Regels, dossier: Json) -> Iterator[str]:
    vragen = questions(regels, dossier["beslissing"])
    yield from (escape(vragen[name].label) for name in dossier["open"])


def render_termijnen(regels: Regels, termijnen: Iterable[Json], basis: str) -> str:
    """Give the deadlines as a table; a day off is said, and never moved."""
    kaart = regels.kaart
    rows = "".join(_row(regels, termijn, basis) for termijn in termijnen)
    head = "".join(f'<th scope="col">{escape(kaart[name])}</th>' for name in ("wat", "wanneer"))
    title = escape(kaart["termijnen"])
    return (
        f'<section class="termijnen"><h2 id="termijnen">{title}</h2>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _row(regels: Regels, termijn: Json, basis: str) -> str:
    who = (
        f' <span class="wie">{escape(regels.kaart["wie"].format(wie=_role(regels, termijn["wie"])))}</span>'
        if termijn["wie"]
        else ""
    )
    marks = render_bronnen(termijn["bronnen"], regels.woorden, basis)
    marks += render_keuzes(termijn["keuzes"], regels.woorden, basis)
    when = "<br>".join(map(escape, termijn["wanneer"]))
    return f'<tr><th scope="row">{escape(termijn["tekst"])}{who} {marks}</th><td>{when}</td></tr>'


def _role(regels: Regels, name: str) -> str:
    return str(regels.woorden["rollen"][name]["label"])


def _section(name: str, title: str, items: Iterable[str]) -> str:
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<section class="{name}"><h2>{escape(title)}</h2><ul>{body}</ul></section>' if body else ""
