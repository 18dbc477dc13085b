"""`check`: is the content right, are the rules proven, do the cases pass."""

import argparse
from pathlib import Path

from handbook.book import Book, load_book
from handbook.editor_schema import editor_schemas
from handbook.leren.melding import added
from handbook.leren.weggelaten import left_out
from handbook.organisatie.compleet import brief, report
from handbook.organisatie.map import layers
from handbook.pages import render_pages
from handbook.problems import ContentError
from handbook.readability import summary
from handbook.stage import stage
from handbook.uitgeven import check_release, exercises_since
from handbook.views import Views

from .verb import OK, WRONG_CONTENT, Verb


def add_verbs(verb: Verb) -> None:
    """Add what checks the content."""
    verb("check", run_check, "check the content, prove the rules, pass the cases")


def run_check(options: argparse.Namespace) -> int:
    """Check the handbook, and with it every edition, or the one edition that is named; print what was found.

    Raises ContentError with everything that is wrong in what was asked for.
    """
    book = load_book(options.root, options.layer)
    _render(book)
    stage(editor_schemas(book.content), book.build / "schema")
    exercises = exercises_since(book)
    try:
        released = check_release(book)
    except ContentError:
        # Who changes a rule reads here what that does, also while the version is still the old one.
        if exercises[1:]:
            print(*exercises, sep="\n")
        raise
    print(_summary(book))
    print(summary(book.docs))
    print(released, *exercises, *left_out(book), sep="\n")
    print(*report(book), sep="\n", end="\n" if book.layer else "")
    return OK if book.layer else _check_layers(options.root, book)


def _check_layers(root: Path, base: Book) -> int:
    """Check every edition in organisaties/, with one line for each that is sound."""
    code = OK
    for layer in layers(root):
        try:
            book = load_book(root, layer, base)
            _render(book)
        except ContentError as error:
            print(error)
            code = WRONG_CONTENT
        else:
            print(brief(book), *added(book), sep="\n")
    return code


def _render(book: Book) -> None:
    """Make every page, for what only shows then."""
    for _ in render_pages(book, Views(book=book, python="[]")):
        pass


def _summary(book: Book) -> str:
    proven = ", ".join(f"{name} {count}" for name, count in book.proof.counts.items())
    return (
        f"{len(book.content.register)} uitspraken, {len(book.content.casussen)} casussen kloppen, "
        f"combinaties bewezen: {proven} (elk precies één advies, geen gat, geen overlap, geen dode regel)"
    )
