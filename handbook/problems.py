"""What can be wrong with the content, as one line an editor can act on."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 12
"""How many words a message lists when none is near."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, with its place and what to write instead (Dutch)."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ContentError(Exception):
    """The content has problems; `problems` lists all of them, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take every problem found; doubles are dropped."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class SiteError(Exception):
    """The site could not be made; the message is what MkDocs or the system said."""


def instead(word: str, allowed: Iterable[str]) -> str:
    """Give what to write instead of an unknown word: the nearest allowed one, or the whole short list."""
    words = sorted(allowed)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"schrijf {near[0]!r}"
    if not words:
        return "er is nog niets om uit te kiezen"
    shown = ", ".join([*words[:SHOWN], *(["..."] if len(words) > SHOWN else [])])
    return f"kies uit: {shown}"
