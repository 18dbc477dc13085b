"""The rules of a made-up pool, written as content only: what real schemes need, the code already expresses.

It adds zwembad/ to the small book: a qualifier, severity and channel beside the behaviour, a look-back on a
running card, measures with different remedies, every form of duration and modality, and parts of a building.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest

from handbook.book import load_book
from widgets.render import render_advies
from widgets.rules import Regels, advise, every_case

POOL = Path(__file__).parent / "zwembad"
BOOK = Path(__file__).parents[1] / "handbook" / "problems" / "boek"


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Regels:
    root = shutil.copytree(BOOK, tmp_path_factory.mktemp("pool") / "boek")
    for path in POOL.rglob("*.yml"):
        target = root / "content" / path.relative_to(POOL)
        known = target.read_text(encoding="utf-8") if target.exists() else ""
        target.write_text(known + path.read_text(encoding="utf-8"), encoding="utf-8")
    return load_book(root).regels


def _advise(pool: Regels, **answers: str) -> dict[str, Any]:
    advies: dict[str, Any] = advise(pool, "toegang", {name: (value,) for name, value in answers.items()})
    return advies


def test_a_qualifier_decides_whether_there_is_a_measure_at_all(pool: Regels) -> None:
    assert _advise(pool, gedrag="regels", hield_vol="nee")["uitkomst"] == "niets"
    assert _advise(pool, gedrag="regels", hield_vol="ja")["uitkomst"] == "kaart"


def test_a_running_card_makes_the_next_one_a_ban_for_a_part_of_the_building(pool: Regels) -> None:
    advies = _advise(pool, gedrag="regels", hield_vol="ja", kaart="loopt")
    (ban,) = advies["maatregelen"]

    assert (ban["duur"], ban["duur_tekst"]) == ({"max": "P1W"}, "ten hoogste 1 week")
    assert (ban["modaliteit"], ban["werkingsgebied"]) == ("mag", ["deel-van-gebouw"])
    assert "mogelijk: pandverbod" in render_advies(pool, advies).lower()


def test_severity_adds_a_measure_with_another_remedy_and_decider(pool: Regels) -> None:
    ban, cut = _advise(pool, gedrag="agressie", ernst="zwaar", kanaal="balie")["maatregelen"]

    assert (ban["duur"], ban["werkingsgebied"]) == ({"min": "P6M"}, ["terrein"])
    assert (ban["rechtsmiddel"], ban["beslisser"]) == ("klacht", ["leidinggevende"])
    assert (cut["rechtsmiddel"], cut["beslisser"]) == ("bezwaar", ["adviseur"])
    assert (cut["duur"], cut["modaliteit"]) == ("P1M", "automatisch")


def test_a_channel_leads_to_another_kind_of_measure_until_something_happens(pool: Regels) -> None:
    advies = _advise(pool, gedrag="agressie", ernst="licht", kanaal="online")
    (ban,) = advies["maatregelen"]

    assert (ban["soort"], ban["duur"]) == ("contactverbod", {"tot": "getekende-verklaring"})
    assert advies["titel"] == "Contactverbod tot getekende verklaring"


def test_a_ban_may_have_no_end_and_need_a_committee(pool: Regels) -> None:
    advies = _advise(pool, gedrag="wapen")
    (ban,) = advies["maatregelen"]

    assert (ban["duur"], ban["overleg"]) == ({"onbepaald": True}, ["adviseur"])
    assert [stap["id"] for stap in advies["stappen"]] == ["meld-aan-commissie"]


def test_forms_of_duration_have_codes_of_their_own(pool: Regels) -> None:
    codes = {advise(pool, "toegang", answers)["code"] for answers in _every_answer(pool)}
    assert codes == {
        "ter-beoordeling",
        "niets",
        "kaart:gele-kaart",
        "verbod:pandverbod:mag:-P1W",
        "verbod:pandverbod:P6M-",
        "verbod:pandverbod:P6M-:verlaging:automatisch:P1M",
        "verbod:contactverbod:tot.getekende-verklaring",
        "verbod:pandverbod:onbepaald",
    }


def test_every_combination_is_proven_rendered_and_explained(pool: Regels) -> None:
    count = 0
    for answers in _every_answer(pool):
        advies = advise(pool, "toegang", answers)
        assert advies["titel"] in render_advies(pool, advies)
        for item in advies["wat_als"]:
            again = advise(pool, "toegang", {**answers, item["vraag"]: (item["antwoord"],)})
            assert again["code"] == item["code"]
        count += 1
    assert count == sum(1 for _ in every_case(pool, "toegang")) == 1 + 9 + 27 + 3


def _every_answer(pool: Regels) -> list[dict[str, tuple[str, ...]]]:
    return [
        {
            vraag.id: tuple(findings.facts[vraag.id])
            for vraag in findings.decision.vragen
            if vraag.id in findings.facts
        }
        for findings in every_case(pool, "toegang")
    ]
