"""Dates as a calendar file (iCalendar, RFC 5545)."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

MIME = "text/calendar"
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_LONGEST = 75


def to_ics(termijnen: Iterable[Mapping[str, Any]], herkomst: str, nu: dt.date) -> bytes:
    """Give a calendar with every deadline that has a date, and nothing the reader typed.

    `herkomst` says where it comes from, `nu` is the day on the reader's clock.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(herkomst)}//NL", *_ZONE]
    dated = [termijn for termijn in termijnen if termijn["datum"]]
    # Two incidents may share one date, not all of them: their events must not replace each other.
    incident = " ".join(f"{termijn['id']} {termijn['datum']}" for termijn in dated)
    for termijn in dated:
        lines += _event(termijn, incident, nu)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line)).encode()


def _event(termijn: Mapping[str, Any], incident: str, nu: dt.date) -> Iterator[str]:
    datum = termijn["datum"]
    seed = hashlib.sha256(f"{incident} {termijn['id']}".encode()).hexdigest()[:24]
    description = "\n".join([*termijn["wanneer"], ", ".join(termijn["bronnen"])])
    yield "BEGIN:VEVENT"
    yield f"UID:{seed}@handboek-vpd"
    yield f"DTSTAMP:{nu:%Y%m%d}T000000Z"
    compact = datum.replace("-", "").replace(":", "")
    moment = "T" in datum
    yield f"DTSTART;TZID=Europe/Amsterdam:{compact}00" if moment else f"DTSTART;VALUE=DATE:{compact}"
    yield f"SUMMARY:{_text(termijn['tekst'])}"
    yield f"DESCRIPTION:{_text(description)}"
    if moment:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_text(termijn['tekst'])}",
            "TRIGGER:-PT1H",
        )
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return "".join(letter for letter in value if letter.isprintable())


def _fold(line: str) -> Iterator[str]:
    """Cut a line where it gets too long, between letters: a length counts bytes."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > _LONGEST:
            yield part
            part = " "
        part += letter
    yield part
