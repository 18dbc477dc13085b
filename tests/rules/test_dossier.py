"""One incident, two made-up decisions: answers carry over, questions are asked once, tables agree."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.book import load_book
from widgets.rules import Regels, advise, advise_dossier, carry, dossier_shown
from widgets.rules.dossier import questions

BOOK = Path(__file__).parents[1] / "handbook" / "problems" / "boek"
HERSTEL = """
titel: Wat herstellen we?
vragen:
  - {id: gedraging, zoals: sanctie}
  - id: zwaar
    label: Was het zwaar?
    source: [H-001]
    options:
      - {id: ja, label: Ja, als: het zwaar was, overnemen: {gedraging: geweld}}
      - {id: nee, label: Nee, als: het niet zwaar was}
  - id: spullen
    label: Wat is er kapot?
    meer: true
    when: {zwaar: ja}
    source: [H-001]
    options:
      - {id: deur, label: Een deur, als: er een deur kapot is, overnemen: {gedraging: [dreigen, slaan]}}
      - {id: bril, label: Een bril, als: er een bril kapot is}
tabellen:
  - {id: aangifte, zoals: sanctie}
  - id: herstel
    titel: Herstel
    policy: een
    uitkomsten:
      - {id: niets, label: Niets te herstellen, stil: true}
      - {id: herstellen, label: Herstel wat kapot is}
    rules:
      - id: heel
        when: {zwaar: [nee, onbekend]}
        then: {uitkomst: niets}
        because: Het is heel.
        source: [H-001]
      - {id: kapot, when: {zwaar: ja}, then: {uitkomst: herstellen}, because: Het is kapot., source: [H-001]}
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Regels:
    root = shutil.copytree(BOOK, tmp_path_factory.mktemp("two") / "boek")
    (root / "content" / "beslissingen" / "herstel.yml").write_text(HERSTEL, encoding="utf-8")
    dossiers = root / "content" / "dossiers.yml"
    text = dossiers.read_text(encoding="utf-8")
    dossiers.write_text(text.replace("[sanctie]", "[sanctie, herstel]"), encoding="utf-8")
    return load_book(root).regels


def test_an_answer_to_the_same_question_carries_over_and_another_one_is_taken_over(two: Regels) -> None:
    assert carry(two, "herstel", {"gedraging": ("slaan",), "herhaling": ("eerder",)}) == {
        "gedraging": ("slaan",),
        "zwaar": ("ja",),
        "spullen": ("deur",),
    }
    assert carry(two, "herstel", {"gedraging": ("schelden",)}) == {"gedraging": ("schelden",)}


def test_an_own_answer_wins_and_stands_beside_what_is_taken_over(two: Regels) -> None:
    own = {"gedraging": ("slaan",), "zwaar": ("nee",), "spullen": ("bril",)}
    assert carry(two, "herstel", own) == {**own, "spullen": ("deur", "bril")}


def test_a_question_is_asked_once_and_not_when_another_answer_settles_it(two: Regels) -> None:
    assert list(questions(two, "dossier")) == ["gedraging", "herhaling", "zwaar", "spullen"]
    assert list(dossier_shown(two, "dossier", {})) == ["gedraging", "zwaar"]
    assert list(dossier_shown(two, "dossier", {"gedraging": ("slaan",)})) == ["gedraging", "spullen"]
    assert "zwaar" in dossier_shown(two, "dossier", {"gedraging": ("slaan",), "zwaar": ("nee",)})


def test_every_decision_advises_and_shared_tables_agree(two: Regels) -> None:
    for gedraging in ("schelden", "dreigen", "slaan"):
        dossier = advise_dossier(two, "dossier", {"gedraging": (gedraging,)})
        sanctie, herstel = dossier["adviezen"].values()
        assert herstel["uitkomst"] == sanctie["aangifte"]["uitkomst"]
        assert set(dossier["open"]) == {*sanctie["open"], *herstel["open"]}
    assert dossier["antwoorden"] == {"gedraging": ["slaan"]}
    assert herstel["antwoorden"]["zwaar"] == ["ja"]


def test_what_does_not_apply_is_not_worded(two: Regels) -> None:
    quiet, loud = (advise(two, "herstel", {"zwaar": (answer,)}) for answer in ("nee", "ja"))

    assert (quiet["herstel"]["stil"], loud["herstel"]["stil"]) == (True, False)
    assert "Het is heel." not in {item["tekst"] for item in quiet["omdat"]}
    assert not [item for item in loud["waarom_niet"] if item["tabel"] == "herstel"]


def test_what_was_advised_before_is_no_part_of_the_next_advice(two: Regels) -> None:
    slap = {"gedraging": ("slaan",), "herhaling": ("eerder",)}
    steps = (slap, {**slap, "zwaar": ("ja",)}, {**slap, "zwaar": ("nee",)}, {"zwaar": ("nee",)}, slap)
    for answers in steps:
        alone = {
            name: advise(two, name, carry(two, name, answers))
            for name in two.dossiers["dossier"].beslissingen
        }
        assert advise_dossier(two, "dossier", answers)["adviezen"] == alone


def test_rules_with_other_words_do_not_repeat_the_advice_of_the_first(two: Regels) -> None:
    answers = {"zwaar": ("ja",)}
    advise_dossier(two, "dossier", answers)
    other = replace(two, editie={**two.editie, "versie": "een andere"})
    found = advise_dossier(other, "dossier", answers)["adviezen"]["herstel"]
    assert found["editie"]["versie"] == "een andere"
