"""The holidays that go into the rules, against a calendar on the wall."""

import datetime as dt

import pytest

from handbook.book import Book
from handbook.feestdagen import feestdagen

DAGEN = feestdagen(2025, 12)


@pytest.mark.parametrize(
    ("date", "word"),
    [
        ("2026-01-01", "nieuwjaar"),
        ("2026-04-03", "goede vrijdag"),
        ("2026-04-05", "paasdag"),
        ("2026-04-06", "tweede paasdag"),
        ("2026-05-14", "hemelvaart"),
        ("2026-05-25", "tweede pinksterdag"),
        ("2026-12-25", "eerste kerstdag"),
        ("2026-12-26", "tweede kerstdag"),
        ("2036-06-02", "tweede pinksterdag"),  # the last year
    ],
)
def test_a_holiday_stands_on_its_day_with_its_dutch_name(date: str, word: str) -> None:
    assert word in DAGEN[date].lower()


@pytest.mark.parametrize(
    ("on", "off"),
    [("2026-04-27", "2026-04-26"), ("2025-04-26", "2025-04-27"), ("2031-04-26", "2031-04-27")],
)
def test_koningsdag_is_on_the_saturday_when_the_27th_is_a_sunday(on: str, off: str) -> None:
    assert DAGEN[on] == "Koningsdag"
    assert off not in DAGEN


def test_bevrijdingsdag_is_a_day_off_once_in_five_years() -> None:
    found = [date for date, name in DAGEN.items() if name == "Bevrijdingsdag"]
    assert found == ["2025-05-05", "2030-05-05", "2035-05-05"]


def test_nothing_else_is_a_holiday() -> None:
    assert len(DAGEN) == 12 * 10 + 3
    assert not {"2026-12-05", "2026-12-24", "2026-12-31", "2026-02-15"} & DAGEN.keys()


def test_the_days_are_in_order_and_of_the_years_that_were_asked() -> None:
    assert list(DAGEN) == sorted(DAGEN)
    assert {dt.date.fromisoformat(date).year for date in feestdagen(2027, 2)} == {2027, 2028}


def test_the_rules_know_the_holidays_around_their_edition(book: Book) -> None:
    year, known = int(book.content.editie.datum[:4]), book.compiled["feestdagen"]

    assert known["van"] < year < known["tot"]
    assert known["dagen"] == feestdagen(known["van"], known["tot"] - known["van"] + 1)
