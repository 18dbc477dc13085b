"""Marking: what is right comes from the rules alone, and the score keeps its one contract."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book, load_book, load_rules
from handbook.leren.opgaven import built, set_names
from tests.regelwijziging import REACTION, STRICTER
from widgets.leren import build, check_lesson
from widgets.leren.nakijken import feedback
from widgets.leren.opgave import Veld
from widgets.leren.score import points, stand
from widgets.leren.uitleg import explain
from widgets.rules import Regels

Json = dict[str, Any]
TAUGHT = ("Waarom? ", "Voorbeeld: ", 'class="weet"', "Het advies: ")
"""What marks a reason."""
WHY_NOT = {"niet-omdat", "waarom-niet", "van-stap", "van-stappen", "elders"}
"""The lines that say why a choice is wrong, or where it would be right."""


def _data_of(book: Book, name: str) -> list[Json]:
    return [each.data for each in built(book.content, book.regels, name)]


def _data(book: Book) -> dict[str, Json]:
    return {f"{name}/{data['id']}": data for name in book.content.lessen for data in _data_of(book, name)}


def _right(regels: Regels, data: Json) -> dict[str, list[str]]:
    """Give for each field of an exercise what is right; of a story along the right way only."""
    return {veld.naam: sorted(veld.goed) for veld in build(regels, data).velden}


def _texts(regels: Regels, data: Json) -> list[str]:
    return [
        optie.tekst for veld in build(regels, data).velden for optie in veld.opties if optie.id in veld.goed
    ]


def test_the_right_answers_give_the_whole_score(book: Book) -> None:
    for name in book.content.lessen:
        exercises = _data_of(book, name)
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
        for path in book.content.paden
        for when in ("begin", "eind")
        for data in _data_of(book, f"{path}-{when}")
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


def test_a_sanction_is_marked_with_what_its_case_asks_to_weigh_and_nothing_else_is(book: Book) -> None:
    weigh = ("let-op", book.content.casussen["online-bedreiging-boa"].let_op)
    lesson = {data["id"]: build(book.regels, data) for data in _data_of(book, "agressie-online")}
    asked = lesson["reactie-op-berichten"].velden[1]
    assert all(weigh in _lines(book.regels, asked, optie.id) for optie in asked.opties)
    for name in ("welk-gedrag-online", "bericht-in-de-nacht"):
        veld = lesson[name].velden[0]
        assert "let_op" in veld.deel
        assert all(weigh not in _lines(book.regels, veld, optie.id) for optie in veld.opties)


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
    assert ("niet-omdat", "Bijvoorbeeld als het strafbaar kan zijn.") in _lines(book.regels, veld, "k1")


def test_another_outcome_is_explained_by_one_thing_that_differs(book: Book) -> None:
    def said(antwoorden: dict[str, list[str]], choice: str) -> list[str]:
        veld = _veld(book.regels, over="uitkomst", beslissing="sanctie", antwoorden=antwoorden)
        return [tekst for soort, tekst in _lines(book.regels, veld, choice) if soort == "niet-omdat"]

    verbal = {"norm": ["onacceptabel"], "gedraging": ["verbaal"], "herhaling": ["nee"]}
    assert said(verbal, "geen-sanctie") == ["Als het bij emotie of kritiek bleef."]
    threat = {"norm": ["onacceptabel"], "gedraging": ["bedreiging-werknemer"], "herhaling": ["ja"]}
    assert said(threat, "waarschuwing") == [
        "Bijvoorbeeld als iemand verbaal agressief is. Er moet dan nog meer anders zijn dan hier."
    ]
    both = {"norm": ["onacceptabel"], "gedraging": ["verbaal", "bedreiging-werknemer"], "herhaling": ["nee"]}
    only = "Bijvoorbeeld als het er alleen om gaat dat iemand verbaal agressief is."
    assert said(both, "waarschuwing") == [only]


def test_of_what_could_differ_the_answer_that_is_asked_last_is_told(book: Book) -> None:
    verbal = {"norm": ["onacceptabel"], "gedraging": ["verbaal"], "herhaling": ["nee"]}
    veld = _veld(book.regels, over="uitkomst", beslissing="sanctie", antwoorden=verbal)
    again = ("niet-omdat", "Bijvoorbeeld als dezelfde persoon hetzelfde eerder deed.")
    assert again in _lines(book.regels, veld, "pandverbod")


def test_what_is_in_the_way_of_a_wrong_choice_is_said_as_its_reason(book: Book) -> None:
    data = _data(book)["zelfcheck/dreigen"]
    (veld,) = build(book.regels, data).velden
    (report,) = (optie.id for optie in veld.opties if optie.is_ == "melding-overwegen")
    assert ("waarom-niet", "Omdat een medewerker is bedreigd.") in _lines(book.regels, veld, report)


def test_a_wrong_duration_decider_or_place_says_when_it_holds(book: Book) -> None:
    antwoorden = {"norm": ["onacceptabel"], "gedraging": ["geweld-werknemer"], "herhaling": ["nee"]}

    def said(over: str, choice: str) -> list[str]:
        veld = _veld(book.regels, over=over, beslissing="sanctie", antwoorden=antwoorden)
        return [tekst for soort, tekst in _lines(book.regels, veld, choice) if soort == "niet-omdat"]

    assert said("duur", "24 maanden") == ["Als dezelfde persoon hetzelfde eerder deed."]
    assert said("beslisser", "Verantwoordelijk leidinggevende") == [
        "Bijvoorbeeld als het er alleen om gaat dat iemand verbaal agressief is."
    ]
    assert said("gebied", "Locatie") == [
        "Bijvoorbeeld als het er alleen om gaat dat spullen of het gebouw van de organisatie zijn beschadigd."
    ]


def test_a_wrong_deadline_says_to_which_step_it_belongs(book: Book) -> None:
    (veld,) = build(book.regels, _data(book)["wat-doet-de-organisatie/hoe-snel"]).velden
    said = {optie.tekst: line for optie in veld.opties for line in _lines(book.regels, veld, optie.id)}
    assert said == {
        "Meteen": ("van-stappen", "Vertel het de adviseur VPD."),
        "Binnen 24 uur": ("van-stap", "Vang op wie geraakt is."),
        "Binnen 48 uur": said["Binnen 48 uur"],
        "Binnen 72 uur": ("van-stap", "Plan een rustig gesprek."),
        "Binnen 3 maanden": ("van-stap", "Vraag in de aangifte om vervolging."),
    }


def test_a_check_of_another_decision_says_of_which(book: Book) -> None:
    (veld,) = build(book.regels, _data(book)["het-gesprek-en-de-brief/in-de-brief"]).velden
    (proof,) = (optie.id for optie in veld.opties if optie.is_ == "onderbouwd")
    assert ("elders", "Hoe verhalen we de schade?") in _lines(book.regels, veld, proof)


def test_every_wrong_choice_says_why_not_or_where_it_belongs(book: Book) -> None:
    for data in (each for name in set_names(book.content) for each in _data_of(book, name)):
        for veld in build(book.regels, data).velden:
            for optie in veld.opties if veld.advies else ():
                if optie.id not in veld.goed:
                    kinds = {soort for soort, _ in _lines(book.regels, veld, optie.id)}
                    assert kinds & WHY_NOT, (data["id"], veld.naam, optie.tekst)


def test_each_step_is_explained_by_its_own_reason(book: Book) -> None:
    antwoorden = {"norm": ["onacceptabel"], "gedraging": ["verbaal"], "herhaling": ["nee"]}
    keuzes = [
        {"id": name, "is": name}
        for name in ("hoor", "houd-relatie-open", "een-aanspreekpunt", "doe-aangifte")
    ]
    veld = _veld(book.regels, over="stappen", beslissing="sanctie", antwoorden=antwoorden, keuzes=keuzes)
    why = [line.tekst for line in explain(book.regels, veld, tuple(veld.goed)) if line.soort == "omdat"]
    steps = book.content.stappen
    assert sorted(why) == sorted(steps[name].because for name in veld.goed)


def test_of_several_steps_what_was_missed_is_followed_by_why_it_belongs(book: Book) -> None:
    (veld,) = build(book.regels, _data(book)["zorg-voor-elkaar/dagen-later"]).velden
    (care,) = (optie.id for optie in veld.opties if optie.is_ == "opvang-alsnog")
    assert _lines(book.regels, veld, care) == [
        ("gemist", "Vraag of iemand een dokter nodig heeft. Vraag het later nog eens."),
        ("omdat", "Niet iedereen zegt zelf dat het niet gaat."),
        ("gemist", "Bied een gesprek met de bedrijfsarts aan."),
        ("omdat", "De bedrijfsarts en organisaties voor nazorg kunnen helpen."),
    ]


def test_a_step_is_shown_with_its_deadline_but_not_where_that_tells_the_order(book: Book) -> None:
    (steps,) = build(book.regels, _data(book)["zorg-voor-elkaar/vrijdagmiddag"]).velden
    assert any(optie.tekst.startswith("Binnen 24 uur. Vang op wie geraakt is. ") for optie in steps.opties)
    order = build(book.regels, _data(book)["melden-en-vastleggen/melden-in-volgorde"]).velden
    assert {veld.tekst for veld in order} == {
        "Vertel het de adviseur VPD.", "Vang op wie geraakt is.", "Geef de veroorzaker een reactie.",
    }  # fmt: skip
    (first,) = (veld for veld in order if veld.tekst.startswith("Vertel"))
    assert [(line.soort, line.tekst) for line in explain(book.regels, first, ("1",))] == [
        ("geheel", "Meteen."), ("omdat", "Van een ernstig incident moet de adviseur meteen weten."),
    ]  # fmt: skip


def test_when_a_wrong_choice_would_be_right_is_said_once_and_in_one_clause(book: Book) -> None:
    found = 0
    for name, data in _data(book).items():
        for veld in build(book.regels, data).velden:
            for optie in veld.opties if veld.advies else ():
                lines = [tekst for soort, tekst in _lines(book.regels, veld, optie.id) if soort in WHY_NOT]
                assert len(lines) <= (optie.id not in veld.goed), (name, optie.id)
                found += len(lines)
                for line in lines:
                    assert "meespeelt" not in line, (name, optie.id)
                    assert ";" not in line, (name, optie.id)
    assert found


def test_untouched_work_has_no_score_and_begun_work_begins_at_nothing(book: Book) -> None:
    exercises = _data_of(book, "zelfcheck")
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
    because = (
        "Bij verbale agressie noemt de handreiking eerst een schriftelijke waarschuwing of een ordegesprek."
    )
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
               "keuzes", "delen", "punten", "tekst", "naar", "gevolg", "is", "titel", "adres",
               "let_op", "bronnen"}  # fmt: skip

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            inner = [keys(item) for key, item in value.items() if key != "antwoorden"]
            return set(value) | {key for found in inner for key in found}
        return {key for item in value for key in keys(item)} if isinstance(value, list) else set()

    assert keys(_data_of(book, name)) <= allowed


def test_an_edition_with_other_rules_marks_by_those(copy: Path, book: Book) -> None:
    layer = copy / "organisaties" / "duinstad"
    layer.mkdir(parents=True)
    (layer / "editie.yml").write_text(
        'id: duinstad\norganisatie: Gemeente Duinstad\nversie: "2026.1"\ndatum: "2026-11-24"\n',
        encoding="utf-8",
    )
    (layer / "duren.yml").write_text("reactie-veroorzaker:\n  waarde: 5 dagen\n", encoding="utf-8")
    own = load_book(copy, layer, replace(book, root=copy))
    data = _data(own)["wat-doet-de-organisatie/hoe-snel"]
    assert _texts(own.regels, data) == ["Binnen 5 dagen"]
