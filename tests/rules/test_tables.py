"""Both tables of the handreiking, written out by hand, held against what the rules advise."""

from typing import Any

import pytest

from handbook.book import Book
from widgets.rules import Regels, advise

LOCATION, SERVICE, ALL = "locatie", "dienst", "gehele-organisatie"
MANAGER, BOARD = "leidinggevende", "managementteam"
BAN, WARNING, TALK = "pandverbod", "schriftelijke-waarschuwing", "ordegesprek"
SIX_TO_TWELVE = {"min": "P6M", "max": "P12M"}

# Statement, behaviour, first time, places, maybe also, who decides, with whom, always aangifte.
TABLE_1: list[tuple[str, str, list[tuple[str, object]], list[str], list[str], list[str], list[str], bool]] = [
    ("H-152", "overlast", [(BAN, "P1M")], [LOCATION, SERVICE], [], ["dienstverlening"], [], False),
    ("H-153", "verbaal", [(WARNING, None), (TALK, None)], [LOCATION, SERVICE], [], [MANAGER], [], False),
    ("H-154", "telefonisch", [(WARNING, None), (TALK, None)], [LOCATION, SERVICE], [], [MANAGER], [], False),
    ("H-155", "bedreiging-organisatie", [(BAN, "P1M")], [LOCATION, SERVICE], [], [MANAGER], [], False),
    ("H-156", "bedreiging-werknemer", [(BAN, "P3M")], [SERVICE], [ALL], [MANAGER, BOARD], [], True),
    ("H-157", "geweld-werknemer", [(BAN, "P12M")], [ALL], [], [MANAGER, BOARD], [], True),
    ("H-158", "bedreiging-ander", [(BAN, None)], [LOCATION, SERVICE], [], [MANAGER], [BOARD], True),
    ("H-159", "geweld-ander", [(BAN, None)], [LOCATION, SERVICE], [], [MANAGER], [BOARD], True),
    (
        "H-160",
        "eigendommen",
        [(BAN, SIX_TO_TWELVE), ("schade-verhalen", None)],
        [LOCATION],
        [],
        [MANAGER],
        [],
        False,
    ),
]
# Statement, behaviour, first time, repeat.
TABLE_2: list[tuple[str, str, tuple[str, object], list[tuple[str, object]]]] = [
    ("H-165", "verbaal", (WARNING, None), [(TALK, None), (BAN, "P1M"), ("melding-politie", None)]),
    ("H-166", "bedreiging-werknemer", (BAN, "P3M"), [(BAN, SIX_TO_TWELVE)]),
    (
        "H-167",
        "eigendommen",
        (BAN, SIX_TO_TWELVE),
        [(BAN, {"min": "P12M", "max": "P18M"}), ("schade-verhalen", None)],
    ),
    ("H-168", "geweld-werknemer", (BAN, "P12M"), [(BAN, "P24M")]),
]
# What the tables leave open on repeat: behaviour, the figure that guides, and its value.
LONGER: list[tuple[str, str, object]] = [
    ("overlast", "langer_dan", "P1M"),
    ("bedreiging-organisatie", "langer_dan", "P1M"),
    ("bedreiging-ander", "richtgetal", SIX_TO_TWELVE),
    ("geweld-ander", "richtgetal", "P24M"),
]


def _advise(regels: Regels, gedraging: str, herhaling: str, **answers: str) -> dict[str, Any]:
    given = {"norm": "onacceptabel", "gedraging": gedraging, "herhaling": herhaling, **answers}
    return advise(regels, "sanctie", {name: (value,) for name, value in given.items()})


def _measures(advies: dict[str, Any]) -> list[tuple[str, object]]:
    return [(item["soort"], item["duur"]) for item in advies["maatregelen"]]


@pytest.mark.parametrize("row", TABLE_1, ids=[row[1] for row in TABLE_1])
def test_table_1_is_what_the_rules_advise_the_first_time(regels: Regels, row: Any) -> None:
    statement, behaviour, measures, places, maybe, deciders, together, always = row
    advies = _advise(regels, behaviour, "nee", strafbaar="nee")

    assert _measures(advies) == measures
    for measure in advies["maatregelen"]:
        assert (measure["werkingsgebied"], measure["eventueel"]) == (places, maybe)
        assert (measure["beslisser"], measure["overleg"]) == (deciders, together)
    assert (advies["aangifte"]["uitkomst"] == "altijd") is always
    assert statement in advies["bronnen"]


@pytest.mark.parametrize("row", TABLE_2, ids=[row[1] for row in TABLE_2])
def test_table_2_is_what_the_rules_advise(regels: Regels, row: Any) -> None:
    statement, behaviour, first, repeat = row

    assert first in _measures(_advise(regels, behaviour, "nee"))
    advies = _advise(regels, behaviour, "ja")
    assert _measures(advies) == repeat
    assert statement in advies["bronnen"]


def test_a_talk_may_come_before_the_ban_for_repeated_verbal_aggression(regels: Regels) -> None:
    talk, ban, report = _advise(regels, "verbaal", "ja")["maatregelen"]
    assert (talk["modaliteit"], ban["modaliteit"], report["modaliteit"]) == ("eerst", "vast", "vast")


def test_repeat_by_telephone_ends_the_calls_for_a_while(regels: Regels) -> None:
    assert _measures(_advise(regels, "telefonisch", "ja")) == [("telefoonverbod", "P1M")]


@pytest.mark.parametrize(("behaviour", "guide", "value"), LONGER)
def test_where_the_tables_give_no_duration_none_is_invented(
    regels: Regels, behaviour: str, guide: str, value: object
) -> None:
    (ban,) = _advise(regels, behaviour, "ja")["maatregelen"]
    assert (ban["soort"], ban["duur"], ban[guide]) == (BAN, None, value)


def test_the_first_time_against_a_visitor_table_2_only_guides(regels: Regels) -> None:
    for behaviour, value in (("bedreiging-ander", "P3M"), ("geweld-ander", "P12M")):
        (ban,) = _advise(regels, behaviour, "nee")["maatregelen"]
        assert (ban["duur"], ban["richtgetal"]) == (None, value)


@pytest.mark.parametrize("behaviour", [row[1] for row in TABLE_1])
def test_place_and_decider_are_the_same_on_repeat(regels: Regels, behaviour: str) -> None:
    def known(herhaling: str) -> set[tuple[str, ...]]:
        names = ("werkingsgebied", "eventueel", "beslisser", "overleg")
        measures = _advise(regels, behaviour, herhaling)["maatregelen"]
        return {tuple("/".join(measure[name]) for name in names) for measure in measures}

    assert known("ja") == known("nee")


@pytest.mark.parametrize("behaviour", [row[1] for row in TABLE_1])
def test_an_offence_is_always_reported_whatever_the_row_says(regels: Regels, behaviour: str) -> None:
    for herhaling in ("nee", "ja"):
        outcome = _advise(regels, behaviour, herhaling, strafbaar="ja")["aangifte"]["uitkomst"]
        assert outcome in {"doen", "altijd"}


def test_earlier_other_behaviour_is_no_repeat_but_is_said(regels: Regels) -> None:
    first, other = (_advise(regels, "verbaal", herhaling) for herhaling in ("nee", "anders"))
    assert _measures(first) == _measures(other)
    assert "eerder-ander-gedrag" in {stap["id"] for stap in other["stappen"]}


def test_the_values_in_this_file_are_those_of_the_register(book: Book) -> None:
    words = {
        "P1M": "1 maand",
        "P3M": "3 maanden",
        "P12M": "12 maanden",
        "P24M": "24 maanden",
        "P6M-P12M": "6 tot 12 maanden",
        "P12M-P18M": "12 tot 18 maanden",
    }

    def text(duur: object) -> str:
        return words["-".join(duur.values()) if isinstance(duur, dict) else str(duur)]

    for statement, _, measures, *_, always in TABLE_1:
        cell = book.content.register[statement].cellen["sanctie"].lower()
        assert ("altijd aangifte" in cell) is always
        for kind, duur in measures:
            if kind == BAN:
                assert (text(duur) if duur else "duur niet vast") in cell
    for statement, _, first, repeat in TABLE_2:
        cells = book.content.register[statement].cellen
        for cell, measures in (("eerste", [first]), ("herhaling", repeat)):
            assert all(text(duur) in cells[cell] for _, duur in measures if duur)
