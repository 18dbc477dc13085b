"""The whole source of the site as (name, bytes): pages, widget, Python, open data. MkDocs only renders it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from .book import Book
from .bundle import make_archive
from .exports import exports
from .pages import render_pages
from .pyodide_files import pyodide_files
from .views import Views

WIDGET_FILES = (
    "beslishulp/beslishulp.css",
    "beslishulp/beslishulp.js",
    "runtime/client.js",
    "runtime/worker.js",
)


def source_files(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield every file below build/docs. Raises ContentError when a page cannot be filled in."""
    archive = make_archive(book.root, book.compiled)
    archief = f"assets/beslishulp/regels-{hashlib.sha256(archive).hexdigest()[:12]}.zip"
    yield archief, archive
    yield from ((f"assets/pyodide/{name}", data) for name, data in pyodide_files(book.root))
    for name in WIDGET_FILES:
        yield f"assets/beslishulp/{Path(name).name}", (book.root / "widgets" / name).read_bytes()
    yield from exports(book)
    yield from render_pages(book, Views(book=book, pyodide="assets/pyodide/pyodide.js", archief=archief))
