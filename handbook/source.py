"""The whole source of the site as (name, bytes): pages, widget, Python, open data. MkDocs only renders it."""

from collections.abc import Iterator
from pathlib import Path

from .book import Book
from .exports import exports
from .feed import FEED, feed
from .pages import render_pages
from .python_files import HELP, python_files
from .views import Views

WIDGET_FILES = (
    "beslishulp/beslishulp.css",
    "beslishulp/beslishulp.js",
    "beslishulp/wek.js",
    "image/restore.js",
    "leren/leren.css",
    "leren/leren.js",
    "runtime/client.js",
    "runtime/safe.js",
    "runtime/worker.js",
)


def source_files(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield every file below build/docs. Raises ContentError when a page cannot be filled in."""
    python = python_files(book)
    yield from python.files.items()
    for name in WIDGET_FILES:
        yield f"{HELP}/{Path(name).name}", (book.root / "widgets" / name).read_bytes()
    yield from exports(book)
    yield FEED, feed(book)
    yield from render_pages(book, Views(book=book, python=python.ladder))
