"""Deadlines against a real calendar: months, summer time, weekends and holidays."""

from typing import Any

import pytest

from handbook.duren import parse_duur
from handbook.feestdagen import feestdagen
from widgets.rules import Regels, advise
from widgets.rules.looptijd import HERZIENING_BRONNEN, HERZIENING_KEUZES
from widgets.rules.termijnen import termijnen

Json = dict[str, Any]

KAART = {
    "meteen": "METEEN",
    "binnen": "BINNEN {termijn}",
    "uiterlijk": "UITERLIJK {dag}",
    "op_zijn_vroegst": "VROEGST {dag}",
    "weer_welkom": "VRIJ VANAF {maatregel}",
    "herziening": "HERZIE {maatregel}",
    "zonder_ingang": "GEEN INGANG",
    "zonder_duur": "GEEN DUUR",
    "loopt": "LOOPT {duur}",
    "nieuw_besluit": "BESLIS OPNIEUW {maatregel}",
    "telt_mee": "TELT NIET MEER {maatregel}",
    "vrije_dag": "VRIJ ({reden}), WERKDAG {werkdag}",
    "jaar_onbekend": "ONBEKEND JAAR",
}
REGELS = Regels(
    editie={},
    decisions={},
    woorden={"maatregelen": {"pandverbod": {"label": "pandverbod"}, "telefoonverbod": {"label": "bellen"}}},
    kaart=KAART,
    feestdagen={"van": 2025, "tot": 2036, "dagen": feestdagen(2025, 12)},
)


def _stap(name: str, duur: str) -> Json:
    return {
        "id": name,
        "tekst": f"Doe {name}.",
        "wie": "leidinggevende",
        "binnen": parse_duur(duur).to_json(),
        "binnen_tekst": duur,
        "bronnen": ["H-171"],
        "keuzes": ["AMB-18"],
    }


def _maatregel(duur: str, soort: str = "pandverbod", tekst: str = "x") -> Json:
    return {
        "soort": soort,
        "duur": parse_duur(duur).to_json(),
        "duur_tekst": tekst,
        "beslisser": ["leidinggevende", "managementteam"],
        "bronnen": ["H-156"],
    }


def _advies(*steps: Json, maatregelen: tuple[Json, ...] = ()) -> Json:
    return {"termijnen": list(steps), "maatregelen": list(maatregelen)}


def _one_step(duur: str, moment: str) -> Json:
    (termijn,) = termijnen(REGELS, {"sanctie": _advies(_stap("stap", duur))}, {"moment": moment})
    return termijn


def _ban(length: str, **velden: str) -> dict[str, Json]:
    advies = _advies(maatregelen=(_maatregel(length),))
    return {item["soort"]: item for item in termijnen(REGELS, {"sanctie": advies}, velden)}


@pytest.mark.parametrize(
    ("moment", "duur", "expected"),
    [
        ("2026-11-18T09:05", "24 uur", "2026-11-19T09:05"),
        ("2026-12-31T23:30", "24 uur", "2027-01-01T23:30"),  # the end of the year
        ("2028-02-28T10:00", "24 uur", "2028-02-29T10:00"),
        ("2026-02-27T10:00", "48 uur", "2026-03-01T10:00"),
        ("2026-03-28T14:30", "24 uur", "2026-03-29T14:30"),  # the clock goes forward
        ("2026-03-28T02:30", "24 uur", "2026-03-29T02:30"),  # an hour that the clock jumps over
        ("2026-10-24T14:30", "48 uur", "2026-10-26T14:30"),  # the clock goes back
        ("2026-11-20T14:30", "2 weken", "2026-12-04"),
        ("2026-01-31T14:30", "1 maand", "2026-02-28"),
    ],
)
def test_a_step_is_counted_from_the_incident_on_the_wall_clock(moment: str, duur: str, expected: str) -> None:
    termijn = _one_step(duur, moment)
    assert termijn["vroegste"] == termijn["uiterste"] == termijn["datum"] == expected
    assert termijn["exact"] is True


@pytest.mark.parametrize(
    ("moment", "reden", "werkdag"),
    [
        ("2026-11-20T16:30", "zaterdag", "2026-11-23"),  # a Friday afternoon
        ("2026-11-21T16:30", "zondag", "2026-11-23"),
        ("2026-12-24T12:00", "eerste kerstdag", "2026-12-28"),
        ("2026-12-25T12:00", "tweede kerstdag", "2026-12-28"),
        ("2026-04-02T12:00", "goede vrijdag", "2026-04-07"),  # until after Easter Monday
        ("2026-05-13T12:00", "hemelvaartsdag", "2026-05-15"),
        ("2026-05-24T12:00", "tweede pinksterdag", "2026-05-26"),
        ("2026-04-26T12:00", "koningsdag", "2026-04-28"),
        ("2031-04-25T12:00", "koningsdag", "2031-04-28"),  # on the Saturday
        ("2026-12-31T12:00", "nieuwjaarsdag", "2027-01-04"),
    ],
)
def test_a_day_off_is_named_with_the_next_working_day_and_never_skipped(
    moment: str, reden: str, werkdag: str
) -> None:
    termijn = _one_step("24 uur", moment)
    (note,) = (line for line in termijn["wanneer"] if line.startswith("VRIJ"))

    assert termijn["datum"].endswith(moment[10:])
    assert termijn["werkdag"] == werkdag
    assert f"({reden})" in note.lower()


def test_a_working_day_has_no_note() -> None:
    termijn = _one_step("24 uur", "2026-11-18T09:05")
    assert termijn["werkdag"] is None
    assert termijn["wanneer"] == ["BINNEN 24 uur", "UITERLIJK donderdag 19 november 2026 om 09.05 uur"]


@pytest.mark.parametrize("moment", ["2036-12-31T12:00", "2024-05-06T12:00"])
def test_a_year_without_known_holidays_says_so(moment: str) -> None:
    assert _one_step("24 uur", moment)["wanneer"][-1] == "ONBEKEND JAAR"


def test_a_range_of_a_step_has_an_earliest_and_a_latest_day() -> None:
    termijn = _one_step("6 tot 8 weken", "2026-11-20T14:30")
    assert (termijn["vroegste"], termijn["uiterste"]) == ("2027-01-01", "2027-01-15")
    assert termijn["exact"] is False
    assert [line.split()[0] for line in termijn["wanneer"]] == ["BINNEN", "VROEGST", "UITERLIJK"]


@pytest.mark.parametrize(("duur", "words"), [("24 uur", "BINNEN 24 uur"), ("meteen", "METEEN")])
def test_without_a_moment_a_step_has_words_and_no_date(duur: str, words: str) -> None:
    termijn = _one_step(duur, "")
    assert termijn["wanneer"] == [words]
    assert termijn["datum"] is None


def test_what_must_be_done_at_once_gets_no_date() -> None:
    termijn = _one_step("meteen", "2026-11-20T14:30")
    assert (termijn["datum"], termijn["wanneer"]) == (None, ["METEEN"])


def test_a_step_of_two_advices_stands_there_once_and_the_soonest_comes_first() -> None:
    one = _advies(_stap("laat", "2 weken"), _stap("snel", "24 uur"), _stap("ooit", "open"))
    other = _advies(_stap("snel", "24 uur"), _stap("nu", "meteen"), _stap("dan", "48 uur"))
    found = termijnen(REGELS, {"sanctie": one, "nazorg": other}, {})
    assert [item["id"] for item in found] == ["nu", "snel", "dan", "laat", "ooit"]


@pytest.mark.parametrize(
    ("ingang", "duur", "free"),
    [
        ("2026-01-31", "1 maand", "2026-02-28"),
        ("2028-01-31", "1 maand", "2028-02-29"),
        ("2028-02-29", "12 maanden", "2029-02-28"),
        ("2026-12-15", "1 maand", "2027-01-15"),
        ("2026-03-01", "1 maand", "2026-04-01"),
        ("2026-08-31", "3 maanden", "2026-11-30"),
    ],
)
def test_a_ban_ends_on_the_same_day_of_the_month_or_on_its_last(ingang: str, duur: str, free: str) -> None:
    einde = _ban(duur, ingang=ingang)["einde"]
    assert (einde["vroegste"], einde["uiterste"], einde["exact"]) == (free, free, True)


def test_a_range_gives_two_ends_until_the_decider_chose() -> None:
    einde = _ban("6 tot 12 maanden", ingang="2026-08-31")["einde"]
    assert (einde["vroegste"], einde["uiterste"], einde["exact"]) == ("2027-02-28", "2027-08-31", False)
    assert einde["wanneer"][0] == "GEEN DUUR"

    chosen = _ban("6 tot 12 maanden", ingang="2026-08-31", duur="P8M")["einde"]
    assert (chosen["datum"], chosen["exact"]) == ("2027-04-30", True)
    assert "GEEN DUUR" not in chosen["wanneer"]


def test_the_rest_of_the_year_ends_with_it() -> None:
    einde = _ban("rest van het jaar", ingang="2026-12-14")["einde"]
    assert (einde["datum"], einde["exact"]) == ("2027-01-01", True)


def test_a_measure_says_itself_when_to_look_again_and_that_its_end_needs_a_decision() -> None:
    item = {**_maatregel("onbepaalde tijd"), "verloop": {"herzien": "P6M", "einde": "nieuw-besluit"}}
    advies = _advies(maatregelen=(item,))
    herziening, einde = termijnen(REGELS, {"sanctie": advies}, {"ingang": "2026-03-01"})
    assert (herziening["datum"], herziening["bronnen"]) == ("2026-09-01", ["H-156"])
    assert (einde["tekst"], einde["datum"]) == ("BESLIS OPNIEUW pandverbod", None)


def test_a_warning_counts_until_a_day() -> None:
    item = {**_maatregel("open", "telefoonverbod", tekst=""), "geldig": "P1Y"}
    (geldig,) = termijnen(REGELS, {"x": _advies(maatregelen=(item,))}, {"ingang": "2026-03-01"})
    assert (geldig["soort"], geldig["datum"]) == ("geldig", "2027-03-01")
    assert geldig["tekst"] == "TELT NIET MEER bellen"


def test_working_days_pass_over_weekends_and_holidays() -> None:
    termijn = _one_step("5 werkdagen", "2026-12-24T15:00")
    assert termijn["datum"] == "2027-01-04"


def test_the_chosen_duration_is_that_of_the_first_measure_only() -> None:
    advies = _advies(maatregelen=(_maatregel("6 tot 12 maanden"), _maatregel("1 maand", "telefoonverbod")))
    found = termijnen(REGELS, {"sanctie": advies}, {"ingang": "2026-03-01", "duur": "P8M"})
    ends = {item["id"]: item["datum"] for item in found if item["soort"] == "einde"}
    assert ends == {"einde-pandverbod": "2026-11-01", "einde-telefoonverbod": "2026-04-01"}


def test_a_measure_without_a_duration_has_no_deadline() -> None:
    advies = _advies(maatregelen=(_maatregel("open", "schriftelijke-waarschuwing", tekst=""),))
    assert termijnen(REGELS, {"sanctie": advies}, {"ingang": "2026-03-01"}) == []


@pytest.mark.parametrize(
    ("duur", "velden", "words"),
    [
        ("open", {"ingang": "2026-03-01"}, "GEEN DUUR"),
        ("onbepaalde tijd", {"ingang": "2026-03-01"}, "LOOPT onbepaalde tijd"),
        ("tot een-gesprek", {"ingang": "2026-03-01"}, "LOOPT tot een gesprek"),
        ("open", {}, "GEEN DUUR"),
        ("3 maanden", {}, "GEEN INGANG"),
    ],
)
def test_without_an_end_it_says_what_is_missing(duur: str, velden: dict[str, str], words: str) -> None:
    found = _ban(duur, **velden)
    for soort in ("einde", "herziening"):
        assert (found[soort]["datum"], found[soort]["wanneer"]) == (None, [words])


@pytest.mark.parametrize(
    ("duur", "half"),
    [
        ("1 maand", "2026-03-16"),
        ("12 maanden", "2026-08-30"),
        ("6 tot 12 maanden", "2026-06-01"),  # of the shortest
        ("1 dag", "2026-03-01"),
    ],
)
def test_a_measure_is_looked_at_again_halfway_as_a_choice_of_the_edition(duur: str, half: str) -> None:
    herziening = _ban(duur, ingang="2026-03-01")["herziening"]
    assert (herziening["datum"], herziening["exact"]) == (half, True)
    assert herziening["wie"] == "leidinggevende"
    assert herziening["keuzes"] == list(HERZIENING_KEUZES)


def test_the_edition_knows_the_source_and_the_choice_of_the_review(regels: Regels) -> None:
    assert set(HERZIENING_BRONNEN) <= regels.woorden["bronnen"].keys()
    assert set(HERZIENING_KEUZES) <= regels.woorden["keuzes"].keys()


@pytest.mark.parametrize(
    ("velden", "message"),
    [
        ({"moment": "gisteren"}, "moment 'gisteren' is not a local date and time"),
        ({"moment": "2026-11-20"}, "moment '2026-11-20' is not"),
        ({"moment": "2026-11-20T14:30Z"}, "moment '2026-11-20T14:30Z' is not"),
        ({"moment": "2026-02-30T14:30"}, "day"),
        ({"ingang": "1 december"}, "ingang '1 december' is not a date"),
        ({"ingang": "2026-13-01"}, "month"),
        ({"ingang": "2026-03-01", "duur": "8 maanden"}, "not an ISO 8601 period"),
        ({"ingang": "2026-03-01", "duur": "P0M"}, "a measure cannot last 'P0M'"),
        ({"moment": "9999-12-31T12:00"}, "after the year 9999"),
        ({"ingang": "2026-03-01", "duur": "P99999999D"}, "after the year 9999"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(velden: dict[str, str], message: str) -> None:
    advies = _advies(_stap("stap", "24 uur"), maatregelen=(_maatregel("3 maanden"),))
    with pytest.raises(ValueError, match=message):
        termijnen(REGELS, {"sanctie": advies}, velden)


def test_a_real_advice_on_a_friday_afternoon(regels: Regels) -> None:
    answers = {
        "norm": ("onacceptabel",),
        "gedraging": ("bedreiging-werknemer",),
        "herhaling": ("nee",),
        "slachtoffer": ("werknemer",),
    }
    velden = {"moment": "2026-11-20T16:30", "ingang": "2026-12-01"}
    found = termijnen(regels, {"sanctie": advise(regels, "sanctie", answers)}, velden)
    by_id = {item["id"]: item for item in found}

    assert by_id["opvang"]["datum"] == "2026-11-21T16:30"
    assert by_id["reactie"]["datum"] == "2026-11-22T16:30"
    assert by_id["reactie"]["werkdag"] == "2026-11-23"
    assert by_id["einde-pandverbod"]["datum"] == "2027-03-01"
    assert all("{" not in line for item in found for line in (item["tekst"], *item["wanneer"]))
