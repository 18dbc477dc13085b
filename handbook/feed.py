"""What each release changed as an Atom feed, and as a page of its own for `export`."""

import os
from collections.abc import Callable
from typing import Any

from .book import Book
from .views import templates
from .wijzigingenlijst import Lijst, feed_id, lists

FEED = "data/wijzigingen.xml"
PAGE = "verantwoording/wijzigingen/"


def feed(book: Book) -> bytes:
    """Give the feed: one entry a release, the last first; its ids and dates follow from the releases alone.

    Links are whole addresses when HANDBOEK_ADRES says where the site stands, and else relative to the feed.
    """
    basis = site_address() or "../"
    return _render(
        "wijzigingen.xml.jinja",
        id=feed_id(book),
        editie=book.content.editie,
        lijsten=lists(book),
        dag=_moment,
        basis=basis,
        pagina=f"{basis}{PAGE}",
        tekst=_words(basis),
    )


def page(book: Book, lijst: Lijst) -> bytes:
    """Give one list of changes as an HTML page that needs no other file."""
    return _render(
        "wijzigingen_los.html.jinja", lijst=lijst, editie=book.content.editie, basis=site_address()
    )


def site_address() -> str:
    """Give where the site stands, with a slash at the end; empty when that is not known."""
    address = os.environ.get("HANDBOEK_ADRES", "")
    return f"{address.rstrip('/')}/" if address else ""


def _words(basis: str) -> Callable[[Lijst], str]:
    macros: Any = templates().get_template("wijzigingenlijst.html.jinja").module

    def words(lijst: Lijst) -> str:
        return _tight(str(macros.inhoud(lijst, basis, 3)))

    return words


def _render(template: str, **values: Any) -> bytes:
    return f"{_tight(templates().get_template(template).render(**values))}\n".encode()


def _tight(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _moment(datum: str) -> str:
    """Give a date as a moment; of a month or a year it is the first day."""
    return f"{f'{datum}-01-01'[:10]}T00:00:00Z"
