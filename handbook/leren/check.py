"""Whether every lesson and path has its right answers by the rules, and every name in it exists."""

from collections.abc import Iterator

from handbook.content import Content
from handbook.problems import Problem
from handbook.schema.lessen import Les
from widgets.rules import Regels

from .check_oefening import check_exercise
from .check_pad import check_path, practised
from .check_vraag import Found


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
            for loc, message in check_path(content, regels, pad):
                yield content.problem("paden", name, loc, message)
        yield from _check_practised(content, name)


def _own(content: Content, kind: str, name: str) -> bool:
    return content.laag is None or content.herkomst(kind, name) != "landelijk"


def _check_practised(content: Content, name: str) -> Iterator[Problem]:
    """Yield a problem for every question of a path that its lessons practise, where an editor can mend it."""
    laag = content.laag
    for les, plaats, vraag, when, casus in practised(content, content.paden[name]):
        asked = f"les {les!r} oefent deze vraag met {casus!r}; kies hier of in die les een andere"
        trained = f"leerpad {name!r} vraagt dit over {casus!r}; kies een andere casus"
        listed = f"les {les!r} oefent wat dit leerpad vraagt over {casus!r}; haal die les weg"
        places = (
            content.problem("paden", name, ("toets", vraag, when), asked),
            content.problem("lessen", les, ("oefeningen", plaats), trained),
            content.problem("paden", name, ("lessen",), listed),
        )
        yield next((each for each in places if laag is None or laag.owns(each.path)), places[0])


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
