"""The verb `export`: the open data, the whole handbook as a PDF, what changed, or the lessons for an LMS."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from .book import build_folder, load_book
from .compress import QUICK
from .exports import exports
from .leren.pakket.opdracht import KINDS, export_packages
from .pdf import export_pdf
from .publish import publish
from .vergelijken import export_changes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the verb take its arguments."""
    parser.add_argument("wat", nargs="?", choices=tuple(_EXPORTS), default="data", help="data unless named")
    other = "what `wijzigingen` compares with: another project's folder or a file of releases"
    parser.add_argument("--met", type=Path, metavar="DIR|FILE", help=other)
    small = "`scorm` and `cmi5` without the decision aids, which bring Python along"
    parser.add_argument("--zonder-python", action="store_true", help=small)


def export(root: Path, options: argparse.Namespace) -> int:
    """Write what was asked for into `options.out`, with a line for each file; gives the exit code.

    Raises ContentError, PdfError and SetupError.
    """
    try:
        for line in _EXPORTS[options.wat](root, options):
            print(line, flush=True)
    except FileNotFoundError:
        if options.met is None:
            raise
        print(f"build.py: --met: {options.met} is no file and has no content/editie.yml", file=sys.stderr)
        return 2
    return 0


def _data(root: Path, options: argparse.Namespace) -> Iterator[str]:
    for name, data in exports(load_book(root, options.layer)):
        path = options.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        yield str(path)


def _pdf(root: Path, options: argparse.Namespace) -> Iterator[str]:
    site = build_folder(root, options.layer) / "site" if options.layer else root / "site"
    publish(root, site, QUICK, options.layer)
    yield str(export_pdf(site, options.out / "handboek.pdf"))


def _changes(root: Path, options: argparse.Namespace) -> Iterator[str]:
    yield export_changes(load_book(root, options.layer), options.out, options.met)


def _packages(root: Path, options: argparse.Namespace) -> Iterator[str]:
    book, adres = load_book(root, options.layer), os.environ.get("HANDBOEK_ADRES", "")
    return export_packages(book, options.wat, options.out, adres=adres, python=not options.zonder_python)


_EXPORTS: Mapping[str, Callable[[Path, argparse.Namespace], Iterator[str]]] = {
    "data": _data,
    "pdf": _pdf,
    "wijzigingen": _changes,
    **dict.fromkeys(KINDS, _packages),
}
