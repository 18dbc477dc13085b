"""The lines (Dutch) that say how far the build of all editions is."""

import time
from dataclasses import dataclass, field

from .worker import Outcome

_MINUTE, _KIBI = 60, 1024


@dataclass(kw_only=True, slots=True)
class Progress:
    """How many of how many are done, and since when."""

    total: int
    done: int = 0
    started: float = field(default_factory=time.monotonic)

    def line(self, outcome: Outcome) -> str:
        """Count one more and say so, with what is wrong with it below."""
        self.done += 1
        count = f"{self.done} van {self.total} · {outcome.name}"
        if outcome.problems:
            return "\n".join([f"{count} niet gebouwd:", *outcome.problems])
        return f"{count} klaar in {seconds(outcome.took)}{self._left()}"

    def _left(self) -> str:
        left = self.total - self.done
        if not left:
            return ""
        return f" · nog ongeveer {about((time.monotonic() - self.started) / self.done * left)}"


def seconds(value: float) -> str:
    """Give a time with one decimal: `3,1 s`."""
    return f"{value:.1f} s".replace(".", ",")


def about(value: float) -> str:
    """Give a time that is not exact: `9 min`, or below two minutes `40 s`."""
    return f"{round(value)} s" if value < 2 * _MINUTE else f"{round(value / _MINUTE)} min"


def size(value: int) -> str:
    """Give a number of bytes: `12,3 MiB`."""
    found = value / _KIBI**2
    unit = "MiB"
    if found >= _KIBI:
        found, unit = found / _KIBI, "GiB"
    return f"{found:.1f} {unit}".replace(".", ",")
