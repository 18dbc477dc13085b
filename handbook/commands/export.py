"""`export`: write what others use: open data, the handbook as a PDF, what changed, lessons for an LMS."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from handbook.book import build_folder, load_book
from handbook.compress import QUICK
from handbook.environment import ensure_node_packages
from handbook.exports import exports
from handbook.leren.pakket.opdracht import KINDS as PACKAGES
from handbook.leren.pakket.opdracht import export_packages
from handbook.pdf import export_pdf
from handbook.publish import publish
from handbook.vergelijken import export_changes

from .verb import OK, WRONG_USE, Verb


def add_verbs(verb: Verb) -> None:
    """Add what others get."""
    text = "write the open data, the whole handbook as a PDF, or the lessons for an LMS"
    export = verb("export", _export, text, out="build/export")
    export.add_argument("wat", nargs="?", choices=tuple(KINDS), default="data", help="data unless named")
    other = "what `wijzigingen` compares with: another project's folder or a file of releases"
    export.add_argument("--met", type=Path, metavar="DIR|FILE", help=other)
    small = "`scorm` and `cmi5` without the decision aids, which bring Python along"
    export.add_argument("--zonder-python", action="store_true", help=small)


def _export(options: argparse.Namespace) -> int:
    return KINDS[options.wat](options)


def _data(options: argparse.Namespace) -> int:
    for name, data in exports(load_book(options.root, options.layer)):
        path = options.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path)
    return OK


def _pdf(options: argparse.Namespace) -> int:
    root, layer = options.root, options.layer
    site = build_folder(root, layer) / "site" if layer else root / "site"
    publish(root, site, QUICK, layer)
    print(export_pdf(site, options.out / "handboek.pdf"))
    return OK


def _changes(options: argparse.Namespace) -> int:
    try:
        print(export_changes(load_book(options.root, options.layer), options.out, options.met))
    except FileNotFoundError:
        print(f"build.py: --met: {options.met} is no file and has no content/editie.yml", file=sys.stderr)
        return WRONG_USE
    return OK


def _packages(options: argparse.Namespace) -> int:
    ensure_node_packages(options.root)
    book, adres = load_book(options.root, options.layer), os.environ.get("HANDBOEK_ADRES", "")
    python = not options.zonder_python
    for line in export_packages(book, options.wat, options.out, adres=adres, python=python):
        print(line, flush=True)
    return OK


KINDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "data": _data,
    "pdf": _pdf,
    "wijzigingen": _changes,
    **dict.fromkeys(PACKAGES, _packages),
}
"""What can be exported: its name on the command line, and what writes it to options.out and prints where."""
