"""The tables as a reader sees them: without any script they lead to the same advice as the rules."""

import itertools
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handbook.book import Book
from handbook.tables import printed_cells
from widgets.rules import Regels, advise


@dataclass(frozen=True)
class Cell:
    text: str
    weight: int


Row = dict[str, Cell]


class _Outcomes(HTMLParser):
    """Reads the table of all outcomes: behaviour -> column -> what it says and how heavy that is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self.row: Row | None = None
        self.column = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tr" and given.get("data-gedraging"):
            self.row = self.rows.setdefault(str(given["data-gedraging"]), {})
        elif tag == "td" and self.row is not None and given.get("data-kolom"):
            self.column = str(given["data-kolom"])
            self.row[self.column] = Cell("", int(given.get("data-zwaarte") or 0))
        elif tag == "td":
            self.column = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.row = None

    def handle_data(self, data: str) -> None:
        if self.row is not None and self.column:
            cell = self.row[self.column]
            self.row[self.column] = Cell(f"{cell.text} {data}".strip(), cell.weight)


@pytest.fixture(scope="module")
def outcomes(site: Path) -> dict[str, Row]:
    return _Outcomes((site / "beslishulp" / "sanctie" / "index.html").read_text(encoding="utf-8")).rows


def _look_up(outcomes: dict[str, Row], behaviours: tuple[str, ...], *, repeat: bool) -> tuple[str, list[str]]:
    """Follow the sentences under the table: the heaviest cell, of equals the upper row; what always stays."""
    rows = [row for name, row in outcomes.items() if name in behaviours]
    if len(rows) == 1:
        return rows[0]["herhaling" if repeat else "eerste"].text, []
    stays = [row["blijft"].text for row in rows if row["blijft"].text != "-"]

    def heaviest(column: str) -> Cell:
        return max((row[column] for row in rows), key=lambda cell: cell.weight)

    if not repeat:
        return heaviest("eerste").text, stays
    double, usual = heaviest("dubbel"), heaviest("herhaling")
    return (usual if usual.weight > double.weight else double).text, stays


def _measures(text: str) -> set[str]:
    """Split a title, or a cell with its weight, into measures."""
    title = re.sub(r" zwaarte \d+$", "", text)
    return {part.strip().lower() for part in re.split(r", (?!duur)| en ", title) if part.strip()}


@pytest.mark.parametrize("herhaling", ["nee", "ja"])
def test_by_hand_the_table_gives_the_advice_of_the_rules_for_every_set_of_behaviours(
    regels: Regels, outcomes: dict[str, Row], herhaling: str
) -> None:
    assert len(outcomes) == 9
    for size in range(1, len(outcomes) + 1):
        for behaviours in itertools.combinations(outcomes, size):
            answers = {"norm": ("onacceptabel",), "gedraging": behaviours, "herhaling": (herhaling,)}
            advies = advise(regels, "sanctie", answers)
            text, stays = _look_up(outcomes, behaviours, repeat=herhaling == "ja")
            assert _measures(advies["titel"]) == _measures(text).union(*map(_measures, stays)), behaviours


def test_weights_rise_with_the_outcomes(outcomes: dict[str, Row]) -> None:
    cells = [row[column] for row in outcomes.values() for column in ("eerste", "herhaling", "dubbel")]
    weights = {cell.weight for cell in cells}

    assert weights == set(range(1, max(weights) + 1))
    lightest = {cell.text for cell in cells if cell.weight == 1}
    assert lightest == {"Schriftelijke waarschuwing en/of ordegesprek zwaarte 1"}


# The printed tables in the words of the handreiking; "heavier" stands where it gives no figure.
WARNING = "schriftelijke waarschuwing/ordegesprek"
OPEN_BAN = "pandverbod, duur nog te bepalen"
SIX_TO_TWELVE = "pandverbod van 6 tot 12 maanden"
OFFENCE = "als het strafbaar is *"
PLACE = "locatie/dienst"
MANAGER = "verantwoordelijk leidinggevende"
TOGETHER = f"{MANAGER}/managementteam"
WITH_BOARD = f"{MANAGER}, in overleg met managementteam over de duur"
SERVICE = "degene die op dat moment verantwoordelijk is voor de dienstverlening"
TABLE_1 = {
    "overlast": ("pandverbod van 1 maand", OFFENCE, "-", PLACE, SERVICE),
    "verbaal": (WARNING, OFFENCE, "-", PLACE, MANAGER),
    "telefonisch": (WARNING, OFFENCE, "-", PLACE, MANAGER),
    "bedreiging-organisatie": ("pandverbod van 1 maand", OFFENCE, "-", PLACE, MANAGER),
    "bedreiging-werknemer": (
        "pandverbod van 3 maanden",
        "altijd",
        "-",
        "dienst, eventueel de gehele organisatie",
        TOGETHER,
    ),
    "geweld-werknemer": ("pandverbod van 12 maanden", "altijd", "-", "de gehele organisatie", TOGETHER),
    "bedreiging-ander": (OPEN_BAN, "altijd", "-", PLACE, WITH_BOARD),
    "geweld-ander": (OPEN_BAN, "altijd", "-", PLACE, WITH_BOARD),
    "eigendommen": (f"{SIX_TO_TWELVE} en schade verhalen", OFFENCE, "ja", "locatie", MANAGER),
}
TABLE_1_REPEAT = {
    "verbaal": "uitnodiging ordegesprek, respectievelijk pandverbod van 1 maand",
    "telefonisch": "1 maand geen gesprek per telefoon",
}
TABLE_2 = [
    ("schriftelijke waarschuwing", "pandverbod van 1 maand en melding bij de politie"),
    ("pandverbod van 3 maanden", SIX_TO_TWELVE),
    (SIX_TO_TWELVE, "pandverbod van 12 tot 18 maanden"),
    ("pandverbod van 12 maanden", "pandverbod van 24 maanden"),
    ("de hoogste sanctie", "de sanctie verdubbelt"),
]


def test_table_1_is_printed_as_the_handreiking_has_it(book: Book) -> None:
    table = book.content.tabellen["tabel-1"]
    assert [row.gedraging for row in table.rijen] == list(TABLE_1)
    for row in table.rijen:
        first, _, *rest = printed_cells(book.content, book.regels, table, row)
        assert (first, *rest) == TABLE_1[row.gedraging]


def test_table_1_has_a_repeat_only_where_the_handreiking_has_one(book: Book) -> None:
    table = book.content.tabellen["tabel-1"]
    for row in table.rijen:
        repeat = printed_cells(book.content, book.regels, table, row)[1]
        if row.gedraging in TABLE_1_REPEAT:
            assert repeat == TABLE_1_REPEAT[row.gedraging]
        else:
            assert repeat.startswith(("zwaarder", "pandverbod van langer dan", OPEN_BAN)), (
                row.gedraging,
                repeat,
            )
            assert not re.search(r"van \d", repeat), (row.gedraging, repeat)
        assert ("schade verhalen" in repeat) is (row.gedraging == "eigendommen")


def test_table_2_is_printed_as_the_handreiking_has_it(book: Book) -> None:
    table = book.content.tabellen["tabel-2"]
    cells = [tuple(printed_cells(book.content, book.regels, table, row)) for row in table.rijen]
    assert cells == TABLE_2
