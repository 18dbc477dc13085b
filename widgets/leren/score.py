"""The one contract for a score: 0 at the start, more with every answer, none for what nobody touched."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """How far somebody is: `staat` is `niet-begonnen`, `bezig` or `klaar`; `score` runs from 0 to 1.

    Untouched work has no score. The score counts what is not done as 0, so it never falls by going on.
    """

    staat: str
    gedaan: int
    van: int
    goed: int
    score: float | None


def stand(punten: Sequence[float], van: int, *, begonnen: bool = False) -> Stand:
    """Give the state of `van` exercises of which those with `punten` (0 to 1) are done."""
    started = begonnen or bool(punten)
    done = len(punten) >= van > 0
    return Stand(
        staat="klaar" if done else "bezig" if started else "niet-begonnen",
        gedaan=len(punten),
        van=van,
        goed=sum(punt == 1 for punt in punten),
        score=round(sum(punten) / van, 4) if started and van else None,
    )


def points(chosen: Collection[str], goed: frozenset[str], *, meer: bool) -> float:
    """Give 0 to 1 for one answer: of several, each wrong one takes a right one away."""
    given = frozenset(chosen)
    if not meer:
        return float(given == goed)
    return max(0, len(given & goed) - len(given - goed)) / len(goed)
