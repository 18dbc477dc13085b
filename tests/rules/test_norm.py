"""Fairness: emotion is no aggression, and no sanction goes without its checks."""

from widgets.rules import Regels, advise, core_advies, every_case

SANCTIONS = {"schriftelijke-waarschuwing", "ordegesprek", "telefoonverbod", "pandverbod"}
ALWAYS = {"gehoord", "evenredig", "vastgelegd", "concreet-en-recent"}
BAN = {"einddatum", "dienst-bereikbaar", "rechtsmiddel-genoemd"}


def test_emotion_or_criticism_leads_to_attention_and_nothing_else(regels: Regels) -> None:
    advies = advise(regels, "sanctie", {"norm": ("acceptabel",)})

    assert advies["uitkomst"] == "geen-sanctie"
    assert advies["maatregelen"] == []
    assert advies["aangifte"]["uitkomst"] == "geen"
    assert advies["controles"] == []
    assert "geef-aandacht" in {stap["id"] for stap in advies["stappen"]}
    assert advies["open"] == []


def test_emotion_stays_emotion_whatever_else_is_answered(regels: Regels) -> None:
    bare = advise(regels, "sanctie", {"norm": ("acceptabel",)})
    answers = {"norm": ("acceptabel",), "gedraging": ("geweld-werknemer",), "herhaling": ("ja",)}
    assert advise(regels, "sanctie", answers) == bare


def test_without_behaviour_there_is_no_sanction(regels: Regels) -> None:
    for norm in ((), ("onacceptabel",)):
        advies = advise(regels, "sanctie", {"norm": norm})
        assert (advies["uitkomst"], advies["maatregelen"]) == ("ter-beoordeling", [])


def test_every_sanction_lists_its_checks(regels: Regels) -> None:
    count = 0
    for findings in every_case(regels, "sanctie"):
        advies = core_advies(regels, findings)
        kinds = {maatregel["soort"] for maatregel in advies["maatregelen"]} & SANCTIONS
        checks = {controle["id"] for controle in advies["controles"]}
        needed = (ALWAYS if kinds else set()) | (BAN if kinds & {"telefoonverbod", "pandverbod"} else set())
        assert needed <= checks, (advies["antwoorden"], needed - checks)
        assert bool(checks) == bool(kinds), advies["antwoorden"]
        count += bool(kinds)
    assert count > 20_000


def test_every_ban_keeps_basic_services_and_names_a_remedy(regels: Regels) -> None:
    for findings in every_case(regels, "sanctie"):
        for maatregel in core_advies(regels, findings)["maatregelen"]:
            if maatregel["soort"] in SANCTIONS:
                assert maatregel["rechtsmiddel"], maatregel
            if maatregel["soort"] in {"telefoonverbod", "pandverbod"}:
                assert "basisdienstverlening" in maatregel["uitzonderingen"]
