"""Durations as the handbook knows them: exact, bounded, open, until something, or without end."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from .errors import DuurError

# Hours in a unit; a month is a twelfth of 365.25 days. Used to compare, never to compute a date.
_HOURS = {"H": 1.0, "D": 24.0, "W": 168.0, "M": 730.5, "Y": 8766.0}
_WORDS = {
    "H": ("uur", "uur"),
    "D": ("dag", "dagen"),
    "W": ("week", "weken"),
    "M": ("maand", "maanden"),
    "Y": ("jaar", "jaar"),
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_RANGE = re.compile(rf"(\d+) tot (\d+) ({_UNIT})")
_ONE = re.compile(rf"(?:(ten minste|ten hoogste) )?(\d+) ({_UNIT})")
ISO = re.compile(r"P(?:T(\d+)(H)|(\d+)([DWMY]))")


@dataclass(frozen=True, slots=True)
class Periode:
    """A whole number of hours, days, weeks, months or years."""

    aantal: int
    eenheid: str  # one of H D W M Y

    @property
    def iso(self) -> str:
        """This period in ISO 8601, for instance P3M or PT24H."""
        return f"P{'T' if self.eenheid == 'H' else ''}{self.aantal}{self.eenheid}"

    @property
    def hours(self) -> float:
        """Its length in hours, to compare with."""
        return self.aantal * _HOURS[self.eenheid]

    def __str__(self) -> str:
        if self.aantal == 0:
            return "meteen"
        return f"{self.aantal} {_WORDS[self.eenheid][self.aantal != 1]}"

    def after(self, start: dt.date) -> dt.date:
        """Give the date this period after `start`; a day that the month lacks becomes its last day."""
        if self.eenheid in "HDW":
            return start + dt.timedelta(hours=self.hours)
        months = start.month - 1 + self.aantal * (12 if self.eenheid == "Y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Duur:
    """How long a measure lasts.

    `min` and `max` are equal when the duration is exact; either may stand alone. `tot` names what ends it.
    With nothing set, the source leaves the duration open.
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
    def size(self) -> tuple[float, float]:
        """What to order durations by: the longest it can be, then the shortest."""
        shortest = self.min.hours if self.min else 0.0
        longest = self.max.hours if self.max else shortest
        return (float("inf"), shortest) if self.onbepaald or self.tot else (longest, shortest)

    def times(self, factor: int) -> "Duur":
        """Give this duration `factor` times as long; what has no number stays as it is."""
        low, high = (p and Periode(p.aantal * factor, p.eenheid) for p in (self.min, self.max))
        return Duur(low, high, self.tot, self.onbepaald)

    def ends(self, start: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """Give the earliest and latest first day on which it no longer holds, as far as determined."""
        return self.min.after(start) if self.min else None, self.max.after(start) if self.max else None

    def __str__(self) -> str:
        if self.min and self.max:
            if self.min == self.max:
                return str(self.min)
            if self.min.eenheid == self.max.eenheid:
                return f"{self.min.aantal} tot {self.max}"
            return f"{self.min} tot {self.max}"
        if self.min or self.max:
            return f"ten minste {self.min}" if self.min else f"ten hoogste {self.max}"
        if self.tot:
            return f"tot {self.tot.replace('-', ' ')}"
        return "onbepaalde tijd" if self.onbepaald else "open"

    def to_json(self) -> object:
        """Give the value as it stands in every JSON: ISO 8601 text, an object, or None when open."""
        if self.is_exact and self.min:
            return self.min.iso
        if self.min or self.max:
            return {name: p.iso for name, p in (("min", self.min), ("max", self.max)) if p}
        if self.tot:
            return {"tot": self.tot}
        return {"onbepaald": True} if self.onbepaald else None


def parse_duur(text: str) -> Duur:
    """Read a duration in Dutch words.

    Known forms: `3 maanden`, `6 tot 12 maanden`, `ten minste 1 dag`, `ten hoogste 5 jaar`,
    `tot <id of what ends it>`, `meteen`, `onbepaalde tijd` and `open`. Raises DuurError for anything else.
    """
    if match := _RANGE.fullmatch(text):
        low, high = (Periode(int(match[n]), _UNITS[match[3]]) for n in (1, 2))
        if low.aantal >= high.aantal:
            raise DuurError(f"range {text!r} does not rise")
        return Duur(low, high)
    if match := _ONE.fullmatch(text):
        period = Periode(int(match[2]), _UNITS[match[3]])
        return Duur(
            None if match[1] == "ten hoogste" else period, None if match[1] == "ten minste" else period
        )
    if match := re.fullmatch(r"tot ([a-z][a-z0-9-]*)", text):
        return Duur(tot=match[1])
    if text == "meteen":
        return Duur(Periode(0, "H"), Periode(0, "H"))
    if text in ("onbepaalde tijd", "open"):
        return Duur(onbepaald=text != "open")
    raise DuurError(f"{text!r} is not a duration")


def duur_from_json(value: object) -> Duur:
    """Read what `Duur.to_json` wrote. Raises DuurError for anything else."""
    if value is None:
        return Duur()
    if isinstance(value, str):
        period = _period_from_iso(value)
        return Duur(period, period)
    if isinstance(value, dict):
        if value.keys() <= {"min", "max"} and value:
            low, high = (_period_from_iso(value[name]) if name in value else None for name in ("min", "max"))
            return Duur(low, high)
        if value.keys() == {"tot"} or value == {"onbepaald": True}:
            return Duur(**value)
    raise DuurError(f"{value!r} is not a duration")


def _period_from_iso(iso: object) -> Periode:
    match = ISO.fullmatch(iso) if isinstance(iso, str) else None
    if match is None:
        raise DuurError(f"{iso!r} is not an ISO 8601 period of one unit")
    return Periode(int(match[1] or match[3]), match[2] or match[4])
