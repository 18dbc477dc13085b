"""`export scorm` and `export cmi5`: every path of an edition as zips for an LMS, each told with its size."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from handbook.archive import pack
from handbook.book import Book

from .manifest import CMI5, SCORM12, SCORM2004, Kind, manifest
from .page import package_files

KINDS: Mapping[str, Sequence[Kind]] = {"scorm": (SCORM12, SCORM2004), "cmi5": (CMI5,)}
"""What each word after `export` makes."""


def export_packages(
    book: Book, wat: str, out: Path, *, adres: str = "", python: bool = True
) -> Iterator[str]:
    """Write the packages of every path into `out`, and yield a line for each as it is ready.

    `wat` is a key of KINDS; `adres` and `python` are those of `package_files`. Raises SetupError.
    """
    out.mkdir(parents=True, exist_ok=True)
    for pad in book.content.paden:
        for kind in KINDS[wat]:
            files = files_of(book, pad, kind, adres=adres, python=python)
            data = pack(files, smaller=True)
            path = out / f"leren-{book.content.editie.id}-{pad}-{kind.name}.zip"
            path.write_bytes(data)
            yield f"{path} ({_size(len(data))}, uitgepakt {_size(sum(map(len, files.values())))})"


def files_of(
    book: Book, pad: str, kind: Kind, *, adres: str = "", python: bool = True
) -> Mapping[str, bytes]:
    """Give all files of one package by their path, the manifest first."""
    files = dict(package_files(book, pad, entry=kind.entry, adres=adres, python=python))
    return {kind.manifest: manifest(book, pad, kind, files), **files}


def _size(count: int) -> str:
    return f"{count / 1000:,.0f} kB".replace(",", ".")
