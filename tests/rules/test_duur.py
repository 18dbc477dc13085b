import datetime as dt

import pytest

from handbook.duren import parse_duur
from widgets.rules import DuurError, duur_from_json


def test_the_rest_of_the_year_ends_on_new_years_day() -> None:
    duur = parse_duur("rest van het jaar")
    assert (str(duur), duur_from_json(duur.to_json())) == ("tot het einde van het jaar", duur)
    assert duur.ends(dt.date(2026, 12, 14)) == (dt.date(2027, 1, 1),) * 2
    assert duur.size < parse_duur("2 jaar").size


@pytest.mark.parametrize("value", ["P3", "3M", "P-3M", "PT3M", "P1M2D", "", 3, [], {}, {"min": 3}])
def test_anything_else_is_no_iso_duration(value: object) -> None:
    with pytest.raises(DuurError):
        duur_from_json(value)


@pytest.mark.parametrize("value", [{"min": "P1M", "tot": "x"}, {"onbepaald": False}])
def test_mixed_json_is_no_duration(value: object) -> None:
    with pytest.raises(DuurError):
        duur_from_json(value)


@pytest.mark.parametrize(
    ("start", "duur", "end"),
    [
        ("2026-01-31", "1 maand", "2026-02-28"),
        ("2028-01-31", "1 maand", "2028-02-29"),
        ("2100-01-31", "1 maand", "2100-02-28"),
        ("2028-02-29", "12 maanden", "2029-02-28"),
        ("2028-02-29", "4 jaar", "2032-02-29"),
        ("2026-11-30", "3 maanden", "2027-02-28"),
        ("2026-12-31", "2 maanden", "2027-02-28"),
        ("2026-12-01", "1 maand", "2027-01-01"),
        ("2026-03-28", "24 uur", "2026-03-29"),  # the clock goes forward
        ("2026-03-28", "48 uur", "2026-03-30"),
        ("2026-10-24", "2 dagen", "2026-10-26"),  # the clock goes back
        ("2026-10-24", "1 week", "2026-10-31"),
    ],
)
def test_an_exact_duration_ends_on_one_date(start: str, duur: str, end: str) -> None:
    day = dt.date.fromisoformat(end)
    assert parse_duur(duur).ends(dt.date.fromisoformat(start)) == (day, day)


def test_the_end_is_determined_as_far_as_the_duration_is() -> None:
    start = dt.date(2026, 8, 31)

    assert parse_duur("6 tot 12 maanden").ends(start) == (dt.date(2027, 2, 28), dt.date(2027, 8, 31))
    assert parse_duur("ten minste 1 maand").ends(start) == (dt.date(2026, 9, 30), None)
    assert parse_duur("ten hoogste 1 jaar").ends(start) == (None, dt.date(2027, 8, 31))
    for text in ("open", "onbepaalde tijd", "tot verklaring"):
        assert parse_duur(text).ends(start) == (None, None)


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("1 maand", "2 maanden"),
        ("6 tot 12 maanden", "12 tot 24 maanden"),
        ("ten minste 1 dag", "ten minste 2 dagen"),
        ("ten hoogste 5 jaar", "ten hoogste 10 jaar"),
        ("tot verklaring", "tot verklaring"),
        ("onbepaalde tijd", "onbepaalde tijd"),
        ("open", "open"),
    ],
)
def test_what_has_a_number_is_multiplied(text: str, doubled: str) -> None:
    assert str(parse_duur(text).times(2)) == doubled


def test_durations_are_ordered_by_the_longest_they_can_be_then_the_shortest() -> None:
    order = ["open", "24 uur", "2 dagen", "1 week", "1 maand", "6 maanden", "1 tot 12 maanden"]
    order += ["6 tot 12 maanden", "12 maanden", "12 tot 18 maanden", "5 jaar", "onbepaalde tijd"]
    sizes = [parse_duur(text).size for text in order]
    assert sizes == sorted(set(sizes))


def test_a_year_is_as_long_as_twelve_months() -> None:
    assert parse_duur("1 jaar").size == parse_duur("12 maanden").size
