"""Whether every exercise has its right answer by the rules, and every name in it exists."""

from collections.abc import Iterator

from handbook.content import Content
from handbook.problems import Problem, instead
from handbook.schema.lessen import Les, Oefening, Pad
from widgets.rules import Regels

from .check_vraag import Found, check_asked
from .compile import test_exercises
from .opgaven import WHEN, UnansweredError, build_exercise

QUESTIONS = 10
"""How many questions are asked before a path, and as many after it."""


def check_lessen(content: Content, regels: Regels) -> Iterator[Problem]:
    """Yield a problem for every exercise that the rules give no single right answer, and every dead name.

    An edition need not have an answer to a national exercise: it is left out there.
    """
    for name, les in content.lessen.items():
        if _own(content, "lessen", name):
            for loc, message in _check_lesson(content, regels, les):
                yield content.problem("lessen", name, loc, message)
    for name, pad in content.paden.items():
        if _own(content, "paden", name):
            for loc, message in _check_path(content, regels, pad):
                yield content.problem("paden", name, loc, message)


def _own(content: Content, kind: str, name: str) -> bool:
    return content.laag is None or content.herkomst(kind, name) != "landelijk"


def _check_lesson(content: Content, regels: Regels, les: Les) -> Iterator[Found]:
    seen: set[str] = set()
    for number, oefening in enumerate(les.oefeningen):
        if oefening.id in seen:
            yield (
                ("oefeningen", number, "id"),
                f"{oefening.id!r} is al eerder gebruikt; geef elk een eigen id",
            )
        seen.add(oefening.id)
        for loc, message in check_exercise(content, regels, oefening):
            yield ("oefeningen", number, *loc), message


def _check_path(content: Content, regels: Regels, pad: Pad) -> Iterator[Found]:
    if (more := QUESTIONS - len(pad.toets)) > 0:
        yield ("toets",), f"een leerpad heeft {QUESTIONS} vragen vooraf en achteraf; voeg er {more} toe"
    elif more < 0:
        yield ("toets",), f"een leerpad heeft {QUESTIONS} vragen vooraf en achteraf; haal er {-more} weg"
    asked: dict[str, int] = {}
    for number, vraag in enumerate(pad.toets):
        for when, casus in (("begin", vraag.begin), ("eind", vraag.eind)):
            if casus in asked:
                yield (
                    ("toets", number, when),
                    f"{casus!r} staat al bij vraag {asked[casus]}; kies een andere casus",
                )
            asked.setdefault(casus, number + 1)
    yield from _practised(content, pad)
    for when in WHEN:
        for number, oefening in enumerate(test_exercises(pad, when)):
            for loc, message in check_exercise(content, regels, oefening):
                place = (when,) if loc in (("vraag",), ("id",), ("casus",)) else loc
                yield ("toets", number, *place), message


def _practised(content: Content, pad: Pad) -> Iterator[Found]:
    """Yield the questions of a path that one of its lessons asks about the same case.

    Who did the lesson knows that answer: the score after the path would say nothing.
    """
    lessons = {
        asked: les
        for les in reversed(pad.lessen)
        if les in content.lessen
        for oefening in content.lessen[les].oefeningen
        for asked in _asks(oefening)
    }
    for number, vraag in enumerate(pad.toets):
        for when, casus in (("begin", vraag.begin), ("eind", vraag.eind)):
            if les := lessons.get((casus, vraag.over, vraag.welke)):
                yield (
                    ("toets", number, when),
                    f"les {les!r} oefent deze vraag met {casus!r}; kies een andere casus",
                )


def _asks(oefening: Oefening) -> Iterator[tuple[str | None, str, str]]:
    """Yield what an exercise and its parts ask: the case, about what, and which."""
    for given in (oefening, *oefening.delen, *oefening.punten):
        over, welke = given.over or oefening.over, given.welke or oefening.welke
        if over:
            yield given.casus or oefening.casus, over, welke


def check_exercise(content: Content, regels: Regels, oefening: Oefening) -> Iterator[Found]:
    """Yield what is wrong with one exercise, with its place."""
    problems = [*_shape(oefening), *check_asked(content, regels, oefening)]
    yield from problems
    if problems:
        return
    try:
        build_exercise(content, regels, oefening)
    except UnansweredError as error:
        yield error.loc, str(error)


def _shape(oefening: Oefening) -> Iterator[Found]:
    wanted = {"kies": "", "indelen": "delen", "volgorde": "delen", "scenario": "punten"}[oefening.soort]
    for field in ("delen", "punten"):
        if bool(getattr(oefening, field)) != (field == wanted):
            yield (
                (field,),
                f"een oefening {oefening.soort!r} heeft {'wel' if field == wanted else 'geen'} {field!r}",
            )
    points = {punt.id: place for place, punt in enumerate(oefening.punten)}
    led = {punt.naar for punt in oefening.punten}
    led |= {keuze.naar for punt in oefening.punten for keuze in punt.keuzes}
    for place, punt in enumerate(oefening.punten):
        if place and punt.id not in led:
            yield ("punten", place, "id"), f"niets leidt naar {punt.id!r}; noem het bij `naar`"
        targets: list[Found] = [(("naar",), punt.naar)]
        targets += [(("keuzes", number, "naar"), keuze.naar) for number, keuze in enumerate(punt.keuzes)]
        for loc, naar in targets:
            if naar and points.get(naar, -1) <= place:
                later = [name for name, other in points.items() if other > place]
                yield ("punten", place, *loc), f"{naar!r} is geen later punt; {instead(naar, later)}"
