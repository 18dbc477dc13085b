"""What the parts of the card of one advice are put together with."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from widgets.rules import Regels
from widgets.rules.words import labels

from .marks import render_bronnen, render_keuzes

Json = Mapping[str, Any]
Row = tuple[str, str]
"""What a line is called and what it says, as HTML."""


class Card:
    """The words around one advice, and of which edition its parts are: here there is only one."""

    def __init__(self, regels: Regels, advies: Json, basis: str) -> None:
        """Take an advice and the way from the page to the site's root."""
        self.regels, self.words, self.kaart = regels, regels.woorden, regels.kaart
        self.decision = regels.decisions[advies["beslissing"]]
        self.advies = advies
        self.basis = basis

    def van(self, _item: Json, *_parts: str) -> str:
        """Give the mark that says whose these parts are."""
        return ""

    def once(self, html: str) -> str:
        """Give a piece with the marks that it needs."""
        return html

    def settle(self, html: str) -> str:
        """Give the card with its marks in words."""
        return html

    def naast(self) -> str:
        """Give the comparison with the national example, when this is not it."""
        return ""

    def labels(self, kind: str, names: Iterable[str]) -> str:
        """Give the labels of ids."""
        return escape(labels(self.regels, kind, names))

    def texts(self, kind: str, names: Iterable[str]) -> str:
        """Give the sentences of ids, each with its sources."""
        entries = (self.words[kind][name] for name in names)
        return " ".join(f"{escape(str(entry['tekst']))} {self.marks(entry)}" for entry in entries)

    def marks(self, item: Json) -> str:
        """Give the sources of a thing and the choices it rests on."""
        sources = render_bronnen(item.get("bronnen", ()), self.words, self.basis)
        return sources + render_keuzes(item.get("keuzes", ()), self.words, self.basis)

    def row(self, label: str, text: str, item: Json, part: str) -> Row:
        """Give one line about a part of a thing."""
        return escape(label), text and text + self.van(item, part)


def section(name: str, title: str, items: Iterable[str]) -> str:
    """Give a list under a heading; nothing for an empty one."""
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<section class="{name}"><h3>{escape(title)}</h3><ul>{body}</ul></section>' if body else ""


def as_list(rows: Iterable[Row]) -> str:
    """Give the lines that say something; nothing when none does."""
    body = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in rows if text)
    return f"<dl>{body}</dl>" if body else ""
