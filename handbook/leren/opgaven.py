"""The exercises of a lesson or a test, as data and with their options."""

from collections.abc import Iterable, Iterator
from typing import Any

from handbook.book import Book
from handbook.content import Content
from widgets.leren import Opgave, build
from widgets.leren.opgave import OpgaveError
from widgets.rules import RulesError

from .compile import lesson_data, test_data

Json = dict[str, Any]


def exercises_of(content: Content, name: str) -> Iterable[Json]:
    """Give the exercises of a lesson or test (`<path>-begin`, `<path>-eind`); none when it is not there."""
    if les := content.lessen.get(name):
        return lesson_data(content, les)
    path, _, when = name.rpartition("-")
    pad = content.paden.get(path)
    return test_data(content, pad, when) if pad and pad.toets else ()


def built(book: Book, data: Iterable[Json]) -> Iterator[tuple[Json, Opgave]]:
    """Yield each exercise with its options; an edition leaves out those its rules do not answer."""
    for each in data:
        try:
            yield each, build(book.regels, each)
        except (OpgaveError, RulesError):
            if not book.layer:
                raise
