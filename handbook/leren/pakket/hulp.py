"""The decision aids beside the lessons of a package: pages that open in a tab of their own, with Python."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from handbook.book import Book
from handbook.python_files import HELP, python_files
from handbook.views import templates

from .hoofdstukken import Inhoud
from .links import Links
from .protocollen import pages
from .script import SCRIPTS

BASIS = "../../"
"""The way from such a page to the root of the package, as on the site."""

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
PYODIDE = "assets/pyodide/"

_FILES = (
    "beslishulp/adres.js",
    "beslishulp/beslishulp.js",
    "beslishulp/formulier.js",
    "beslishulp/kaart.js",
    "runtime/client.js",
    "runtime/safe.js",
    "runtime/worker.js",
)


def aid_files(inhoud: Inhoud, styles: Sequence[str], donker: str, logo: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the decisions that the feedback refers to, and all they need.

    Raises PyodideError or SetupError when Python cannot be made.
    """
    book, hulpen = inhoud.book, inhoud.beslissingen
    ladder, files = _safe_rung(book)
    links = Links(hulpen=frozenset(hulpen), adres=inhoud.adres, basis=BASIS)
    template = templates().get_template("pakket/hulp.html.jinja")
    for page in pages(book, [f"beslishulp/{name}/" for name in hulpen], ladder):
        html = template.render(
            titel=page.titel,
            html=_TABLE.sub(_scrolling, links.fit(page.html, page.adres)),
            editie=book.content.editie,
            hulpen=hulpen,
            adres=inhoud.adres,
            basis=BASIS,
            styles=styles,
            donker=donker,
            logo=logo,
        )
        yield f"{page.adres}index.html", html.encode()
    yield "hulp.js", (book.root / SCRIPTS / "hulp.js").read_bytes()
    yield from ((f"{HELP}/{Path(name).name}", (book.root / "widgets" / name).read_bytes()) for name in _FILES)
    yield from files.items()


def _safe_rung(book: Book) -> tuple[str, dict[str, bytes]]:
    """Give the ladder with only its last rung, and the files of that: an image would double the package."""
    python = python_files(book)
    rung = json.loads(python.ladder)[-1]
    names = (rung["python"], *rung.get("regels", ())[:1])
    own = {f"{HELP}/{name}": python.files[f"{HELP}/{name}"] for name in names}
    pyodide = {name: data for name, data in python.files.items() if name.startswith(PYODIDE)}
    return json.dumps([rung]), {**own, **pyodide}


def _scrolling(found: re.Match[str]) -> str:
    """Give a table in a frame that scrolls, which the keyboard reaches."""
    return f'<div class="pk-tabel" role="region" aria-label="Tabel" tabindex="0">{found[0]}</div>'
