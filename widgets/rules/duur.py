"""Durations as the handbook knows them: exact, bounded, open, until something, or without end."""

import datetime as dt
from dataclasses import dataclass

from .datum import Feestdagen
from .errors import DuurError
from .periode import NO_HOLIDAYS, Periode, periode_from_iso

JAAREINDE = "het-einde-van-het-jaar"
"""What ends a measure for the rest of the calendar year."""


@dataclass(frozen=True, slots=True)
class Duur:
    """How long a measure lasts.

    `min` and `max` are equal when the duration is exact; either may stand alone. `tot` names what ends it,
    also before `max`. With nothing set, the source leaves the duration open.
    """

    min: Periode | None = None
    max: Periode | None = None
    tot: str | None = None
    onbepaald: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing is determined."""
        return self == Duur()

    @property
    def is_exact(self) -> bool:
        """Whether it is one period, not a range."""
        return self.min is not None and self.min == self.max

    @property
    def is_settled(self) -> bool:
        """Whether nobody still has to choose: one period, without end, or until something."""
        return self.is_exact or self.onbepaald or bool(self.tot)

    @property
    def size(self) -> tuple[float, float]:
        """What to order durations by: the longest it can be, then the shortest."""
        shortest = self.min.hours if self.min else 0.0
        longest = self.max.hours if self.max else shortest
        if self.tot == JAAREINDE:
            return Periode(1, "Y").hours, 0.0
        without_end = self.onbepaald or (self.tot and not self.max)
        return (float("inf"), shortest) if without_end else (longest, shortest)

    def times(self, factor: int) -> "Duur":
        """Give this duration `factor` times as long; what has no number stays as it is."""
        low, high = (p and Periode(p.aantal * factor, p.eenheid) for p in (self.min, self.max))
        return Duur(low, high, self.tot, self.onbepaald)

    def ends(
        self, start: dt.date, feestdagen: Feestdagen = NO_HOLIDAYS
    ) -> tuple[dt.date | None, dt.date | None]:
        """Give the earliest and latest first day on which it no longer holds, as far as determined."""
        if self.tot == JAAREINDE:
            return (dt.date(start.year + 1, 1, 1),) * 2
        low, high = (p.after(start, feestdagen) if p else None for p in (self.min, self.max))
        return low, high

    @property
    def clause(self) -> str:
        """The words after the name of a measure: "van 3 maanden", "voor onbepaalde tijd", "tot ..."."""
        return str(self) if self.tot else f"{'voor' if self.onbepaald else 'van'} {self}"

    def __str__(self) -> str:
        if self.tot:
            most = f", {Duur(max=self.max)}" if self.max else ""
            return f"tot {self.tot.replace('-', ' ')}{most}"
        if self.min and self.max:
            if self.min == self.max:
                return str(self.min)
            if self.min.eenheid == self.max.eenheid:
                return f"{self.min.aantal} tot {self.max}"
            return f"{self.min} tot {self.max}"
        if self.min or self.max:
            return f"ten minste {self.min}" if self.min else f"ten hoogste {self.max}"
        return "onbepaalde tijd" if self.onbepaald else "open"

    def to_json(self) -> object:
        """Give the value as it stands in every JSON: ISO 8601 text, an object, or None when open.

        Working days, which ISO 8601 lacks, are days in an object with `werkdagen`.
        """
        ends = {name: p for name, p in (("min", self.min), ("max", self.max)) if p}
        if any(p.eenheid == "B" for p in ends.values()):
            days = {name: p.iso.replace("B", "D") for name, p in ends.items()}
            return {**days, "werkdagen": True}
        if self.is_exact and self.min:
            return self.min.iso
        if ends or self.tot:
            until = {"tot": self.tot} if self.tot else {}
            return {**until, **{name: p.iso for name, p in ends.items()}}
        return {"onbepaald": True} if self.onbepaald else None


def duur_from_json(value: object) -> Duur:
    """Read what `Duur.to_json` wrote. Raises DuurError for anything else."""
    if value is None:
        return Duur()
    if isinstance(value, str):
        period = periode_from_iso(value)
        return Duur(period, period)
    if value == {"onbepaald": True}:
        return Duur(onbepaald=True)
    if isinstance(value, dict) and value.keys() <= {"min", "max", "tot", "werkdagen"} and value:
        ends = {name: periode_from_iso(value[name]) for name in ("min", "max") if name in value}
        if value.get("werkdagen"):
            ends = {name: Periode(p.aantal, "B") for name, p in ends.items()}
        if ends.keys() <= {"max"} or "tot" not in value:
            return Duur(ends.get("min"), ends.get("max"), value.get("tot"))
    raise DuurError(f"{value!r} is not a duration")
