"""Durations as the handbook knows them: exact, bounded, open, until something, or without end."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from .datum import Feestdagen, free_day
from .errors import DuurError

# Hours in a unit; a month is a twelfth of 365.25 days. Used to compare, never to compute a date.
_HOURS = {"H": 1.0, "D": 24.0, "B": 33.6, "W": 168.0, "M": 730.5, "Y": 8766.0}
_WORDS = {
    "H": ("uur", "uur"),
    "D": ("dag", "dagen"),
    "B": ("werkdag", "werkdagen"),
    "W": ("week", "weken"),
    "M": ("maand", "maanden"),
    "Y": ("jaar", "jaar"),
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_RANGE = re.compile(rf"(\d+)(?: ({_UNIT}))? tot (\d+) ({_UNIT})")
_ONE = re.compile(rf"(?:(ten minste|ten hoogste) )?(\d+) ({_UNIT})")
ISO = re.compile(r"P(?:T(\d+)(H)|(\d+)([DBWMY]))")
_FIXED = {"meteen": "H", "dezelfde dag": "D"}
_OPEN = ("open", "bepaalde periode", "nog in te vullen")
_NO_HOLIDAYS: Feestdagen = {"dagen": {}}

JAAREINDE = "het-einde-van-het-jaar"
"""What ends a measure for the rest of the calendar year."""


@dataclass(frozen=True, slots=True)
class Periode:
    """A whole number of hours, days, working days, weeks, months or years."""

    aantal: int
    eenheid: str  # one of H D B W M Y

    @property
    def iso(self) -> str:
        """This period in ISO 8601, for instance P3M or PT24H; P5B, which ISO lacks, is 5 working days."""
        return f"P{'T' if self.eenheid == 'H' else ''}{self.aantal}{self.eenheid}"

    @property
    def hours(self) -> float:
        """Its length in hours, to compare with."""
        return self.aantal * _HOURS[self.eenheid]

    def __str__(self) -> str:
        if self.aantal == 0:
            return "dezelfde dag" if self.eenheid == "D" else "meteen"
        return f"{self.aantal} {_WORDS[self.eenheid][self.aantal != 1]}"

    def after(self, start: dt.date, feestdagen: Feestdagen = _NO_HOLIDAYS) -> dt.date:
        """Give the date this period after `start`; a day that the month lacks becomes its last day.

        Working days pass over weekends and these holidays.
        """
        if self.eenheid == "B":
            for _ in range(self.aantal):
                start += dt.timedelta(days=1)
                while free_day(start, feestdagen):
                    start += dt.timedelta(days=1)
            return start
        if self.eenheid in "HDW":
            return start + dt.timedelta(hours=self.hours)
        months = start.month - 1 + self.aantal * (12 if self.eenheid == "Y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


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
            return _HOURS["Y"], 0.0
        without_end = self.onbepaald or (self.tot and not self.max)
        return (float("inf"), shortest) if without_end else (longest, shortest)

    def times(self, factor: int) -> "Duur":
        """Give this duration `factor` times as long; what has no number stays as it is."""
        low, high = (p and Periode(p.aantal * factor, p.eenheid) for p in (self.min, self.max))
        return Duur(low, high, self.tot, self.onbepaald)

    def ends(
        self, start: dt.date, feestdagen: Feestdagen = _NO_HOLIDAYS
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


def parse_duur(text: str) -> Duur:
    """Read a duration in Dutch words.

    Known forms: `3 maanden`, `6 tot 12 maanden`, `3 maanden tot 1 jaar`, `ten minste 1 dag`,
    `ten hoogste 5 jaar`, `5 werkdagen`, `tot <id of what ends it>`, the same with `, ten hoogste 1 jaar`,
    `rest van het jaar`, `meteen`, `dezelfde dag`, `onbepaalde tijd` and `open`, `bepaalde periode` or
    `nog in te vullen` (nothing determined). Raises DuurError for anything else.
    """
    if match := _RANGE.fullmatch(text):
        low, high = (
            Periode(int(match[1]), _UNITS[match[2] or match[4]]),
            Periode(int(match[3]), _UNITS[match[4]]),
        )
        if low.hours >= high.hours:
            raise DuurError(f"range {text!r} does not rise")
        return Duur(low, high)
    if match := _ONE.fullmatch(text):
        period = Periode(int(match[2]), _UNITS[match[3]])
        return Duur(
            None if match[1] == "ten hoogste" else period, None if match[1] == "ten minste" else period
        )
    if match := re.fullmatch(r"tot ([a-z][a-z0-9-]*)(?:, (ten hoogste .+))?", text):
        return Duur(max=parse_duur(match[2]).max if match[2] else None, tot=match[1])
    if text in _FIXED:
        return Duur(*(Periode(0, _FIXED[text]),) * 2)
    if text == "rest van het jaar":
        return Duur(tot=JAAREINDE)
    if text == "onbepaalde tijd" or text in _OPEN:
        return Duur(onbepaald=text not in _OPEN)
    raise DuurError(f"{text!r} is not a duration")


def duur_from_json(value: object) -> Duur:
    """Read what `Duur.to_json` wrote. Raises DuurError for anything else."""
    if value is None:
        return Duur()
    if isinstance(value, str):
        period = _period_from_iso(value)
        return Duur(period, period)
    if value == {"onbepaald": True}:
        return Duur(onbepaald=True)
    if isinstance(value, dict) and value.keys() <= {"min", "max", "tot", "werkdagen"} and value:
        ends = {name: _period_from_iso(value[name]) for name in ("min", "max") if name in value}
        if value.get("werkdagen"):
            ends = {name: Periode(p.aantal, "B") for name, p in ends.items()}
        if ends.keys() <= {"max"} or "tot" not in value:
            return Duur(ends.get("min"), ends.get("max"), value.get("tot"))
    raise DuurError(f"{value!r} is not a duration")


def _period_from_iso(iso: object) -> Periode:
    match = ISO.fullmatch(iso) if isinstance(iso, str) else None
    if match is None:
        raise DuurError(f"{iso!r} is not an ISO 8601 period of one unit")
    return Periode(int(match[1] or match[3]), match[2] or match[4])
