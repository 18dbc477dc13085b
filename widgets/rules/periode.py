"""A period of one unit, such as three months or five working days."""

import datetime as dt
import re
from dataclasses import dataclass

from .datum import Feestdagen, next_working_day
from .errors import DuurError

WORDS = {
    "H": ("uur", "uur"),
    "D": ("dag", "dagen"),
    "B": ("werkdag", "werkdagen"),
    "W": ("week", "weken"),
    "M": ("maand", "maanden"),
    "Y": ("jaar", "jaar"),
}
"""The units with their words, for one and for several."""

# Hours in a unit; a month is a twelfth of 365.25 days. Used to compare, never to compute a date.
_HOURS = {"H": 1.0, "D": 24.0, "B": 33.6, "W": 168.0, "M": 730.5, "Y": 8766.0}

ISO = re.compile(r"P(?:T(\d+)(H)|(\d+)([DBWMY]))")
NO_HOLIDAYS: Feestdagen = {"dagen": {}}


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
        return f"{self.aantal} {WORDS[self.eenheid][self.aantal != 1]}"

    def after(self, start: dt.date, feestdagen: Feestdagen = NO_HOLIDAYS) -> dt.date:
        """Give the date this period after `start`; a day that the month lacks becomes its last day.

        Working days pass over weekends and these holidays.
        """
        if self.eenheid == "B":
            for _ in range(self.aantal):
                start = next_working_day(start + dt.timedelta(days=1), feestdagen)
            return start
        if self.eenheid in "HDW":
            return start + dt.timedelta(hours=self.hours)
        months = start.month - 1 + self.aantal * (12 if self.eenheid == "Y" else 1)
        # Every month has 28 days; what runs on into the next goes back to the last day of this one.
        found = dt.date(start.year + months // 12, months % 12 + 1, min(start.day, 28))
        later = found + dt.timedelta(days=start.day - found.day)
        return later if later.month == found.month else later - dt.timedelta(days=later.day)


def periode_from_iso(iso: object) -> Periode:
    """Read what `Periode.iso` wrote. Raises DuurError for anything else."""
    match = ISO.fullmatch(iso) if isinstance(iso, str) else None
    if match is None:
        raise DuurError(f"{iso!r} is not an ISO 8601 period of one unit")
    return Periode(int(match[1] or match[3]), match[2] or match[4])
