"""The one door: JSON text in, JSON text out, and no exception whatever comes in."""

import datetime as dt
import json
from typing import Any

import pytest

from handbook.book import Book
from widgets.rules import Regels, advise
from widgets.rules.datum import word_datum
from widgets.runtime import bridge

QUESTION = {
    "beslissing": "sanctie",
    "antwoorden": {"norm": ["onacceptabel"], "gedraging": ["bedreiging-werknemer"], "herhaling": ["nee"]},
    "basis": "../../",
    "vandaag": "2026-03-01",
    "fragment": "",
}


def _ask(regels: Regels, **other: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(bridge.answer(regels, json.dumps({**QUESTION, **other})))
    return answer


def test_an_answer_has_everything_the_page_needs(regels: Regels) -> None:
    answer = _ask(regels)
    advies = advise(regels, "sanctie", {name: tuple(v) for name, v in QUESTION["antwoorden"].items()})  # type: ignore[attr-defined]

    assert answer.keys() == {
        "antwoorden",
        "vragen",
        "advies",
        "html",
        "status",
        "deel",
        "verschil",
        "eenmalig",
    }
    assert answer["advies"] == json.loads(json.dumps(advies))
    assert answer["antwoorden"] == QUESTION["antwoorden"]
    assert list(answer["vragen"]) == ["norm", "gedraging", "herhaling", "slachtoffer"]
    assert answer["status"] == "Advies: Pandverbod van 3 maanden. Altijd aangifte."
    assert answer["deel"].startswith("sanctie?norm=onacceptabel&")
    assert answer["verschil"] == ""
    assert "Pandverbod van 3 maanden" in answer["html"]
    assert "1 maart 2026" in answer["html"]
    assert 'href="../../verantwoording/register/#h-156"' in answer["html"]


def test_the_answer_is_one_line_of_text(regels: Regels) -> None:
    text = bridge.answer(regels, json.dumps(QUESTION))
    assert "\n" not in text
    assert "3 maanden" in text


def test_weet_ik_niet_is_no_answer(regels: Regels) -> None:
    answer = _ask(regels, antwoorden={"gedraging": ["verbaal"], "herhaling": ["onbekend"], "strafbaar": []})
    assert answer["antwoorden"] == {"gedraging": ["verbaal"]}
    assert {"norm", "herhaling", "strafbaar"} <= set(answer["advies"]["open"])


def test_a_link_wins_from_the_form_and_gives_its_answers(regels: Regels) -> None:
    fragment = "sanctie?norm=acceptabel&versie=2020.1&regels=oud&code=geen-sanctie%3Bgeen"
    answer = _ask(regels, fragment=fragment)

    assert answer["antwoorden"] == {"norm": ["acceptabel"]}
    assert answer["advies"]["uitkomst"] == "geen-sanctie"
    assert "Het advies is nog hetzelfde." in answer["verschil"]


def test_any_other_fragment_is_a_heading_on_the_page(regels: Regels) -> None:
    assert _ask(regels, fragment="alle-uitkomsten-in-een-tabel") == _ask(regels)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "geen json",
        "null",
        "[]",
        "3",
        "{}",
        '{"beslissing": "sanctie"}',
        '{"beslissing": "sancties", "antwoorden": {}}',
        '{"beslissing": 3, "antwoorden": {}}',
        '{"beslissing": ["sanctie"], "antwoorden": {}}',
        '{"beslissing": "sanctie", "antwoorden": null}',
        '{"beslissing": "sanctie", "antwoorden": []}',
        '{"beslissing": "sanctie", "antwoorden": {"norm": 3}}',
        '{"beslissing": "sanctie", "antwoorden": {"norm": [[]]}}',
        '{"beslissing": "sanctie", "antwoorden": {"kleur": ["rood"]}}',
        '{"beslissing": "sanctie", "antwoorden": {"norm": ["rood"]}}',
        '{"beslissing": "sanctie", "antwoorden": {"norm": ["acceptabel", "onacceptabel"]}}',
        '{"beslissing": "sanctie", "antwoorden": {}, "vandaag": "2026-02-30"}',
        '{"beslissing": "sanctie", "antwoorden": {}, "vandaag": 3}',
        '{"beslissing": "sanctie", "antwoorden": {}, "fragment": 3}',
    ],
)
def test_a_bad_message_gives_fout_and_no_exception(regels: Regels, message: str) -> None:
    answer = json.loads(bridge.answer(regels, message))
    assert answer.keys() == {"fout"}
    assert answer["fout"]


def test_what_the_page_sends_is_never_html(regels: Regels) -> None:
    answer = _ask(regels, basis='"><script>alert(1)</script>')
    assert "<script" not in answer["html"]


def test_handle_answers_with_the_rules_in_the_archive(
    regels: Regels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "load", lambda: regels)
    assert json.loads(bridge.handle(json.dumps(QUESTION))) == _ask(regels)


def test_rules_that_are_given_take_the_place_of_those_in_the_archive(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "load", lambda: None)
    monkeypatch.setattr(bridge, "given", [])
    editie = {**book.compiled["editie"], "hash": "0123456789ab"}
    answer = bridge.handle(bridge.GIVE + json.dumps({**book.compiled, "editie": editie}))
    assert json.loads(answer) == {"geladen": "0123456789ab"}
    assert "regels=0123456789ab" in json.loads(bridge.handle(json.dumps(QUESTION)))["deel"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"beslissingen": 1}'])
def test_rules_that_cannot_be_read_give_fout(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridge, "given", [])
    assert json.loads(bridge.handle(bridge.GIVE + text))["fout"]
    assert bridge.given == []


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-01-01", "1 januari 2026"),
        ("2028-02-29", "29 februari 2028"),
        ("2026-12-31", "31 december 2026"),
    ],
)
def test_a_date_is_put_in_words(iso: str, words: str) -> None:
    assert word_datum(dt.date.fromisoformat(iso)) == words
