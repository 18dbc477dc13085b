"""Why, why not, and what would change it: each held against deciding again."""

import random
from typing import Any

import pytest

from widgets.rules import Regels, advise, every_case
from widgets.rules.answers import ask, to_answers
from widgets.rules.clauses import word_conditions
from widgets.rules.decide import decide
from widgets.rules.explain import code

SAMPLE = 300
Answers = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def sample(regels: Regels) -> list[Answers]:
    decision = regels.decisions["sanctie"]
    cases = [to_answers(decision, findings.facts) for findings in every_case(regels, "sanctie")]
    chosen = random.Random(20260123).sample(cases, SAMPLE)  # noqa: S311
    return [{name: tuple(values) for name, values in case.items()} for case in chosen]


def _with(regels: Regels, answers: Answers, vraag: str, optie: str) -> Answers:
    """Give the answers with one option chosen, or for a question with several options switched."""
    (question,) = (item for item in regels.decisions["sanctie"].vragen if item.id == vraag)
    if not question.meer:
        return {**answers, vraag: (optie,)}
    now = answers.get(vraag, ())
    return (
        {**answers, vraag: tuple(item for item in now if item != optie) or ()}
        if optie in now
        else {
            **answers,
            vraag: (*now, optie),
        }
    )


def _single_changes(regels: Regels, advies: dict[str, Any], answers: Answers) -> set[tuple[str, str]]:
    """Find by brute force every single other answer with which the advice gets another code."""
    found = set()
    decision = regels.decisions["sanctie"]
    asked = {*advies["open"], *advies["antwoorden"]}
    for vraag in decision.vragen:
        for optie in vraag.opties if vraag.id in asked else ():
            other = _with(regels, answers, vraag.id, optie.id)
            again = decide(decision, ask(decision, other))
            taken = optie.id in again.facts[vraag.id] or vraag.meer
            if other[vraag.id] and taken and code(again) != advies["code"]:
                found.add((vraag.id, optie.id))
    return found


def test_what_if_is_true_and_misses_no_single_change(regels: Regels, sample: list[Answers]) -> None:
    for answers in sample:
        advies = advise(regels, "sanctie", answers)
        said = {(item["vraag"], item["antwoord"]): item for item in advies["wat_als"]}

        assert said.keys() == _single_changes(regels, advies, answers), answers
        for (vraag, optie), item in said.items():
            again = advise(regels, "sanctie", _with(regels, answers, vraag, optie))
            assert (item["code"], item["uitkomst"]) == (again["code"], again["uitkomst"])
            assert item["weg"] == (optie in answers.get(vraag, ()))
            assert again["code"] != advies["code"]


def test_what_if_says_what_would_become_of_it(regels: Regels) -> None:
    advies = advise(regels, "sanctie", {"norm": ("onacceptabel",), "gedraging": ("verbaal",)})
    texts = {(item["vraag"], item["antwoord"]): item["tekst"] for item in advies["wat_als"]}

    assert texts["norm", "acceptabel"].startswith("Als het bij emotie of kritiek bleef: Geen sanctie")
    assert "Pandverbod van 1 maand" in texts["herhaling", "ja"]
    assert ("herhaling", "nee") not in texts
    assert "Doe aangifte" in texts["strafbaar", "ja"]


def test_why_not_names_the_same_behaviour_on_repeat_and_the_next_heavier(regels: Regels) -> None:
    answers: Answers = {
        "norm": ("onacceptabel",),
        "gedraging": ("bedreiging-werknemer",),
        "herhaling": ("nee",),
    }
    texts = [item["tekst"] for item in advise(regels, "sanctie", answers)["waarom_niet"]]

    again = "6 tot 12 maanden: dat geldt als dezelfde persoon hetzelfde eerder deed"
    assert any(again in text for text in texts)
    assert any(text.startswith("Pandverbod van langer dan 1 maand: dat geldt als") for text in texts)


def test_why_not_never_names_what_was_advised_or_a_condition_that_holds(
    regels: Regels, sample: list[Answers]
) -> None:
    clauses = {optie.id: optie.als for vraag in regels.decisions["sanctie"].vragen for optie in vraag.opties}
    for answers in sample:
        advies = advise(regels, "sanctie", answers)
        used = {item["regel"] for item in advies["omdat"]}
        for item in advies["waarom_niet"]:
            reason = item["tekst"].split(": dat geldt als ", 1)[1]
            assert item["bronnen"]
            if item["tabel"] == "sanctie":
                given = [clauses[value] for value in advies["antwoorden"].get("herhaling", ())]
                assert not any(clause in reason for clause in given), (answers, reason)
        assert used


def test_every_advice_says_why_with_sources(regels: Regels, sample: list[Answers]) -> None:
    for answers in sample:
        advies = advise(regels, "sanctie", answers)
        assert all(item["tekst"] and item["bronnen"] for item in advies["omdat"])
        assert {source for item in advies["omdat"] for source in item["bronnen"]} <= set(advies["bronnen"])
        assert len(advies["bronnen"]) == len(set(advies["bronnen"]))


def test_the_code_tells_other_durations_apart(regels: Regels) -> None:
    codes = {
        advise(
            regels, "sanctie", {"norm": ("onacceptabel",), "gedraging": (gedraging,), "herhaling": ("nee",)}
        )["code"]
        for gedraging in ("overlast", "bedreiging-organisatie", "bedreiging-werknemer", "geweld-werknemer")
    }
    assert codes == {"pandverbod:P1M;overleg", "pandverbod:P3M;altijd", "pandverbod:P12M;altijd"}


def test_the_code_tells_other_measures_and_guides_apart(regels: Regels) -> None:
    def code_of(*gedraging: str) -> str:
        answers = {"norm": ("onacceptabel",), "gedraging": gedraging, "herhaling": ("nee",)}
        return str(advise(regels, "sanctie", answers)["code"])

    assert code_of("geweld-werknemer", "eigendommen") == "pandverbod:P12M:schade-verhalen;altijd"
    assert code_of("bedreiging-ander") == "pandverbod:open.richtgetal.P3M;altijd"
    assert code_of("bedreiging-ander", "geweld-ander") == "pandverbod:open.richtgetal.P12M;altijd"


def test_why_not_of_a_combination_is_true_of_the_behaviour_alone(regels: Regels) -> None:
    behaviours = {
        optie.als: optie.id for vraag in regels.decisions["sanctie"].vragen for optie in vraag.opties
    }
    said = 0
    for gedraging in (("overlast", "geweld-werknemer"), ("verbaal", "bedreiging-werknemer", "eigendommen")):
        answers = {"norm": ("onacceptabel",), "gedraging": gedraging, "herhaling": ("ja",)}
        for line in advise(regels, "sanctie", answers)["waarom_niet"]:
            if line["tabel"] != "sanctie" or "alleen " not in line["tekst"]:
                continue
            clause = line["tekst"].split("alleen ")[1].rstrip(".")
            name = next(als for als in behaviours if clause.startswith(als))
            first = "eerste keer" in clause
            alone = {**answers, "gedraging": (behaviours[name],), "herhaling": ("nee" if first else "ja",)}
            assert advise(regels, "sanctie", alone)["titel"] == line["titel"]
            said += 1
    assert said >= 4


def test_the_other_behaviours_are_weighed_not_given_as_the_reason(regels: Regels) -> None:
    answers = {"norm": ("onacceptabel",), "gedraging": ("overlast", "geweld-werknemer"), "herhaling": ("ja",)}
    advies = advise(regels, "sanctie", answers)
    assert [item["regel"] for item in advies["omdat"]] == [
        "combinatie-herhaling",
        "geweld-werknemer",
        "aangifte-altijd",
    ]
    assert [item["regel"] for item in advies["meegewogen"]] == [
        "overlast-herhaling",
        "geweld-werknemer-herhaling",
    ]


def test_every_rule_can_be_read_and_no_two_read_alike(regels: Regels) -> None:
    decision = regels.decisions["sanctie"]
    for table in decision.tables:
        words = [word_conditions(regels, decision, rule.when) for rule in table.rules]
        assert all(words)
        assert table.policy == "alle" or len(set(words)) == len(words)
