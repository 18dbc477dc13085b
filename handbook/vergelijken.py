"""The verb `export wijzigingen`: the rules of today against a release or against another folder."""

from pathlib import Path

from .book import Book
from .feed import page
from .schema.uitgave import Stand
from .stand import stand_of_folder
from .uitgave import read_releases, releases_of
from .uitgeven import NO_RELEASE
from .wijzigingenlijst import list_of

FILE = "wijzigingen.html"


def export_changes(book: Book, out: Path, other: Path | None) -> str:
    """Write what changed since the last release, or since what stands at `other`; gives lines that say so.

    `other` is a folder with content/, a content/ itself, or a file of releases.
    Raises FileNotFoundError when it is none of these, and ContentError when what is there is wrong.
    """
    found = _other(book, other)
    if found is None:
        return NO_RELEASE
    old, since = found
    lijst = list_of(book, old, kop="Wat is er anders?", since=since)
    out.mkdir(parents=True, exist_ok=True)
    (out / FILE).write_bytes(page(book, lijst))
    return f"{lijst.inleiding}\n{out / FILE}"


def _other(book: Book, other: Path | None) -> tuple[Stand, str] | None:
    if other and other.is_dir():
        return stand_of_folder(other), f"de regels in {other}"
    releases = read_releases(other, str(other)) if other else releases_of(book)
    return (releases.stand, f"uitgave {releases.laatste.versie}") if releases else None
