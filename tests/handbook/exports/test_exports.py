"""Open data: complete, dated, and the same as what the handbook says."""

import csv
import io
import json

import pytest

from handbook.book import Book, hash_of
from handbook.exports import exports
from widgets.rules import advise, case_line, every_case, load_regels


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, bytes]:
    return dict(exports(book))


def _rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files["data/sanctie.csv"].decode("utf-8-sig"))))


def test_the_rules_decide_the_same_after_a_round_trip(book: Book, files: dict[str, bytes]) -> None:
    regels = load_regels(json.loads(files["data/regels.json"]))
    answers = {"gedraging": ("verbaal", "eigendommen"), "herhaling": ("ja",)}

    assert advise(regels, "sanctie", answers) == advise(book.regels, "sanctie", answers)
    pairs = zip(every_case(regels, "sanctie"), every_case(book.regels, "sanctie"), strict=True)
    for number, (one, other) in enumerate(pairs):
        if number % 97 == 0:
            assert case_line(regels, one) == case_line(book.regels, other)


def test_every_file_says_which_edition_version_and_content_it_is(book: Book, files: dict[str, bytes]) -> None:
    editie = book.compiled["editie"]
    for name in ("data/regels.json", "data/register.json"):
        given = json.loads(files[name])["editie"]
        assert (given["id"], given["versie"]) == (editie["id"], editie["versie"])
        assert len(given["hash"]) == 12
    for row in _rows(files):
        assert (row["uitgave"], row["versie"], row["hash"]) == (
            editie["id"],
            editie["versie"],
            editie["hash"],
        )


def test_the_hash_is_that_of_the_content_and_of_nothing_else(book: Book) -> None:
    bare = {name: value for name, value in book.compiled["editie"].items() if name != "hash"}
    assert book.compiled["editie"]["hash"] == hash_of({**book.compiled, "editie": bare})
    assert hash_of({"a": 1, "b": 2}) == hash_of({"b": 2, "a": 1}) != hash_of({"a": 2, "b": 1})


def test_the_csv_has_a_row_for_every_measure_of_every_rule(book: Book, files: dict[str, bytes]) -> None:
    rows = _rows(files)
    expected = [
        (rule.id, maatregel.soort if maatregel else "")
        for table in book.regels.decisions["sanctie"].tables
        if table.policy == "een"
        for rule in (*table.rules, *(combinatie.rule for combinatie in table.combinaties))
        for maatregel in rule.maatregelen or (None,)
    ]
    assert [(row["regel"], row["maatregel"]) for row in rows] == expected


def test_the_csv_says_what_holds_when_several_meet(files: dict[str, bytes]) -> None:
    rows = {row["regel"]: row for row in _rows(files)}
    assert rows["combinatie"]["uitkomst"] == "de hoogste sanctie"
    double = rows["combinatie-herhaling"]
    assert double["uitkomst"] == (
        "de sanctie verdubbelt (de hoogste uitkomst bij herhaling = nee, keer 2, als dat zwaarder is)"
    )
    assert double["als"]
    assert "verdubbelt" in double["omdat"]


def test_the_csv_writes_every_form_of_duration(files: dict[str, bytes]) -> None:
    durations = {row["regel"]: (row["duur_iso"], row["duur"]) for row in _rows(files) if row["duur"]}
    assert durations["bedreiging-werknemer"] == ("P3M", "3 maanden")
    assert durations["eigendommen"] == ('{"min": "P6M", "max": "P12M"}', "6 tot 12 maanden")
    assert durations["geweld-ander"] == ("null", "open")


def test_a_sheet_reads_the_csv_as_utf_8(files: dict[str, bytes]) -> None:
    assert files["data/sanctie.csv"].startswith(b"\xef\xbb\xbf")
    assert "één" in files["data/register.json"].decode("utf-8")
