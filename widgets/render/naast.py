"""The card of an edition: beside each part whose it is, and folded what the national example says."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels
from widgets.rules.words import word_binnen

from .card import Card
from .marks import NATIONAL, OWN

Json = Mapping[str, Any]


class CardOfEdition(Card):
    """Says as little as it can: one sentence for the card, and a mark only on what is otherwise."""

    def van(self, item: Json, *parts: str) -> str:
        """Give the mark of these parts of a step or measure, or of a thing as a whole."""
        found = item.get("herkomst", {})
        own = found != "landelijk" if isinstance(found, str) else any(part in found for part in parts)
        return OWN if own else NATIONAL

    def once(self, html: str) -> str:
        """Give a piece marked once when all of it comes from one place."""
        if (OWN in html) == (NATIONAL in html):
            return html
        mark = OWN if OWN in html else NATIONAL
        first = html.index(mark) + 1
        return html[:first] + html[first:].replace(mark, "")

    def settle(self, html: str) -> str:
        """Give the card with one sentence and the marks of the smaller kind in words."""
        return settle(self.kaart["herkomst"], html)

    def naast(self) -> str:
        """Give what the national example advises, folded, with how many lines differ."""
        found = self.advies["landelijk"]
        return render_naast(self.kaart, found["rijen"], found["let_op"], f"naast-{self.advies['beslissing']}")


def render_deadlines(regels: Regels, termijnen: Iterable[Json], table: str) -> str:
    """Give the table of deadlines with its marks in words, and folded below it those that differ."""
    national = regels.landelijk or regels
    rows = []
    for termijn in termijnen:
        here, there = (
            word_binnen(regels.kaart, found.woorden["stappen"].get(termijn["id"], {}))
            for found in (regels, national)
        )
        if here != there:
            rows.append({"wat": termijn["tekst"], "landelijk": there, "hier": here, "anders": True})
    below = render_naast(regels.kaart, rows, (), "naast-termijnen") if rows else ""
    return settle(regels.kaart["herkomst"], table) + below


def settle(words: Json, html: str) -> str:
    """Put one sentence above a piece and a mark in words on each part of the smaller kind."""
    own, national = html.count(OWN), html.count(NATIONAL)
    most = "eigen" if own > national else "landelijk"
    zin = words[f"{'meest' if own and national else 'alles'}_{most}"]
    marks = {name: _mark(words, name) if name != most else "" for name in ("eigen", "landelijk")}
    html = html.replace(OWN, marks["eigen"]).replace(NATIONAL, marks["landelijk"])
    return f'<p class="herkomst">{escape(zin)}</p>{html}'


def render_naast(kaart: Json, rijen: Iterable[Json], let_op: Iterable[str], name: str) -> str:
    """Give a comparison as a table that folds; `name` is its id on the page."""
    words, rows = kaart["herkomst"], list(rijen)
    count = sum(rij["anders"] for rij in rows)
    number = ("geen_verschil", "een_verschil")[count] if count < 2 else "verschillen"  # noqa: PLR2004
    title = escape(f"{words['vergelijk']}: {words[number].format(aantal=count)}")
    heads = [escape(head) for head in (kaart["wat"], words["kolom_landelijk"], words["kolom_hier"])]
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "".join(_row(words, rij, *heads[1:]) for rij in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""
    notes = "".join(f"<p>{escape(text)}</p>" for text in let_op)
    return f'<details class="naast" id="{escape(name)}"><summary>{title}</summary>{notes}{table}</details>'


def _row(words: Json, rij: Json, *heads: str) -> str:
    mark = f' <small class="van">{escape(words["anders"])}</small>' if rij["anders"] else ""
    texts = (escape(rij[side] or words["niet_hier"]) for side in ("landelijk", "hier"))
    cells = "".join(f'<td data-kop="{kop}">{text}</td>' for kop, text in zip(heads, texts, strict=True))
    return f'<tr><th scope="row">{escape(rij["wat"])}{mark}</th>{cells}</tr>'


def _mark(words: Json, name: str) -> str:
    whole = f'<span class="alleen-gehoord">: {escape(words[f"{name}_voluit"])}</span>'
    return f' <small class="van">{escape(words[name])}{whole}</small>'
