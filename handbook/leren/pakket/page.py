"""All files of a package: one path of one edition, as one page with what it needs."""

import json
from collections.abc import Iterator
from pathlib import Path

from handbook.book import Book
from handbook.organisatie.uiterlijk import look_files
from handbook.pages import page_functions
from handbook.views import Views, templates

from .hoofdstukken import Hoofdstuk, Inhoud
from .hulp import aid_files
from .script import SCRIPTS, bundle_script
from .toestand import check_state

DARK = "assets/donker.css"
START = Hoofdstuk(anker="start", titel="Start", html="")
RESULTAAT = Hoofdstuk(anker="resultaat", titel="Je resultaat", html="")


def package_files(
    book: Book, pad: str, *, entry: str = "los.js", adres: str = "", python: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the package of the path `pad` as (relative path, bytes): equal book, equal bytes.

    `entry` names the script in widgets/leren/pakket/ that calls `openPakket` with the host. `adres` is where
    the edition's site stands, for links out of the package; without it those are plain text. Without
    `python` the decision aids are left out. Raises SetupError when a script cannot be bundled, and
    PakketError when an LMS could not keep the work of a reader.
    """
    inhoud = Inhoud(book=book, pad=pad, adres=adres, hulp=python)
    check_state(inhoud)
    looks = {**_theme(book.root), **dict(look_files(book.content))}
    styles = [name for name in looks if name.endswith(".css") and name != DARK]
    logo = next(name for name in reversed(looks) if name.startswith("assets/logo."))
    used = {*styles, DARK, logo}
    yield "index.html", _page(inhoud, styles, logo).encode()
    # Letters outside ASCII are escaped: no server can send it in another encoding than it has.
    table = json.dumps(inhoud.table(), separators=(",", ":"))
    yield "uitgewerkt.js", f"globalThis.uitgewerkt={table};\n".encode()
    yield "pakket.js", bundle_script(book.root, entry)
    yield from ((name, data) for name, data in looks.items() if name in used)
    if python:
        yield from aid_files(inhoud, styles, DARK, logo)


def _theme(root: Path) -> dict[str, bytes]:
    """Give what the site looks like, by the path it has there, and what only a package has."""
    theme, widgets = root / "theme" / "assets", root / "widgets"
    return {
        "assets/handboek.css": (theme / "handboek.css").read_bytes(),
        DARK: (theme / "donker.css").read_bytes(),
        "assets/logo.svg": (theme / "logo.svg").read_bytes(),
        "assets/beslishulp/beslishulp.css": (widgets / "beslishulp" / "beslishulp.css").read_bytes(),
        "assets/beslishulp/leren.css": (widgets / "leren" / "leren.css").read_bytes(),
        "pakket.css": (root / SCRIPTS / "pakket.css").read_bytes(),
    }


def _page(inhoud: Inhoud, styles: list[str], logo: str) -> str:
    book = inhoud.book
    pad, lessons = book.content.paden[inhoud.pad], [*inhoud.lessons()]
    functions = page_functions(book, Views(book=book, python=""), "")
    html = (
        templates()
        .get_template("pakket/pakket.html.jinja")
        .render(
            pad=pad,
            naam=inhoud.pad,
            adres=inhoud.adres,
            editie=book.content.editie,
            bronnen=inhoud.links.fit(functions["bron"](*pad.source) + functions["keuze"](*pad.keuze)),
            lessen=lessons,
            volgorde=[START, *lessons, RESULTAAT],
            verder=inhoud.further,
            styles=styles,
            donker=DARK,
            logo=logo,
        )
    )
    return "\n".join(line for line in html.splitlines() if line.strip()) + "\n"
