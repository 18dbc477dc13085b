"""Shared links: they give the answers back, drop what no longer exists, and say when the rules changed."""

import random
from typing import Any
from urllib.parse import parse_qs

import pytest

from widgets.rules import Regels, advise, every_case
from widgets.rules.answers import to_answers
from widgets.runtime.delen import from_fragment, render_verschil, to_fragment, word_code

ANSWERS = {
    "norm": ("onacceptabel",),
    "gedraging": ("verbaal", "bedreiging-werknemer"),
    "herhaling": ("ja",),
    "slachtoffer": ("ambtsdrager",),
}


@pytest.fixture(scope="module")
def advies(regels: Regels) -> dict[str, Any]:
    given: dict[str, Any] = advise(regels, "sanctie", ANSWERS)
    return given


def test_a_link_carries_answers_version_rules_and_code_and_nothing_else(advies: dict[str, Any]) -> None:
    name, query = to_fragment(advies).split("?")
    given = parse_qs(query, strict_parsing=True)

    assert name == "sanctie"
    assert given.keys() == {*ANSWERS, "versie", "regels", "code"}
    assert given["gedraging"] == ["verbaal", "bedreiging-werknemer"]
    assert given["code"] == ["pandverbod:P6M-P12M;altijd"]


def test_a_link_gives_every_advice_back(regels: Regels) -> None:
    decision = regels.decisions["sanctie"]
    cases = [findings.facts for findings in every_case(regels, "sanctie")]
    for facts in random.Random(1).sample(cases, 200):  # noqa: S311
        answers = {name: tuple(values) for name, values in to_answers(decision, facts).items()}
        advies = advise(regels, "sanctie", answers)
        shared = from_fragment(regels, f"#{to_fragment(advies)}")

        assert shared is not None
        assert (shared.antwoorden, shared.vervallen) == (answers, ())
        assert (shared.versie, shared.regels) == (advies["editie"]["versie"], advies["editie"]["hash"])
        assert shared.code == advies["code"]
        assert render_verschil(regels, shared, advies) == ""


@pytest.mark.parametrize(
    "text", ["", "#", "sanctie", "#sanctie?", "kopje", "belasting?norm=x", "#alle-uitkomsten"]
)
def test_what_is_no_link_of_ours_is_left_alone(regels: Regels, text: str) -> None:
    assert from_fragment(regels, text) is None


def test_answers_that_no_longer_exist_are_dropped_and_named(regels: Regels, advies: dict[str, Any]) -> None:
    old = "sanctie?norm=onacceptabel&gedraging=verbaal&gedraging=vloeken&kleur=rood&versie=2020.1&regels=x"
    shared = from_fragment(regels, old)

    assert shared is not None
    assert shared.antwoorden == {"norm": ("onacceptabel",), "gedraging": ("verbaal",)}
    assert shared.vervallen == ("gedraging", "kleur")
    notice = render_verschil(regels, shared, advies)
    assert "bestaat niet meer, bij ‘Wat gebeurde er?’, een vraag die niet meer bestaat." in notice
    assert "vloeken" not in notice


def test_a_question_with_one_answer_keeps_one(regels: Regels) -> None:
    shared = from_fragment(regels, "sanctie?herhaling=ja&herhaling=nee&gedraging=verbaal")
    assert shared is not None
    assert shared.antwoorden["herhaling"] == ("ja",)


def test_other_rules_are_said_with_the_advice_of_then_and_now(regels: Regels, advies: dict[str, Any]) -> None:
    link = to_fragment(
        {**advies, "editie": {"versie": "2020.1", "hash": "oud"}, "code": "pandverbod:P37M;altijd"}
    )
    shared = from_fragment(regels, link)

    assert shared is not None
    notice = render_verschil(regels, shared, advies)
    assert "versie 2020.1" in notice
    assert "Toen was het advies: Pandverbod (37 maanden); Altijd aangifte." in notice
    assert "Nu: Pandverbod (6 tot 12 maanden); Altijd aangifte." in notice


def test_other_rules_with_the_same_advice_say_so(regels: Regels, advies: dict[str, Any]) -> None:
    shared = from_fragment(regels, to_fragment({**advies, "editie": {"versie": "2020.1", "hash": "oud"}}))
    assert shared is not None
    assert "Het advies is nog hetzelfde." in render_verschil(regels, shared, advies)


def test_what_a_link_says_is_never_html(regels: Regels, advies: dict[str, Any]) -> None:
    shared = from_fragment(regels, "sanctie?norm=%3Cb%3E&%3Ci%3E=x&versie=%3Cu%3E&regels=r&code=%3Cscript%3E")
    assert shared is not None
    notice = render_verschil(regels, shared, advies)
    assert not {tag for tag in ("<b>", "<i>", "<u>", "<script>") if tag in notice}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pandverbod:P3M;doen", "Pandverbod (3 maanden); Doe aangifte"),
        ("pandverbod:open;altijd", "Pandverbod (duur nog te bepalen); Altijd aangifte"),
        ("pandverbod:P1D-;altijd", "Pandverbod (ten minste 1 dag); Altijd aangifte"),
        ("pandverbod:-P5Y;altijd", "Pandverbod (ten hoogste 5 jaar); Altijd aangifte"),
        ("pandverbod:tot.getekende-verklaring;doen", "Pandverbod (tot getekende verklaring); Doe aangifte"),
        ("pandverbod:onbepaald;doen", "Pandverbod (onbepaalde tijd); Doe aangifte"),
        (
            "pandverbod:open.richtgetal.P3M;altijd",
            "Pandverbod (duur nog te bepalen, richtgetal 3 maanden); Altijd aangifte",
        ),
        ("pandverbod:open.langer.P1M;doen", "Pandverbod (langer dan 1 maand); Doe aangifte"),
        ("pandverbod:P12M:schade-verhalen;doen", "Pandverbod (12 maanden) (schade verhalen); Doe aangifte"),
        ("rode-kaart:Jan moet weg;doen", "onbekend (onbekend); Doe aangifte"),
        ("geen-sanctie;geen", "Geen sanctie, wel aandacht; Geen aangifte"),
    ],
)
def test_a_code_is_put_in_words_and_brings_no_words_of_its_own(regels: Regels, code: str, words: str) -> None:
    assert word_code(regels, "sanctie", code) == words
