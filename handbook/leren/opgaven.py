"""The exercises as a reader gets them: those of a lesson, or those asked before or after a path."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.content import Content
from handbook.schema.lessen import Oefening
from handbook.yaml_source import Loc
from widgets.leren import Opgave, build
from widgets.leren.opgave import OpgaveError
from widgets.rules import Regels, RulesError

from .check_vraag import undecided
from .compile import MissingCaseError, exercise, toets_exercises

Json = dict[str, Any]
WHEN = {"begin": "vooraf", "eind": "achteraf"}
"""When the questions of a path are asked, with the word for it: before the lessons, and after them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gebouwd:
    """An exercise as it was written, as data and as the rules answer it; `plaats` counts what was written."""

    plaats: int
    oefening: Oefening
    data: Json
    opgave: Opgave


class UnansweredError(Exception):
    """The rules give an exercise no right answer: why (Dutch), and at which place inside it."""

    def __init__(self, loc: Loc, message: str) -> None:
        super().__init__(message)
        self.loc = loc


def build_exercise(content: Content, regels: Regels, oefening: Oefening, plaats: int = 0) -> Gebouwd:
    """Give an exercise with its options and what is right. Raises UnansweredError."""
    try:
        data = exercise(content, oefening)
        opgave = build(regels, data)
    except MissingCaseError:
        raise UnansweredError(("casus",), undecided(oefening)) from None
    except OpgaveError as error:
        raise UnansweredError(("vraag",), str(error)) from error
    except RulesError as error:
        raise UnansweredError(("id",), f"de regels kennen een antwoord niet: {error}") from error
    return Gebouwd(plaats=plaats, oefening=oefening, data=data, opgave=opgave)


def set_names(content: Content) -> list[str]:
    """Give the name of every lesson, and of every test: `<path>-begin` and `<path>-eind`."""
    return [*content.lessen, *(f"{path}-{when}" for path in content.paden for when in WHEN)]


def built(content: Content, regels: Regels, name: str) -> Iterator[Gebouwd]:
    """Yield the exercises of a lesson or a test, without those that an edition's rules do not answer.

    A question of a test is asked both times or neither: the scores compare.
    """
    for plaats, (asked, *with_it) in enumerate(written(content, name)):
        try:
            found = build_exercise(content, regels, asked, plaats)
            for other in with_it:
                build_exercise(content, regels, other)
        except UnansweredError:
            # The national content was checked to have none of these.
            continue
        yield found


def written(content: Content, name: str) -> list[tuple[Oefening, ...]]:
    """Give the exercises of a lesson, or of a test each with the one that is asked the other time."""
    if les := content.lessen.get(name):
        return [(oefening,) for oefening in les.oefeningen]
    path, _, when = name.rpartition("-")
    times = (when, *(other for other in WHEN if other != when))
    return [*zip(*(toets_exercises(content.paden[path], each) for each in times), strict=True)]
