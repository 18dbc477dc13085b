"""Dates and moments in Dutch words, and which days are no working days."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_ZATERDAG = 5

Feestdagen = Mapping[str, Any]
"""`van` and `tot` (the years that are known) and `dagen` (ISO date to the name of the holiday)."""


def word_datum(date: dt.date) -> str:
    """Give a date in words, for instance 24 november 2026."""
    return f"{date.day} {_MAANDEN[date.month - 1]} {date.year}"


def word_dag(date: dt.date) -> str:
    """Give a date with its day of the week: dinsdag 24 november 2026."""
    return f"{_DAGEN[date.weekday()]} {word_datum(date)}"


def word_moment(moment: dt.datetime) -> str:
    """Give a moment in words: dinsdag 24 november 2026 om 14.30 uur."""
    return f"{word_dag(moment.date())} om {moment:%H.%M} uur"


def free_day(date: dt.date, feestdagen: Feestdagen) -> str:
    """Give why nobody works on this day, a holiday's name or the day of the week; empty for a working day."""
    name = str(feestdagen["dagen"].get(date.isoformat(), ""))
    return name or (_DAGEN[date.weekday()] if date.weekday() >= _ZATERDAG else "")


def is_known(date: dt.date, feestdagen: Feestdagen) -> bool:
    """Tell whether the holidays of that year are compiled in."""
    return bool(feestdagen["van"] <= date.year <= feestdagen["tot"])


def next_working_day(date: dt.date, feestdagen: Feestdagen) -> dt.date:
    """Give the first working day on or after this day."""
    while free_day(date, feestdagen):
        date += dt.timedelta(days=1)
    return date
