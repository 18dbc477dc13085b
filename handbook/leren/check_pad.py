"""Whether a path asks enough before and after it, and which of that its lessons practise."""

from collections.abc import Iterator
from typing import NamedTuple

from handbook.content import Content
from handbook.schema.lessen import Oefening, Pad
from widgets.rules import Regels

from .check_oefening import check_exercise
from .check_vraag import Found
from .compile import toets_exercises
from .opgaven import WHEN

QUESTIONS = 10
"""How many questions are asked before a path, and as many after it."""


class Geoefend(NamedTuple):
    """An exercise of a lesson, by its place, that asks about the same case as a question of a path."""

    les: str
    plaats: int
    vraag: int
    when: str
    casus: str


def check_path(content: Content, regels: Regels, pad: Pad) -> Iterator[Found]:
    """Yield what is wrong with a path, with its place."""
    yield from _check_number(pad)
    yield from _check_cases(pad)
    for when in WHEN:
        for number, oefening in enumerate(toets_exercises(pad, when)):
            for loc, message in check_exercise(content, regels, oefening):
                place = (when,) if loc in (("vraag",), ("id",), ("casus",)) else loc
                yield ("toets", number, *place), message


def practised(content: Content, pad: Pad) -> Iterator[Geoefend]:
    """Yield the questions of a path that one of its lessons asks about the same case.

    Who did the lesson knows that answer: the score after the path would say nothing.
    """
    lessons = {
        asked: (les, plaats)
        for les in reversed(pad.lessen)
        if les in content.lessen
        for plaats, oefening in enumerate(content.lessen[les].oefeningen)
        for asked in _asks(oefening)
    }
    for number, when, casus in _cases(pad):
        vraag = pad.toets[number]
        if found := lessons.get((casus, vraag.over, vraag.welke)):
            yield Geoefend(*found, number, when, casus)


def _check_number(pad: Pad) -> Iterator[Found]:
    if (more := QUESTIONS - len(pad.toets)) > 0:
        yield ("toets",), f"een leerpad heeft {QUESTIONS} vragen vooraf en achteraf; voeg er {more} toe"
    elif more < 0:
        yield ("toets",), f"een leerpad heeft {QUESTIONS} vragen vooraf en achteraf; haal er {-more} weg"


def _check_cases(pad: Pad) -> Iterator[Found]:
    asked: dict[str, int] = {}
    for number, when, casus in _cases(pad):
        if casus in asked:
            message = f"{casus!r} staat al bij vraag {asked[casus]}; kies een andere casus"
            yield ("toets", number, when), message
        asked.setdefault(casus, number + 1)


def _cases(pad: Pad) -> Iterator[tuple[int, str, str]]:
    """Yield every case that is asked about: the place of its question, when, and its name."""
    for number, vraag in enumerate(pad.toets):
        yield from ((number, when, getattr(vraag, when)) for when in WHEN)


def _asks(oefening: Oefening) -> Iterator[tuple[str | None, str, str]]:
    """Yield what an exercise and its parts ask: the case, about what, and which."""
    for given in (oefening, *oefening.delen, *oefening.punten):
        over, welke = given.over or oefening.over, given.welke or oefening.welke
        if over:
            yield given.casus or oefening.casus, over, welke
