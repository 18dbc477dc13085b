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
        else:
            yield from _check_national_path(content, name)


def _own(content: Content, kind: str, name: str) -> bool:
    return content.laag is None or content.herkomst(kind, name) != "landelijk"


def _check_national_path(content: Content, name: str) -> Iterator[Problem]:
    """Yield a problem for every exercise with which an edition asks in a lesson what the path asks."""
    for each in practised(content, content.paden[name]):
        message = f"leerpad {name!r} vraagt dit over {each.casus!r}; kies een andere casus"
        yield content.problem("lessen", each.les, ("oefeningen", each.plaats), message)


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
