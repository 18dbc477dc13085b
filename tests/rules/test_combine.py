"""Several behaviours at once: the highest, never the sum; on repeat the double, never less than usual."""

import itertools
from typing import Any

import pytest

from widgets.rules import Regels, advise

BAN = "pandverbod"


def _advise(regels: Regels, behaviours: str, herhaling: str = "nee", **answers: str) -> dict[str, Any]:
    given = {"norm": ("onacceptabel",), "gedraging": tuple(behaviours.split()), "herhaling": (herhaling,)}
    extra = {name: (value,) for name, value in answers.items()}
    advies: dict[str, Any] = advise(regels, "sanctie", {**given, **extra})
    return advies


def _ban(advies: dict[str, Any]) -> dict[str, Any]:
    (ban,) = (item for item in advies["maatregelen"] if item["soort"] == BAN)
    return dict(ban)


def _kinds(advies: dict[str, Any]) -> set[str]:
    return {item["soort"] for item in advies["maatregelen"]}


@pytest.mark.parametrize(
    ("behaviours", "duur"),
    [
        ("verbaal overlast", "P1M"),
        ("bedreiging-werknemer overlast bedreiging-organisatie", "P3M"),
        ("bedreiging-werknemer geweld-werknemer", "P12M"),
        ("verbaal bedreiging-werknemer eigendommen", {"min": "P6M", "max": "P12M"}),
        ("eigendommen geweld-werknemer", "P12M"),
    ],
)
def test_the_first_time_the_highest_holds_and_nothing_is_added_up(
    regels: Regels, behaviours: str, duur: object
) -> None:
    assert _ban(_advise(regels, behaviours))["duur"] == duur


@pytest.mark.parametrize(
    ("behaviours", "duur"),
    [
        ("bedreiging-werknemer geweld-werknemer", "P24M"),  # 12 twice
        ("verbaal eigendommen", {"min": "P12M", "max": "P24M"}),  # 6 to 12 twice
        ("verbaal bedreiging-werknemer", {"min": "P6M", "max": "P12M"}),  # 3 twice is less than usual
        ("verbaal overlast", "P2M"),  # 1 twice
        ("verbaal telefonisch", "P1M"),  # a warning has no double
    ],
)
def test_on_repeat_the_highest_first_sanction_doubles_unless_the_usual_one_is_heavier(
    regels: Regels, behaviours: str, duur: object
) -> None:
    assert _ban(_advise(regels, behaviours, "ja"))["duur"] == duur


def test_a_combination_on_repeat_is_never_lighter_than_one_of_its_parts(regels: Regels) -> None:
    (table,) = (table for table in regels.decisions["sanctie"].tables if table.id == "sanctie")
    options = [optie.id for vraag in regels.decisions["sanctie"].vragen[1:2] for optie in vraag.opties]
    repeat = {
        option: table.only({"gedraging": frozenset((option,)), "herhaling": frozenset(("ja",))})
        for option in options
    }
    for pair in itertools.combinations(options, 2):
        usual = max((repeat[option] for option in pair), key=table.rank)
        ban = _ban(_advise(regels, " ".join(pair), "ja"))
        shown = ban["duur"] or ban.get("richtgetal") or ban.get("langer_dan")
        longest = shown["max"] if isinstance(shown, dict) else shown
        assert int(str(longest).strip("PM")) * 730.5 >= table.rank(usual)[1][0], pair


def test_an_open_duration_is_compared_by_the_figure_that_guides_it_and_stays_open(regels: Regels) -> None:
    first = _ban(_advise(regels, "geweld-ander bedreiging-werknemer"))
    assert (first["duur"], first["richtgetal"]) == (None, "P12M")

    repeat = _ban(_advise(regels, "geweld-ander bedreiging-werknemer", "ja"))
    assert (repeat["duur"], repeat["richtgetal"]) == (None, "P24M")

    assert _ban(_advise(regels, "bedreiging-ander geweld-werknemer"))["duur"] == "P12M"


def test_of_two_equal_sanctions_the_one_with_the_highest_decider_holds(regels: Regels) -> None:
    advies = _advise(regels, "bedreiging-organisatie overlast")
    assert _ban(advies)["beslisser"] == ["leidinggevende"]
    assert advies == _advise(regels, "overlast bedreiging-organisatie")


def test_damage_is_recovered_beside_a_heavier_sanction(regels: Regels) -> None:
    for herhaling in ("nee", "ja"):
        assert "schade-verhalen" in _kinds(_advise(regels, "geweld-werknemer eigendommen", herhaling))
        assert "schade-verhalen" not in _kinds(_advise(regels, "geweld-werknemer verbaal", herhaling))


def test_always_aangifte_stays_when_another_behaviour_is_heavier(regels: Regels) -> None:
    for herhaling in ("nee", "ja", "anders"):
        advies = _advise(regels, "bedreiging-werknemer eigendommen", herhaling, strafbaar="nee")
        assert advies["aangifte"]["uitkomst"] == "altijd"


def test_the_police_hear_of_a_repeat_that_is_no_offence(regels: Regels) -> None:
    for behaviours in ("verbaal", "verbaal overlast", "verbaal eigendommen"):
        assert _advise(regels, behaviours, "ja", strafbaar="nee")["aangifte"]["uitkomst"] == "melding"
        first = _advise(regels, behaviours, strafbaar="nee")
        assert first["aangifte"]["uitkomst"] == "melding-overwegen"


def test_the_widest_place_of_the_behaviours_is_offered_not_imposed(regels: Regels) -> None:
    ban = _ban(_advise(regels, "eigendommen bedreiging-werknemer"))
    assert ban["werkingsgebied"] == ["locatie"]
    assert ban["eventueel"] == ["gehele-organisatie"]

    alone = _ban(_advise(regels, "eigendommen"))
    assert alone["eventueel"] == []
    assert _ban(_advise(regels, "geweld-werknemer verbaal"))["eventueel"] == []


def test_the_combination_gives_its_reason_and_its_choices(regels: Regels) -> None:
    first = _advise(regels, "verbaal overlast")["omdat"][0]
    repeat = _advise(regels, "verbaal overlast", "ja")["omdat"][0]

    assert (first["regel"], repeat["regel"]) == ("combinatie", "combinatie-herhaling")
    assert "H-169" in first["bronnen"]
    assert "AMB-05" in repeat["keuzes"]


def test_one_behaviour_is_no_combination(regels: Regels) -> None:
    assert [item["regel"] for item in _advise(regels, "overlast")["omdat"]] == [
        "overlast",
        "aangifte-twijfel",
    ]


def test_a_wider_place_brings_its_decider(regels: Regels) -> None:
    ban = _ban(_advise(regels, "bedreiging-werknemer eigendommen"))
    assert ban["eventueel"] == ["gehele-organisatie"]
    assert ban["beslisser"] == ["leidinggevende", "managementteam"]
