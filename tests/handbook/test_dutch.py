import pytest

from handbook.dutch import forms, parts, plain, plurals, singulars, typos


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("vergunning", "vergunningen"),
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("bewijs", "bewijzen"),
        ("bedrijf", "bedrijven"),
        ("raad", "raden"),
        ("bezwaar", "bezwaren"),
        ("besluit", "besluiten"),
        ("klacht", "klachten"),
        ("mogelijkheid", "mogelijkheden"),
    ],
)
def test_one_and_more_lead_to_each_other(one: str, more: str) -> None:
    assert more in forms(one)
    assert one in forms(more) or more.startswith(one)


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("gesprek", {"gesprekken"}),
        ("pandverbod", {"pandverboden"}),
        ("raadslid", {"raadsleden"}),
        ("regel", {"regels"}),
        ("medewerker", {"medewerkers"}),
        ("reactie", {"reacties"}),
        ("aangifte", {"aangiften", "aangiftes"}),
        ("foto", {"foto's", "fotos"}),
        ("gebouw", {"gebouwen"}),
        ("overtreding", {"overtredingen"}),
        ("horen", set()),
    ],
)
def test_the_plural(one: str, more: set[str]) -> None:
    assert plurals(one) == more


@pytest.mark.parametrize("word", ["gesprekken", "medewerkers", "ideeën", "een", "en", "ja"])
def test_a_word_that_begins_with_its_singular_needs_no_other(word: str) -> None:
    assert singulars(word) == set()


def test_a_form_comes_without_accents_and_apostrophe_too() -> None:
    assert plain("coördinatoren") == "coordinatoren"
    assert {"coordinator", "coordinatoren"} <= forms("coördinator")
    assert {"collegas", "collega"} <= forms("collega's")
    assert "gesprek" not in forms("gesprek")


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("pandverbod", {"pand", "verbod"}),
        ("bezwaartermijn", {"bezwaar", "termijn"}),
        ("waarschuwingsbrief", {"waarschuwing", "brief"}),
        ("bedrijfsarts", set()),
        ("aangifte", set()),
    ],
)
def test_a_compound_falls_apart_in_words_that_the_site_knows(word: str, split: set[str]) -> None:
    assert parts(word, {"pand", "verbod", "bezwaar", "termijn", "waarschuwing", "brief", "arts"}) == split


def test_a_slip_is_one_letter_away_and_never_found_without_help() -> None:
    found = typos("pandverbod")
    assert {"pandverbot", "pandvebod", "pandverbdo", "panddverbod"} <= found
    assert not [slip for slip in found if slip.startswith("pandverbod") or "pandverbod".startswith(slip)]
    assert {"bedriegd", "bedrijgd"} <= typos("bedreigd")
    assert typos("norm") == set()
