"""The verb `nieuw`: ask, write, check, and say what comes next."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from handbook.book import Book, load_book
from handbook.load import load_content
from handbook.organisatie.compleet import brief, short
from handbook.organisatie.map import FOLDER, LayerError
from handbook.problems import ContentError
from handbook.stage import stage

from .antwoorden import read_answers
from .bestanden import edition_files
from .gesprek import ask_all
from .lezen import AntwoordError, read_id
from .vragen import Antwoorden

STOPPED = 130
"""The exit code of a command that was stopped with Ctrl-C."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the verb take its arguments."""
    parser.add_argument("id", help="short name of the edition: small letters, digits and dashes")
    quiet = parser.add_mutually_exclusive_group()
    quiet.add_argument(
        "--met", type=Path, metavar="FILE", help="take the answers from this file, ask nothing"
    )
    quiet.add_argument("--stil", action="store_true", help="ask nothing and leave everything open")


def make_edition(root: Path, options: argparse.Namespace) -> int:
    """Make organisaties/<id>/ and check it; gives the exit code.

    Raises LayerError when the id cannot be used or is taken, ContentError for what is wrong in the file
    with answers or in the new edition.
    """
    folder = _folder(root, options.id)
    try:
        antwoorden = answers(root, options)
    except KeyboardInterrupt:
        print("\nGestopt. Er is niets geschreven.")
        return STOPPED
    files = edition_files(options.id, antwoorden, load_content(root), dt.datetime.now().astimezone().date())
    stage(files, folder)
    print(f"{FOLDER}/{options.id}/ is gemaakt. Ik kijk na of alles klopt ...", flush=True)
    try:
        book = load_book(root, folder)
    except ContentError:
        print(f"De map blijft staan. Verbeter dit en kijk na met: {_command('check', options.id)}")
        raise
    print(*_next(book), sep="\n")
    return 0


def _folder(root: Path, name: str) -> Path:
    try:
        folder = root / FOLDER / read_id(name)
    except AntwoordError as error:
        raise LayerError(str(error)) from None
    if folder.exists():
        raise LayerError(
            f"{FOLDER}/{name}/ bestaat al, en wordt nooit overschreven; kies een andere naam, "
            f"of kijk wat er nog open is met: {_command('check', name)}"
        )
    return folder


def answers(root: Path, options: argparse.Namespace) -> Antwoorden:
    """Give the answers from the file, from the terminal, or none.

    Raises ContentError and LayerError for a file, KeyboardInterrupt when somebody stops.
    """
    if options.met:
        try:
            return read_answers(root, options.met)
        except FileNotFoundError:
            raise LayerError(f"{options.met} is er niet; noem het bestand met antwoorden") from None
    if options.stil:
        return {}
    if sys.stdin is None or sys.stdin.closed:
        print("Er is geen terminal om vragen te stellen: alles blijft nog in te vullen, zoals met --stil.")
        return {}
    return ask_all(input, print)


def _next(book: Book) -> Iterator[str]:
    name = book.content.editie.id
    yield brief(book).partition(", ")[0]
    yield from short(book)
    yield ""
    yield "Zo ga je verder:"
    yield f"1. Zie wat er nog in te vullen is:  {_command('check', name)}"
    yield f"2. Vul het in. {FOLDER}/{name}/README.md zegt wat in welk bestand staat."
    yield f"3. Bekijk je uitgave:  {_command('serve', name)}"


def _command(verb: str, name: str) -> str:
    return f"python3 build.py {verb} --organisatie {name}"
