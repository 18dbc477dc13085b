"""What the templates show of lessons: exercises with their options and answers, and the data for Python."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from handbook.book import Book, hash_of
from widgets.leren import Opgave, Veld
from widgets.leren.nakijken import feedback

from .opgaven import built

Json = dict[str, Any]


def lesson_view(book: Book, name: str, basis: str) -> Json:
    """Give what the template needs for a lesson."""
    les = book.content.lessen[name]
    return {"les": les, **exercises_view(book, name, les.titel, basis)}


def test_view(book: Book, name: str, when: str, basis: str) -> Json:
    """Give what the template needs for the questions before (`begin`) or after (`eind`) a path."""
    pad = book.content.paden[name]
    titel = f"{pad.titel}: {'vooraf' if when == 'begin' else 'achteraf'}"
    return exercises_view(book, f"{name}-{when}", titel, basis)


def paths_view(book: Book) -> Json:
    """Give what the template needs for the list of paths."""
    lessen = book.content.lessen
    return {
        "paden": book.content.paden.items(),
        "lessen": lessen,
        "minuten": {
            name: sum(lessen[les].minuten for les in pad.lessen) for name, pad in book.content.paden.items()
        },
        "sleutels": lambda name: [key for _, key in keyed(book, name)],
    }


def next_view(book: Book, name: str) -> Json:
    """Give where a lesson leads in every path that has it: to a lesson, or to the questions after."""
    content, found = book.content, []
    for pad, each in content.paden.items():
        if name in each.lessen:
            les = next(iter(each.lessen[each.lessen.index(name) + 1 :]), "")
            titel = content.lessen[les].titel if les else ""
            found.append({"naam": pad, "pad": each.titel, "les": les, "titel": titel})
    return {"stappen": found}


def exercises_view(book: Book, name: str, titel: str, basis: str) -> Json:
    """Give the exercises as the template shows them, and as `data` for Python in the page."""
    found = [*built(book.content, book.regels, name)]

    def folded(opgave: Opgave, veld: Veld) -> str:
        return feedback(book.regels, opgave, veld, (), basis)

    return {
        "naam": name,
        "titel": titel,
        "oefeningen": [(each.data, each.opgave) for each in found],
        "data": json.dumps([each.data for each in found], ensure_ascii=False),
        "antwoord": folded,
        "sleutel": partial(key_of, of=name),
    }


def key_of(opgave: Opgave, of: str = "") -> str:
    """Give a short key that is another one as soon as the question or its choices are not the same.

    `of` names the lesson or test: others may have an exercise of the same name.
    """
    return hash_of([of, opgave.id, [_asked(veld) for veld in opgave.velden]])[:6]


def _asked(veld: Veld) -> list[Any]:
    what = [veld.deel.get(name) for name in ("over", "welke", "beslissing", "antwoorden")]
    return [veld.naam, *(optie.id for optie in veld.opties), *what]


def keyed(book: Book, name: str) -> Iterator[tuple[Json, str]]:
    """Yield each exercise of a lesson, or of a test (`<path>-begin`, `<path>-eind`), with its key."""
    for each in built(book.content, book.regels, name):
        yield each.data, key_of(each.opgave, of=name)
