"""Dates and moments in Dutch words."""

import datetime as dt

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


def word_datum(date: dt.date) -> str:
    """Give a date in words, for instance 24 november 2026."""
    return f"{date.day} {_MAANDEN[date.month - 1]} {date.year}"
