"""The calendar file, read back the way a calendar reads it: unfold, split, unescape."""

import datetime as dt
import re
from typing import Any

import pytest

from widgets.stukken.ics import to_ics

Json = dict[str, Any]
Properties = list[tuple[str, str]]

NU = dt.date(2026, 11, 20)
HERKOMST = "Handboek Veilige Publieke Dienstverlening"
LAST_SUNDAY = "FREQ=YEARLY;BYMONTH={};BYDAY=-1SU"


def _termijn(**other: object) -> Json:
    return {
        "id": "opvang",
        "tekst": "Vang op wie geraakt is.",
        "datum": "2026-11-21T14:30",
        "wanneer": ["Uiterlijk zaterdag 21 november 2026 om 14.30 uur"],
        "bronnen": ["H-237", "H-240"],
        **other,
    }


def _read(data: bytes) -> Properties:
    """Give every property in order, its name with parameters, its text unescaped."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = [line.partition(":") for line in lines]
    assert all(re.fullmatch(r"[A-Z-]+(;[A-Z]+=[^:;]+)*", name) for name, _, _ in pairs)
    return [(name, value) for name, _, value in pairs]


def _unescape(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def _events(data: bytes) -> list[dict[str, str]]:
    """Give the properties of each event, without those of its alarm."""
    events: list[dict[str, str]] = []
    path: list[str] = []
    for name, value in _read(data):
        if name == "BEGIN":
            path.append(value)
            events += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert path.pop() == value
        elif path[-1] == "VEVENT":
            assert name not in events[-1]
            events[-1][name] = value
    assert path == []
    return events


def test_it_is_one_calendar_of_the_right_version_that_invites_nobody() -> None:
    properties = _read(to_ics([_termijn()], HERKOMST, NU))

    assert properties[0] == ("BEGIN", "VCALENDAR")
    assert properties[-1] == ("END", "VCALENDAR")
    assert ("VERSION", "2.0") in properties
    assert HERKOMST in dict(properties)["PRODID"]
    assert not {name.partition(";")[0] for name, _ in properties} & {"METHOD", "ATTENDEE", "ORGANIZER"}


def test_a_moment_is_local_time_in_a_zone_that_the_file_explains() -> None:
    data = to_ics([_termijn()], HERKOMST, NU)
    (event,) = _events(data)
    zone = _read(data)

    assert event["DTSTART;TZID=Europe/Amsterdam"] == "20261121T143000"
    assert ("TZID", "Europe/Amsterdam") in zone
    assert [value for name, value in zone if name == "RRULE"] == [LAST_SUNDAY.format(m) for m in (3, 10)]
    assert [value for name, value in zone if name.startswith("TZOFFSET")] == [
        *("+0100", "+0200"),
        *("+0200", "+0100"),
    ]


def test_the_zone_begins_on_last_sundays() -> None:
    starts = [value for name, value in _read(to_ics([], HERKOMST, NU)) if name == "DTSTART"]
    assert len(starts) == 2
    for start in starts:
        moment = dt.datetime.fromisoformat(start)
        assert moment.isoweekday() == 7
        assert (moment + dt.timedelta(days=7)).month != moment.month


def test_a_day_is_a_whole_day_without_an_alarm() -> None:
    data = to_ics([_termijn(datum="2027-03-01")], HERKOMST, NU)
    (event,) = _events(data)

    assert event["DTSTART;VALUE=DATE"] == "20270301"
    assert ("BEGIN", "VALARM") not in _read(data)


def test_a_moment_has_an_alarm_an_hour_before() -> None:
    properties = _read(to_ics([_termijn()], HERKOMST, NU))
    alarm = dict(properties[properties.index(("BEGIN", "VALARM")) : properties.index(("END", "VALARM"))])

    assert (alarm["ACTION"], alarm["TRIGGER"]) == ("DISPLAY", "-PT1H")
    assert alarm["DESCRIPTION"] == "Vang op wie geraakt is."


def test_an_event_says_what_when_and_by_which_source() -> None:
    (event,) = _events(to_ics([_termijn(wanneer=["Binnen 24 uur", "Uiterlijk zaterdag"])], HERKOMST, NU))

    assert event["SUMMARY"] == "Vang op wie geraakt is."
    assert _unescape(event["DESCRIPTION"]) == "Binnen 24 uur\nUiterlijk zaterdag\nH-237, H-240"
    assert event["DTSTAMP"] == "20261120T000000Z"


def test_a_deadline_without_a_date_is_left_out() -> None:
    dated, undated = _termijn(id="een"), _termijn(id="twee", datum=None)
    assert len(_events(to_ics([undated, dated, undated], HERKOMST, NU))) == 1


@pytest.mark.parametrize(
    "tekst",
    [
        "Bel, schrijf; of wacht",
        "een \\ streep en \\n geen regel",
        "twee\nregels: met een dubbele punt",
        "Ga na of één collega’s auto ‘vóór’ het café stond. " * 9,
        "é" * 200,
        "a" * 74 + "é" + "b" * 80,
        "x" * 67 + "🙂" * 40,
        "aan het eind een komma,",
    ],
)
def test_any_text_comes_back_as_it_was(tekst: str) -> None:
    (event,) = _events(to_ics([_termijn(tekst=tekst)], HERKOMST, NU))
    assert _unescape(event["SUMMARY"]) == tekst
    assert not re.search(r"[;,]", re.sub(r"\\.", "", event["SUMMARY"]))  # bare, they part values


@pytest.mark.parametrize("letter", ["a", "é", "€", "🙂"])
def test_no_line_is_longer_than_75_bytes_and_no_letter_is_cut(letter: str) -> None:
    for length in range(60, 160):
        data = to_ics([_termijn(tekst=letter * length)], HERKOMST, NU)
        for line in data.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")


def test_a_control_character_cannot_break_out_of_its_line() -> None:
    data = to_ics([_termijn(tekst="weg\r\nATTENDEE:mailto:x\x00\x1b")], HERKOMST, NU)
    assert "ATTENDEE" not in {name for name, _ in _read(data)}
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", data)


def test_the_same_deadline_has_the_same_name_every_time_and_another_has_its_own() -> None:
    names = [
        _events(to_ics([_termijn(**other)], HERKOMST, NU))[0]["UID"]
        for other in ({}, {}, {"id": "reactie"}, {"datum": "2026-11-22T14:30"})
    ]
    assert names[0] == names[1]
    assert len(set(names)) == 3
    assert to_ics([_termijn()], HERKOMST, NU) == to_ics([_termijn()], HERKOMST, NU)
