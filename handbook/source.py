"""The whole source of the site as (name, bytes): pages, widget, Python, open data. MkDocs only renders it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .book import Book
from .exports import exports
from .feed import FEED, feed
from .organisatie.uiterlijk import look_files
from .pages import render_pages
from .python_files import HELP, LADDER, PythonFiles, edition_files, python_files
from .views import Views

WIDGET_FILES = (
    "beslishulp/adres.js",
    "beslishulp/beslishulp.css",
    "beslishulp/beslishulp.js",
    "beslishulp/formulier.js",
    "beslishulp/kaart.js",
    "beslishulp/wek.js",
    "image/restore.js",
    "leren/bewijs.js",
    "leren/leren.css",
    "leren/leren.js",
    "leren/oefeningen.js",
    "leren/onthoud.js",
    "leren/paden.js",
    "leren/paneel.js",
    "leren/verhaal.js",
    "leren/voortgang.js",
    "runtime/client.js",
    "runtime/safe.js",
    "runtime/worker.js",
)
_REMARK = re.compile(rb"^ *//.*\n", re.MULTILINE)
"""A line of a script that says why: for who reads the source, not for every phone."""
EDITION_FILES = ("beslishulp/naast.css",)
"""For editions only: the comparison with the national example."""


def source_files(book: Book, national: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every file below build/docs. Raises ContentError when a page cannot be filled in.

    With the ladder of the national book, an edition yields only what is not among `shared_files`.
    """
    if national:
        python = edition_files(book, national)
    else:
        python = python_files(book)
        yield from _widget_files(book, (*WIDGET_FILES, *(EDITION_FILES if book.base else ())))
    yield from python.files.items()
    yield from exports(book)
    yield FEED, feed(book)
    yield from look_files(book.content)
    yield from render_pages(book, Views(book=book, python=python.ladder))


def shared_files(book: Book, python: PythonFiles) -> Iterator[tuple[str, bytes]]:
    """Yield what every edition of the national book has: its Python, and the scripts that start it."""
    yield from ((name, data) for name, data in python.files.items() if name != LADDER)
    yield from _widget_files(book, (*WIDGET_FILES, *EDITION_FILES))


def _widget_files(book: Book, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        data = (book.root / "widgets" / name).read_bytes()
        yield f"{HELP}/{Path(name).name}", _REMARK.sub(b"", data) if name.endswith(".js") else data
