"""A dossier as HTML: every advice, the dates, what to do, what is still open, and the documents."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels
from widgets.rules.dossier import questions

from .advies import render_advies, render_stappen, word_soort
from .documenten import render_documenten
from .marks import NATIONAL, OWN, decision_href, render_bronnen, render_keuzes

Json = Mapping[str, Any]

_OWN_TIME = frozenset(("binnen_tekst", "binnen_zin", "duur", "geldig", "herzien"))
"""The parts of a step or measure that its deadline is made of."""


def render_dossier(
    regels: Regels, dossier: Json, notities: Mapping[str, str], basis: str = "", vandaag: str = ""
) -> str:
    """Give the whole dossier; `notities` are the reader's own by question, `vandaag` is a date in words."""
    dates = render_termijnen(regels, dossier["termijnen"], basis)
    documents = render_documenten(regels, dossier)
    if not regels.dossiers[dossier["beslissing"]].vragen:
        return f'<div class="dossier">{dates}{documents}</div>'
    kaart = regels.kaart
    cards = "".join(
        _card(regels, advies, render_advies(regels, advies, basis, vandaag, notities, kort=True), basis)
        for advies in dossier["adviezen"].values()
    )
    steps = render_stappen(regels, dossier, basis)
    still_open = _section("open-vragen", kaart["open"], _open(regels, dossier))
    still_open = still_open or f"<p>{escape(kaart['niets_open'])}</p>"
    overview = f'<section class="overzicht"><h2>{escape(kaart["overzicht"])}</h2>{cards}</section>'
    return f'<div class="dossier">{overview}{dates}{steps}{still_open}{documents}</div>'


def _card(regels: Regels, advies: Json, card: str, basis: str) -> str:
    name = escape(advies["beslissing"])
    titel = escape(regels.decisions[advies["beslissing"]].titel)
    outcome = f"{escape(word_soort(regels, advies))}: {escape(advies['titel'])}"
    return (
        f'<details id="zaak-{name}"><summary><span class="vraag">{titel}</span> {outcome}</summary>'
        f"{card}{_apart(regels, advies, basis)}</details>"
    )


def _apart(regels: Regels, advies: Json, basis: str) -> str:
    """Give the way to the page of one decision, where the card also says what would give another advice."""
    href = escape(decision_href(basis, advies["beslissing"], advies["antwoorden"]))
    titel = escape(regels.decisions[advies["beslissing"]].titel)
    return f'<p class="apart"><a href="{href}">{escape(regels.kaart["apart"]).format(titel=titel)}</a></p>'


def _open(regels: Regels, dossier: Json) -> Iterator[str]:
    vragen = questions(regels, dossier["beslissing"])
    yield from (escape(vragen[name].label) for name in dossier["open"])


def render_termijnen(regels: Regels, termijnen: Collection[Json], basis: str) -> str:
    """Give the deadlines as a table; a day off is said, and never moved."""
    kaart = regels.kaart
    rows = "".join(_row(regels, termijn, basis) for termijn in termijnen)
    head = "".join(f'<th scope="col">{escape(kaart[name])}</th>' for name in ("wat", "wanneer"))
    title = escape(kaart["termijnen"])
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if regels.landelijk and rows:
        from .naast import render_deadlines  # noqa: PLC0415 - only an edition has something to compare with

        table = render_deadlines(regels, termijnen, table)
    return f'<section class="termijnen"><h2 id="termijnen">{title}</h2>{table}</section>'


def _row(regels: Regels, termijn: Json, basis: str) -> str:
    who = (
        f' <span class="wie">{escape(regels.kaart["wie"].format(wie=_role(regels, termijn["wie"])))}</span>'
        if termijn["wie"]
        else ""
    )
    marks = render_bronnen(termijn["bronnen"], regels.woorden, basis)
    marks += render_keuzes(termijn["keuzes"], regels.woorden, basis)
    when = "<br>".join(map(escape, termijn["wanneer"]))
    if regels.landelijk:
        when += OWN if _OWN_TIME.intersection(termijn.get("herkomst", ())) else NATIONAL
    return f'<tr><th scope="row">{escape(termijn["tekst"])}{who} {marks}</th><td>{when}</td></tr>'


def _role(regels: Regels, name: str) -> str:
    return str(regels.woorden["rollen"][name]["label"])


def _section(name: str, title: str, items: Iterable[str]) -> str:
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<section class="{name}"><h2>{escape(title)}</h2><ul>{body}</ul></section>' if body else ""
