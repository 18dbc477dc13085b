"""What the templates show of lessons: exercises with their options and answers, and the data for Python."""

import json
from typing import Any

from handbook.book import Book
from widgets.leren import Opgave, Veld
from widgets.leren.nakijken import feedback
from widgets.render import also

from .opgaven import WHEN, built
from .sleutels import key_in, keyed, mark_of, unlisted_keys

Json = dict[str, Any]


def lesson_view(book: Book, name: str, basis: str) -> Json:
    """Give what the template needs for a lesson."""
    les = book.content.lessen[name]
    return {"les": les, **exercises_view(book, name, les.titel, basis)}


def toets_view(book: Book, name: str, when: str, basis: str) -> Json:
    """Give what the template needs for the questions before (`begin`) or after (`eind`) a path."""
    pad = book.content.paden[name]
    titel = f"{pad.titel}: {WHEN[when]}"
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
        "overig": " ".join(sorted(unlisted_keys(book))),
        "merk": mark_of(book),
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


def sheet_view(book: Book, name: str) -> Json:
    """Give what the template needs for a talk about a case in a team."""
    casus, advies = book.content.casussen[name], book.adviezen[name]
    beside = also(book.regels.decisions[casus.beslissing], advies)
    return {"naam": name, "casus": casus, "advies": advies, "ook": beside}


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
        "sleutel": key_in(book, name),
    }
