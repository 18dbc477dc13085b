import pytest

from widgets.rules import Regels, RulesError, advise, every_case, shown
from widgets.rules.answers import every_path, to_answers

BEHAVIOURS = 9


def _questions(regels: Regels, **answers: str) -> list[str]:
    return list(shown(regels, "sanctie", {name: tuple(text.split()) for name, text in answers.items()}))


def test_the_questions_follow_from_the_answers(regels: Regels) -> None:
    assert _questions(regels) == ["norm", "gedraging"]
    assert _questions(regels, norm="acceptabel") == ["norm"]
    assert _questions(regels, gedraging="overlast") == ["norm", "gedraging", "herhaling", "strafbaar"]
    assert _questions(regels, gedraging="verbaal")[2:] == ["herhaling", "slachtoffer", "strafbaar"]
    assert _questions(regels, gedraging="geweld-ander")[2:] == ["herhaling"]


def test_an_option_that_makes_no_sense_is_not_shown(regels: Regels) -> None:
    free = shown(regels, "sanctie", {"gedraging": ("verbaal",)})["slachtoffer"]
    bound = shown(regels, "sanctie", {"gedraging": ("geweld-werknemer",)})["slachtoffer"]
    assert set(free) - set(bound) == {"bezoeker", "organisatie"}


def test_an_answer_to_a_question_that_is_not_asked_is_not_used(regels: Regels) -> None:
    answers = {"gedraging": ("geweld-ander",), "herhaling": ("nee",)}
    extra = {**answers, "slachtoffer": ("ambtsdrager",), "strafbaar": ("nee",)}
    assert advise(regels, "sanctie", extra) == advise(regels, "sanctie", answers)


def test_a_hidden_option_counts_as_not_answered(regels: Regels) -> None:
    answers = {"gedraging": ("bedreiging-werknemer",), "slachtoffer": ("organisatie",)}
    assert "slachtoffer" in advise(regels, "sanctie", answers)["open"]


def test_what_is_not_answered_is_open_and_onbekend_is_the_same(regels: Regels) -> None:
    bare = advise(regels, "sanctie", {"gedraging": ("overlast",)})
    said = {"gedraging": ("overlast",), "herhaling": ("onbekend",), "norm": ("onbekend",)}
    assert bare["open"] == ["norm", "herhaling", "strafbaar"]
    assert advise(regels, "sanctie", said) == bare


def test_the_order_of_the_answers_does_not_matter(regels: Regels) -> None:
    one = {"gedraging": ("verbaal", "eigendommen"), "herhaling": ("ja",)}
    other = {"herhaling": ("ja",), "gedraging": ("eigendommen", "verbaal")}
    assert advise(regels, "sanctie", one) == advise(regels, "sanctie", other)


@pytest.mark.parametrize(
    ("name", "answers", "named"),
    [
        ("sancties", {}, "sancties"),
        ("sanctie", {"gedragingen": ("verbaal",)}, "gedragingen"),
        ("sanctie", {"gedraging": ("schelden",)}, "schelden"),
        ("sanctie", {"herhaling": ("ja", "nee")}, "herhaling"),
    ],
)
def test_what_the_rules_do_not_know_is_named(
    regels: Regels, name: str, answers: dict[str, tuple[str, ...]], named: str
) -> None:
    with pytest.raises(RulesError, match=named):
        advise(regels, name, answers)


def test_every_path_is_one_set_of_answers_and_gives_that_set_back(regels: Regels) -> None:
    decision = regels.decisions["sanctie"]
    seen = set()
    sets = set()
    for facts in every_path(decision):
        answers = to_answers(decision, facts)
        key = tuple((name, tuple(answers.get(name, ()))) for name in facts if "." not in name)
        assert key not in seen
        seen.add(key)
        sets.add(frozenset(answers.get("gedraging", ())))
        assert "onbekend" not in {value for values in answers.values() for value in values}
    assert len(sets) == 2**BEHAVIOURS  # every set of behaviours, the empty one among them


def test_a_question_that_is_not_asked_is_not_multiplied(regels: Regels) -> None:
    emotion = [
        findings for findings in every_case(regels, "sanctie") if "acceptabel" in findings.facts["norm"]
    ]
    assert len(emotion) == 1
