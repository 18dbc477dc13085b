"""Whether one exercise has its shape, and its right answer by the rules."""

from collections.abc import Iterator

from handbook.content import Content
from handbook.problems import instead
from handbook.schema.lessen import Oefening
from widgets.rules import Regels

from .check_vraag import Found, check_asked
from .opgaven import UnansweredError, build_exercise


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
