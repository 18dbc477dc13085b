"""What the pages of an edition show beside the national example: the lines of both, by kind of piece."""

from markupsafe import Markup

from widgets.render import word_binnen

from .book import Book
from .menukaart import chooser
from .organisatie.naast import Lines, folded, outcome_lines, step_lines
from .outcomes import outcomes

Naast = tuple[Lines, Lines]
"""The lines of a piece: the edition's and the national ones."""


def outcomes_beside(book: Book, name: str) -> Naast:
    """Give all outcomes of a decision."""
    return _outcome_lines(book, name), _outcome_lines(book.base, name)


def _outcome_lines(book: Book | None, name: str) -> Lines:
    if book is None or name not in book.regels.decisions:
        return {}
    found = outcomes(book, name)
    return outcome_lines(found["rijen"], found["tabellen"])


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
    return step_lines(_steps(book, name), _steps(book.base, name), label)


def _steps(book: Book | None, name: str) -> list[str]:
    if book is None or name not in book.content.protocollen:
        return []
    return [
        " ".join(
            (
                f"{word_deadline(book, stap.binnen)}." if stap.binnen else "",
                stap.tekst,
                book.regels.kaart["wie"].format(wie=book.content.rollen[stap.wie].label),
            )
        ).strip()
        for stap in book.content.protocollen[name].stappen
    ]


def word_deadline(book: Book, duur: str) -> str:
    """Give by when a step is to be done: "Binnen 24 uur"."""
    return word_binnen(book.regels.kaart, {"binnen_tekst": str(book.content.duren[duur].tekst)})
