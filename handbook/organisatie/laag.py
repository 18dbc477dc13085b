"""A layer as it was read: what it changes, what it removes, and whom a problem is to be told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.problems import Problem

from .herkomst import Herkomst, Names, Raw
from .merge import Removed

_NAMED = re.compile(r"'([^']+)'")
_NO_ANSWER = re.compile(r"'([^']+)' is geen (?:antwoord op|uitkomst van) ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Laag:
    """What an edition is made of, next to the national content.

    `raw` is the national data and `now` that of the edition, with questions and tables taken over.
    Of the national cases on what the layer changes, those in `berekend` show what the rules now say, and
    those in `weggelaten` no longer fit. `marks` are the national marks (`kenmerk`) of answers.
    """

    path: Path
    shown: str
    changed: Mapping[Names, Herkomst]
    removed: Removed
    raw: Raw
    now: Raw
    berekend: frozenset[str]
    weggelaten: frozenset[str]
    marks: frozenset[str]

    def owns(self, path: str) -> bool:
        """Tell whether a file is the organisation's own."""
        return path.startswith(f"{self.shown}/")

    def tolerates(self, problem: Problem) -> bool:
        """Tell whether a national condition names an answer or a mark that this edition does not have.

        It is not met then; the report says so.
        """
        found = None if self.owns(problem.path) else _NO_ANSWER.match(problem.message)
        return found is not None and (found[1] in self.removed.places or found[1] in self.marks)

    def own(self, problems: Iterable[Problem]) -> list[Problem]:
        """Give the problems that stand in the organisation's own files."""
        return [problem for problem in problems if self.owns(problem.path)]


def blame(problems: Iterable[Problem], shown: str, removed: Removed) -> list[Problem]:
    """Point at the layer for what it broke in the base, which was sound without it.

    A problem with something that the layer removed goes to the line that removes it.
    """
    found: list[Problem] = []
    broken: dict[str, list[Problem]] = {}
    for problem in problems:
        name = _NAMED.search(problem.message)
        if problem.path.startswith(f"{shown}/"):
            found.append(problem)
        elif name and name[1] in removed.places:
            broken.setdefault(name[1], []).append(problem)
        else:
            message = f"{problem.message} (landelijk klopt dit; het komt door {shown})"
            found.append(
                Problem(path=problem.path, line=problem.line, column=problem.column, message=message)
            )
    for word, several in broken.items():
        first = min(several)
        more = len({(problem.path, problem.line) for problem in several}) - 1
        also = f" en op nog {more} plekken" if more > 1 else " en op nog één plek" if more else ""
        message = (
            f"{word!r} verdwijnt hier, maar {first.path}:{first.line} noemt het nog{also}; "
            "laat het staan, of wijzig in je eigen uitgave ook wat het noemt"
        )
        found.append(removed.places[word].problem(message))
    return found
