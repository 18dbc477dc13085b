"""What the tests on editions share: an edition around the small book, and what is wrong with it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from handbook.book import load_book
from handbook.pages import render_pages
from handbook.problems import ContentError
from handbook.views import Views
from tests.landelijk import national_book

HERE = Path(__file__).parent
SMALL = HERE.parent / "handbook" / "problems" / "boek"
ROOT = HERE.parents[1]
EDITIONS = HERE / "edities"
EDITIE = 'id: proef\norganisatie: Gemeente Proef\nversie: "2026.1"\ndatum: "2026-11-24"\n'


def write_layer(root: Path, files: Mapping[str, str | None]) -> Path:
    """Copy the small book to `root` and write an edition in it; without an editie.yml of its own it gets one.

    A file that is None is left out.
    """
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("build"))
    layer = root / "organisaties" / "proef"
    for name, text in {"editie.yml": EDITIE, **files}.items():
        if text is not None:
            (layer / name).parent.mkdir(parents=True, exist_ok=True)
            (layer / name).write_text(text, encoding="utf-8")
    return layer


def check_layer(root: Path, files: Mapping[str, str | None], *, national: bool = False) -> list[str]:
    """Give every problem of that edition, as `check --organisatie` would print it.

    With `national` it is laid over the real content; its own files are then named as in the small book.
    """
    layer = write_layer(root, files)
    try:
        if national:
            load_book(ROOT, layer, national_book())
            return []
        book = load_book(root, layer)
        list(render_pages(book, Views(book=book, python="[]")))
    except ContentError as error:
        return str(error).replace(f"{root.as_posix()}/", "").splitlines()
    return []
