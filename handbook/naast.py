"""What the pages of an edition show beside the national example: the lines of both, by kind of piece."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from widgets.rules.words import word_binnen

from .book import Book
from .menukaart import chooser
from .organisatie.naast import Lines, folded, outcome_lines, step_lines, untouched
from .outcomes import outcomes

Naast = tuple[Lines, Lines]
"""The lines of a piece: the edition's and the national ones."""


def outcomes_beside(book: Book, name: str) -> Naast:
    """Give all outcomes of a decision."""
    if book.base is None:
        return {}, {}
    own, national = (_outcome_lines(found, name) for found in (book, book.base))
    bare = _outcome_lines(book, name, als=False), _outcome_lines(book.base, name, als=False)

    def is_own(line: str) -> bool:
        table, rule = line.split(".")[:2]
        at = ("beslissingen", name, "tabellen", table)
        kinds = ("rules", "combinaties")
        return any(book.content.herkomst(*at, kind, rule) != "landelijk" for kind in kinds)

    return own, untouched(own, national, bare, is_own)


def _outcome_lines(book: Book, name: str, *, als: bool = True) -> Lines:
    if name not in book.regels.decisions:
        return {}
    found = outcomes(book, name)
    return outcome_lines(found["rijen"], found["tabellen"], als=als)


def below_printed(book: Book, name: str) -> Markup:
    """Give what comes below a table of the handreiking: what this edition has otherwise for its rows."""
    if book.base is None or book.content.herkomst("tabellen", name) != "landelijk":
        return Markup()
    tabel = book.base.content.tabellen[name]
    kinds = {rij.gedraging for rij in tabel.rijen}
    own, national = (
        {key: line for key, line in lines.items() if key.partition(".")[0] in kinds}
        for lines in outcomes_beside(book, tabel.beslissing)
    )
    kaart = book.regels.kaart
    text = Markup('\n<p class="herkomst">{}</p>\n').format(kaart["herkomst"]["gedrukt"])
    return text + folded(kaart, own, national, name)


def menukaart_beside(book: Book) -> Naast:
    """Give the tasks with what they ask, and the parts."""
    return _menukaart(book), _menukaart(book.base)


def _menukaart(book: Book | None) -> Lines:
    if book is None:
        return {}
    parts = {name: (part.label, part.tekst) for name, part in book.content.inrichting.items()}
    tasks = {
        name: (taak.label, "; ".join(f"{soort}: {', '.join(labels)}" for soort, labels in asks if labels))
        for name, taak, asks in chooser(book.content)["taken"]
    }
    return {**parts, **tasks}


def protocol_beside(book: Book, name: str) -> Naast:
    """Give the steps of a protocol, each with its deadline and who does it."""
    label = book.regels.kaart["herkomst"]["stap"] if book.base else ""
    return step_lines(protocol_steps(book, name), protocol_steps(book.base, name), label)


def protocol_steps(book: Book | None, name: str) -> list[str]:
    """Give each step of a protocol in one line; nothing when the book does not have it."""
    if book is None or name not in book.content.protocollen:
        return []
    duren, protocol = book.content.duren, book.content.protocollen[name]
    terms = [str(duren[stap.binnen].tekst) if stap.binnen else "" for stap in protocol.stappen]
    return [
        step_line(book, {"tekst": stap.tekst, "wie": stap.wie, "binnen_tekst": term})
        for stap, term in zip(protocol.stappen, terms, strict=True)
    ]


def step_line(book: Book, stap: Mapping[str, Any]) -> str:
    """Give a step in one line: by when, what, and who."""
    term = word_binnen(book.regels.kaart, stap)
    who = book.regels.kaart["wie"].format(wie=book.regels.woorden["rollen"][stap["wie"]]["label"])
    return " ".join(filter(None, (f"{term}." if term else "", str(stap["tekst"]), who)))


def word_deadline(book: Book, duur: str) -> str:
    """Give by when a step is to be done: "Binnen 24 uur"."""
    return word_binnen(book.regels.kaart, {"binnen_tekst": str(book.content.duren[duur].tekst)})
