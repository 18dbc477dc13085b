"""The words of a duration in content/, and nothing that only looks like them."""

import pytest

from handbook.duren import parse_duur
from widgets.rules import Duur, DuurError, Periode, duur_from_json

MONTHS_3 = Periode(3, "M")
FORMS = [
    ("1 maand", Duur(Periode(1, "M"), Periode(1, "M")), "P1M"),
    ("3 maanden", Duur(MONTHS_3, MONTHS_3), "P3M"),
    ("1 jaar", Duur(Periode(1, "Y"), Periode(1, "Y")), "P1Y"),
    ("2 weken", Duur(Periode(2, "W"), Periode(2, "W")), "P2W"),
    ("1 dag", Duur(Periode(1, "D"), Periode(1, "D")), "P1D"),
    ("24 uur", Duur(Periode(24, "H"), Periode(24, "H")), "PT24H"),
    ("meteen", Duur(Periode(0, "H"), Periode(0, "H")), "PT0H"),
    ("6 tot 12 maanden", Duur(Periode(6, "M"), Periode(12, "M")), {"min": "P6M", "max": "P12M"}),
    ("ten minste 1 dag", Duur(min=Periode(1, "D")), {"min": "P1D"}),
    ("ten hoogste 5 jaar", Duur(max=Periode(5, "Y")), {"max": "P5Y"}),
    ("tot verklaring", Duur(tot="verklaring"), {"tot": "verklaring"}),
    ("onbepaalde tijd", Duur(onbepaald=True), {"onbepaald": True}),
    ("3 maanden tot 1 jaar", Duur(MONTHS_3, Periode(1, "Y")), {"min": "P3M", "max": "P1Y"}),
    ("tot x, ten hoogste 1 jaar", Duur(tot="x", max=Periode(1, "Y")), {"tot": "x", "max": "P1Y"}),
    ("1 werkdag", Duur(Periode(1, "B"), Periode(1, "B")), {"min": "P1D", "max": "P1D", "werkdagen": True}),
    ("ten hoogste 5 werkdagen", Duur(max=Periode(5, "B")), {"max": "P5D", "werkdagen": True}),
    ("dezelfde dag", Duur(Periode(0, "D"), Periode(0, "D")), "P0D"),
    ("open", Duur(), None),
]


@pytest.mark.parametrize(("text", "duur", "iso"), FORMS)
def test_every_form_goes_from_words_to_iso_and_back(text: str, duur: Duur, iso: object) -> None:
    assert parse_duur(text) == duur
    assert str(duur) == text
    assert duur.to_json() == iso
    assert duur_from_json(iso) == duur


@pytest.mark.parametrize("text", ["bepaalde periode", "nog in te vullen"])
def test_other_words_for_open(text: str) -> None:
    assert parse_duur(text) == Duur()


def test_what_ends_it_is_written_with_spaces() -> None:
    assert str(parse_duur("tot getekende-verklaring")) == "tot getekende verklaring"


@pytest.mark.parametrize(
    "text",
    [
        "3 mnd",
        "12 tot 6 maanden",
        "6 tot 6 maanden",
        "drie maanden",
        "3  maanden",
        "-3 maanden",
        "3 maanden of zo",
        "3 Maanden",
        "1,5 jaar",
        "6-12 maanden",
        "tot",
        "P3M",
        "",
    ],
)
def test_anything_else_is_no_duration(text: str) -> None:
    with pytest.raises(DuurError):
        parse_duur(text)
