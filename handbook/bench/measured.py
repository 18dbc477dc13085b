"""What a benchmark measured: rows of values, one for each time, and the figure they come to."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MIDDLE, HIGH = 0.5, 0.95


class BenchError(Exception):
    """A figure would mean nothing, because what was measured did not do the same work; says what differed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One thing that was measured, in one of the units of `Rij`: for each column every value that was found.

    Its figure in a column is the value that `share` of them do not exceed: the median, unless it says so.
    """

    name: str
    unit: str
    values: Mapping[str, Sequence[float]]
    share: float = MIDDLE

    def figure(self, column: str) -> int:
        """Give the figure in a column."""
        return round(quantile(self.values[column], self.share))


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Rows that belong together, their columns, and what a reader must know of how they were measured.

    The figures in the other columns are compared with those in the first.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One run of the benchmark: when, on what, how often, and what it found."""

    date: str
    machine: str
    browser: str
    rounds: int
    parts: tuple[Part, ...]


def quantile(values: Sequence[float], share: float) -> float:
    """Give the value that this share of the values do not exceed, between two values in proportion."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below, above = ordered[math.floor(place)], ordered[math.ceil(place)]
    return below + (above - below) * (place - math.floor(place))
