"""Marking: what is right comes from the rules alone, and the score keeps its one contract."""

from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book, load_book, load_rules
from handbook.leren.compile import lesson_data
from handbook.leren.compile import test_data as questions
from tests.regelwijziging import REACTION, STRICTER
from widgets.leren import build, check_lesson
from widgets.leren.nakijken import feedback
from widgets.leren.opgave import Veld
from widgets.leren.score import points, stand
from widgets.leren.uitleg import explain
from widgets.rules import Regels

Json = dict[str, Any]
TAUGHT = ("Waarom? ", "Voorbeeld: ", "Let op: ", "Het advies: ")
"""What a reason begins with."""


def _data(book: Book) -> dict[str, Json]:
    return {
        f"{name}/{data['id']}": data
        for name, les in book.content.lessen.items()
        for data in lesson_data(book.content, les)
    }


def _right(regels: Regels, data: Json) -> dict[str, list[str]]:
    """Give for each field of an exercise what is right; of a story along the right way only."""
    return {veld.naam: sorted(veld.goed) for veld in build(regels, data).velden}


def _texts(regels: Regels, data: Json) -> list[str]:
    return [
        optie.tekst for veld in build(regels, data).velden for optie in veld.opties if optie.id in veld.goed
    ]


def test_the_right_answers_give_the_whole_score(book: Book) -> None:
    for name, les in book.content.lessen.items():
        exercises = lesson_data(book.content, les)
        chosen = {data["id"]: _right(book.regels, data) for data in exercises}
        answer = check_lesson(book.regels, {"les": exercises, "gekozen": chosen})
        assert answer["stand"]["score"] == 1, name
        assert answer["stand"]["staat"] == "klaar", name


def test_every_wrong_choice_teaches_what_is_right_and_why(book: Book) -> None:
    for name, data in _data(book).items():
        for veld in build(book.regels, data).velden:
            for optie in veld.opties:
                if data["soort"] != "scenario" and optie.id not in veld.goed:
                    gekozen = {data["id"]: {veld.naam: [optie.id]}}
                    answer = check_lesson(book.regels, {"les": [data], "gekozen": gekozen})
                    html = answer["oefeningen"][data["id"]]["html"][veld.naam]
                    assert any(kop in html for kop in TAUGHT), (name, optie.id)
                    assert "Goed." not in html, (name, optie.id)


def test_every_wrong_choice_of_a_story_or_a_test_teaches_too_and_leads_to_the_protocol(book: Book) -> None:
    stories = [data for data in _data(book).values() if data["soort"] == "scenario"]
    asked = [
        data
        for pad in book.content.paden.values()
        for when in ("begin", "eind")
        for data in questions(book.content, pad, when)
    ]
    for opgave in (build(book.regels, data) for data in (*stories, *asked)):
        for veld in opgave.velden:
            for optie in veld.opties:
                html = feedback(book.regels, opgave, veld, (optie.id,), "")
                assert any(kop in html for kop in TAUGHT), (opgave.id, veld.naam, optie.id)
                assert ">Lees: " in html, (opgave.id, veld.naam, optie.id)
                assert ("Goed." in html) == (veld.goed == {optie.id}), (opgave.id, veld.naam, optie.id)


def test_feedback_leads_to_the_advice_on_the_same_answers(book: Book) -> None:
    opgave = build(book.regels, _data(book)["zelfcheck/dreigen"])
    html = unescape(feedback(book.regels, opgave, opgave.velden[0], ("k1",), "../../"))
    answers = "norm=onacceptabel&gedraging=bedreiging-werknemer&herhaling=nee&slachtoffer=werknemer"
    assert f'href="../../beslishulp/sanctie/#sanctie?{answers}"' in html


def _lines(regels: Regels, veld: Veld, choice: str) -> list[tuple[str, str]]:
    return [(line.soort, line.tekst) for line in explain(regels, veld, (choice,))]


def _veld(regels: Regels, **deel: Any) -> Veld:
    data = {"id": "proef", "soort": "kies", "vraag": "Wat hoort erbij?", **deel}
    return build(regels, data).velden[0]


def test_a_wrong_step_says_after_it_when_it_would_belong(book: Book) -> None:
    veld = _veld(
        book.regels,
        over="stappen",
        beslissing="sanctie",
        antwoorden={"norm": ["onacceptabel"], "gedraging": ["verbaal"], "herhaling": ["nee"]},
        keuzes=[{"id": "k1", "is": "zoek-herhaling-uit"}, {"id": "k2", "is": "reactie"}],
    )
    lines = _lines(book.regels, veld, "k1")
    wrong = next(place for place, (soort, _) in enumerate(lines) if soort == "te-veel")
    assert lines[wrong + 1] == (
        "niet-omdat",
        "Als je nog geen antwoord hebt op ‘Deed deze persoon dit eerder?’.",
    )


def test_a_step_that_follows_from_an_outcome_is_explained_by_an_answer(book: Book) -> None:
    veld = _veld(
        book.regels,
        over="stappen",
        beslissing="sanctie",
        antwoorden={
            "norm": ["onacceptabel"],
            "gedraging": ["verbaal"],
            "herhaling": ["nee"],
            "strafbaar": ["nee"],
        },
        keuzes=[{"id": "k1", "is": "doe-aangifte"}, {"id": "k2", "is": "overweeg-melding"}],
    )
    assert ("niet-omdat", "Bijvoorbeeld als een medewerker is bedreigd.") in _lines(book.regels, veld, "k1")


def test_another_outcome_is_explained_by_one_thing_that_differs(book: Book) -> None:
    def said(antwoorden: dict[str, list[str]], choice: str) -> list[str]:
        veld = _veld(book.regels, over="uitkomst", beslissing="sanctie", antwoorden=antwoorden)
        return [tekst for soort, tekst in _lines(book.regels, veld, choice) if soort == "niet-omdat"]

    verbal = {"norm": ["onacceptabel"], "gedraging": ["verbaal"], "herhaling": ["nee"]}
    assert said(verbal, "geen-sanctie") == ["Als het bij emotie of kritiek bleef."]
    threat = {"norm": ["onacceptabel"], "gedraging": ["bedreiging-werknemer"], "herhaling": ["ja"]}
    assert said(threat, "waarschuwing") == [
        "Als iemand verbaal agressief is. Er moet dan nog meer anders zijn dan hier."
    ]
    both = {"norm": ["onacceptabel"], "gedraging": ["verbaal", "bedreiging-werknemer"], "herhaling": ["nee"]}
    assert said(both, "waarschuwing") == ["Als het er alleen om gaat dat iemand verbaal agressief is."]


def test_a_wrong_duration_or_deadline_says_where_it_does_belong(book: Book) -> None:
    antwoorden = {"norm": ["onacceptabel"], "gedraging": ["geweld-werknemer"], "herhaling": ["nee"]}
    deel = {"beslissing": "sanctie", "antwoorden": antwoorden}
    duur = _veld(book.regels, over="duur", **deel)
    (twice,) = (optie.id for optie in duur.opties if optie.tekst == "24 maanden")
    assert ("niet-omdat", "Dat hoort bij: Pandverbod van 24 maanden.") in _lines(book.regels, duur, twice)
    data = _data(book)["wat-doet-de-organisatie/hoe-snel"]
    (termijn,) = build(book.regels, data).velden
    said = [line for optie in termijn.opties for line in _lines(book.regels, termijn, optie.id)]
    assert ("niet-omdat", "Dat is de termijn voor: Vang op wie geraakt is.") in said


def test_when_a_wrong_choice_would_be_right_is_said_once_and_in_one_clause(book: Book) -> None:
    found = 0
    for name, data in _data(book).items():
        for veld in build(book.regels, data).velden:
            for optie in veld.opties if veld.advies else ():
                lines = [
                    tekst for soort, tekst in _lines(book.regels, veld, optie.id) if soort == "niet-omdat"
                ]
                assert len(lines) <= (optie.id not in veld.goed), (name, optie.id)
                found += len(lines)
                for line in lines:
                    assert "meespeelt" not in line, (name, optie.id)
                    assert ";" not in line, (name, optie.id)
    assert found


def test_untouched_work_has_no_score_and_begun_work_begins_at_nothing(book: Book) -> None:
    exercises = lesson_data(book.content, book.content.lessen["zelfcheck"])
    untouched = check_lesson(book.regels, {"les": exercises, "gekozen": {}})
    assert untouched["stand"] == {
        "staat": "niet-begonnen", "gedaan": 0, "van": 5, "goed": 0, "score": None,
    }  # fmt: skip
    assert stand((), 5, begonnen=True).score == 0


def test_the_score_never_falls_by_going_on() -> None:
    scores = [stand([1.0, 0.0, 0.5, 1.0][:done], 4).score for done in range(1, 5)]
    assert scores == [0.25, 0.25, 0.375, 0.625]


def test_choosing_everything_is_no_way_to_be_right() -> None:
    goed = frozenset("ab")
    assert points("ab", goed, meer=True) == 1
    assert points("abc", goed, meer=True) == 0.5
    assert points("abcd", goed, meer=True) == 0
    assert points("ab", frozenset("a"), meer=False) == 0


def test_a_talk_that_may_come_first_is_not_the_measure_that_is_asked_about(book: Book) -> None:
    again = {"norm": ["onacceptabel"], "gedraging": ["verbaal"], "herhaling": ["ja"]}
    veld = _veld(book.regels, over="duur", beslissing="sanctie", antwoorden=again)
    assert veld.advies is not None
    assert veld.advies["maatregelen"][0]["modaliteit"] == "eerst"
    assert [optie.tekst for optie in veld.opties if optie.id in veld.goed] == ["1 maand"]


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("beide-kanten-horen/eerst-wat-dan", ["opvang", "hoor", "herstelgesprek"]),
        ("melden-en-vastleggen/melden-in-volgorde", ["adviseur-meteen", "opvang", "reactie"]),
    ],
)
def test_steps_go_in_the_order_of_the_advice(book: Book, name: str, steps: list[str]) -> None:
    data = _data(book)[name]
    step = {deel["id"]: deel["is"] for deel in data["delen"]}
    velden = build(book.regels, data).velden
    assert [step[veld.naam] for veld in sorted(velden, key=lambda veld: int(min(veld.goed)))] == steps


def test_a_story_goes_where_the_choices_lead(book: Book) -> None:
    data = _data(book)["melden-en-vastleggen/telefoon-in-de-avond"]

    def shown(**chosen: str) -> tuple[list[str], float | None]:
        gekozen = {data["id"]: {name: [value] for name, value in chosen.items()}}
        found = check_lesson(book.regels, {"les": [data], "gekozen": gekozen})["oefeningen"][data["id"]]
        return found["toon"], found["punten"]

    assert shown(belt="k1") == (["belt", "vastleggen"], None)
    assert shown(belt="k2") == (["belt", "laat"], None)
    assert shown(belt="k1", vastleggen="k3") == (["belt", "vastleggen"], 1)
    # What was answered on a way that was left does not count.
    assert shown(belt="k1", laat="k2", vastleggen="k1") == (["belt", "vastleggen"], 0.5)


def test_a_changed_duration_marks_every_lesson_anew(
    change: Callable[[str, str, str], Path], book: Book
) -> None:
    old = _data(book)["wat-doet-de-organisatie/hoe-snel"]
    before = _texts(book.regels, old)
    root = change(*REACTION)
    _, _, regels = load_rules(root)
    assert (before, _texts(regels, old)) == (["Binnen 48 uur"], ["Binnen 72 uur"])


def test_a_changed_rule_marks_and_explains_every_lesson_anew(
    change: Callable[[str, str, str], Path], book: Book
) -> None:
    data = _data(book)["waar-ligt-de-grens/past-een-sanctie"]
    deel = data["delen"][1]["id"]
    because = "Bij verbale agressie noemen beide tabellen een schriftelijke waarschuwing. "
    because += "Tabel 1 noemt ook een ordegesprek."
    change("content/beslissingen/sanctie.yml", because, "Schelden kost je hier de toegang.")
    root = change(*STRICTER)
    _, _, regels = load_rules(root)

    def mark(rules: Regels, choice: str) -> str:
        gekozen = {data["id"]: {deel: [choice]}}
        answer = check_lesson(rules, {"les": [data], "gekozen": gekozen})
        return str(answer["oefeningen"][data["id"]]["html"][deel])

    assert "Goed." in mark(book.regels, "k2")
    assert "Goed." in mark(regels, "k3")
    assert "Schelden kost je hier de toegang." in mark(regels, "k2")


@pytest.mark.parametrize("name", ["zelfcheck", "waar-ligt-de-grens"])
def test_the_data_of_a_page_holds_no_answer(book: Book, name: str) -> None:
    allowed = {"id", "soort", "vraag", "over", "welke", "beslissing", "antwoorden", "verhaal", "protocol",
               "keuzes", "delen", "punten", "tekst", "naar", "gevolg", "is", "titel", "adres"}  # fmt: skip

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            inner = [keys(item) for key, item in value.items() if key != "antwoorden"]
            return set(value) | {key for found in inner for key in found}
        return {key for item in value for key in keys(item)} if isinstance(value, list) else set()

    assert keys(lesson_data(book.content, book.content.lessen[name])) <= allowed


def test_an_edition_with_other_rules_marks_by_those(copy: Path) -> None:
    layer = copy / "organisaties" / "duinstad"
    layer.mkdir(parents=True)
    (layer / "editie.yml").write_text(
        'id: duinstad\norganisatie: Gemeente Duinstad\nversie: "2026.1"\ndatum: "2026-11-24"\n',
        encoding="utf-8",
    )
    (layer / "duren.yml").write_text("reactie-veroorzaker:\n  waarde: 5 dagen\n", encoding="utf-8")
    own = load_book(copy, layer)
    data = _data(own)["wat-doet-de-organisatie/hoe-snel"]
    assert _texts(own.regels, data) == ["Binnen 5 dagen"]
