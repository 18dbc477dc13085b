"""What an edition says, laid over what the small book says."""

from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.content import Content
from handbook.load import load_content
from handbook.organisatie.compleet import report
from tests.organisaties.helper import SMALL, write_layer

SANCTIE = "beslissingen/sanctie.yml"


def _content(tmp_path: Path, **files: str) -> Content:
    root = tmp_path / "boek"
    named = {f"{name}.yml": text for name, text in files.items()}
    if "sanctie" in files:
        named[SANCTIE] = named.pop("sanctie.yml")
    return load_content(root, write_layer(root, named))


def _options(content: Content) -> list[str]:
    return [optie.id for optie in content.beslissingen["sanctie"].vragen[0].options]


def test_a_field_replaces_and_the_rest_of_the_entry_stays(tmp_path: Path) -> None:
    content = _content(tmp_path, duren="reactie:\n  waarde: 24 uur\n")
    assert content.duren["reactie"].waarde == "24 uur"
    assert content.duren["reactie"].source == ("H-001",)
    assert content.duren["pandverbod-dreigen"].waarde == "3 maanden"


def test_a_changed_duration_reaches_the_sentences_of_the_base(tmp_path: Path) -> None:
    content = _content(tmp_path, bedragen="grens:\n  waarde: 7\n")
    assert "€\N{NO-BREAK SPACE}7" in content.rechtsmiddelen["klacht"].tekst


@pytest.mark.parametrize(
    ("mark", "order"),
    [
        ("", ["schelden", "dreigen", "slaan", "spugen"]),
        ("na: schelden, ", ["schelden", "spugen", "dreigen", "slaan"]),
        ("voor: schelden, ", ["spugen", "schelden", "dreigen", "slaan"]),
    ],
)
def test_a_new_item_comes_last_or_where_it_says(tmp_path: Path, mark: str, order: list[str]) -> None:
    option = f"{{id: spugen, {mark}label: Spugen, als: iemand spuugt, kenmerken: [geweld]}}"
    content = _content(tmp_path, sanctie=f"vragen:\n  - id: gedraging\n    options:\n      - {option}\n")
    assert _options(content) == order


def test_items_after_the_same_one_keep_their_order(tmp_path: Path) -> None:
    options = "".join(
        f"      - {{id: {name}, na: schelden, label: X, als: iemand iets doet}}\n" for name in ("een", "twee")
    )
    content = _content(tmp_path, sanctie=f"vragen:\n  - id: gedraging\n    options:\n{options}")
    assert _options(content) == ["schelden", "een", "twee", "dreigen", "slaan"]


def test_an_item_can_move(tmp_path: Path) -> None:
    options = "      - {id: slaan, voor: schelden}\n"
    content = _content(tmp_path, sanctie=f"vragen:\n  - id: gedraging\n    options:\n{options}")
    assert _options(content) == ["slaan", "schelden", "dreigen"]


def test_a_condition_is_replaced_as_a_whole(tmp_path: Path) -> None:
    rule = "      - id: aangifte-overleg\n        when: {herhaling: eerste}\n"
    content = _content(
        tmp_path,
        sanctie=f"tabellen:\n  - id: stappen\n    rules:\n{rule}".replace("aangifte-overleg", "bij-geweld"),
    )
    rules = {rule.id: rule for rule in content.beslissingen["sanctie"].tabellen[2].rules}
    assert list(rules["bij-geweld"].when) == ["herhaling"]
    assert rules["bij-geweld"].then.toon == ("bel-politie",)


def test_a_field_can_be_removed(tmp_path: Path) -> None:
    content = _content(tmp_path, maatregelen="pandverbod:\n  rechtsmiddel: {weg: true}\n")
    assert content.maatregelen["pandverbod"].rechtsmiddel == ()


def test_again_replaces_an_entry_as_a_whole(tmp_path: Path) -> None:
    text = "brief:\n  opnieuw: true\n  label: brief van Zeedorp\n  toelichting: Een brief.\n"
    content = _content(tmp_path, maatregelen=text)
    assert content.maatregelen["brief"].rechtsmiddel == ()


def test_a_file_of_its_own_is_an_entry_of_its_own(tmp_path: Path) -> None:
    root = tmp_path / "boek"
    text = (SMALL / "content" / SANCTIE).read_text(encoding="utf-8")
    layer = write_layer(root, {"beslissingen/toegang.yml": text.replace("Welke sanctie", "Welke toegang")})
    assert load_content(root, layer).beslissingen["toegang"].titel == "Welke toegang past?"


def test_what_another_decision_takes_over_stays_there_when_it_is_removed(tmp_path: Path) -> None:
    root = tmp_path / "boek"
    own = "titel: Welke toegang past?\nvragen:\n  - {id: herhaling, zoals: sanctie}\ntabellen: []\n"
    text = (SMALL / "content" / SANCTIE).read_text(encoding="utf-8").partition("tabellen:")[2]
    files = {
        SANCTIE: "vragen:\n  - {id: herhaling, weg: true}\n",
        "beslissingen/toegang.yml": own.replace("tabellen: []\n", f"tabellen:{text}"),
    }
    beslissingen = load_content(root, write_layer(root, files)).beslissingen
    assert "herhaling" not in [vraag.id for vraag in beslissingen["sanctie"].vragen]
    assert [optie.id for optie in beslissingen["toegang"].vragen[0].options] == ["eerste", "eerder"]


def test_every_fact_says_where_it_comes_from(tmp_path: Path) -> None:
    content = _content(
        tmp_path,
        duren="reactie:\n  waarde: 24 uur\nlang:\n  waarde: 2 jaar\n  source: [H-001]\n",
        sanctie="tabellen:\n  - id: sanctie\n    rules:\n      - {id: schelden, because: Zo is het hier.}\n",
    )
    assert content.herkomst("duren", "reactie") == "aangepast"
    assert content.herkomst("duren", "reactie", "source") == "landelijk"
    assert content.herkomst("duren", "lang") == content.herkomst("duren", "lang", "waarde") == "lokaal"
    rules = "beslissingen", "sanctie", "tabellen", "sanctie", "rules"
    assert content.herkomst(*rules, "schelden") == "aangepast"
    assert content.herkomst(*rules, "dreigen") == "landelijk"
    assert content.herkomst("editie", "", "id") == "aangepast"
    assert load_content(tmp_path / "boek").herkomst("duren", "reactie") == "landelijk"


def test_a_place_of_the_base_stays_a_place_of_the_base(tmp_path: Path) -> None:
    content = _content(tmp_path, duren="reactie:\n  waarde: 24 uur\n")
    places = [content.problem("duren", "reactie", (field,), "").path for field in ("waarde", "source")]
    assert places == ["organisaties/proef/duren.yml", "content/duren.yml"]


def test_an_edition_elsewhere_has_a_path_to_open(tmp_path: Path) -> None:
    write_layer(tmp_path / "boek", {"duren.yml": "reactie:\n  waarde: 24 uur\n"})
    layer = (tmp_path / "boek" / "organisaties" / "proef").rename(tmp_path / "elders")
    content = load_content(tmp_path / "boek", layer)
    assert content.problem("duren", "reactie", (), "").path == (layer / "duren.yml").as_posix()


def test_an_answer_can_go_and_what_asked_for_it_is_listed_not_broken(tmp_path: Path) -> None:
    files = {SANCTIE: "vragen:\n  - id: gedraging\n    options:\n      - {id: schelden, weg: true}\n"}
    root = tmp_path / "boek"
    edition = load_book(root, write_layer(root, files))
    assert edition.proof.idle == ("sanctie.schelden", "sanctie.waarschuwing")
    assert edition.content.laag
    assert edition.content.laag.weggelaten == {"scheldpartij"}
    assert not edition.content.casussen
    rules = edition.compiled["beslissingen"]["sanctie"]["tabellen"][0]["rules"]
    assert "schelden" not in [rule["id"] for rule in rules]
    lines = list(report(edition))
    (place,) = (n for n, line in enumerate(lines) if "antwoord dat hier niet bestaat: 2" in line)
    assert lines[place + 1].startswith("content/beslissingen/sanctie.yml:20:")
    assert "'schelden'" in lines[place + 1]


def test_a_case_on_a_changed_decision_shows_what_the_edition_says(tmp_path: Path) -> None:
    rule = "{id: schelden, then: {uitkomst: ter-beoordeling, maatregelen: []}}"
    files = {SANCTIE: f"tabellen:\n  - id: sanctie\n    rules:\n      - {rule}\n"}
    root = tmp_path / "boek"
    edition = load_book(root, write_layer(root, files))
    assert edition.adviezen["scheldpartij"]["uitkomst"] == "ter-beoordeling"


def test_what_is_undecided_is_there_only_where_it_is_used(book: Book) -> None:
    undecided = [
        kind
        for kind in ("duren", "rollen", "voorwaarden")
        if "nog-in-te-vullen" in getattr(book.content, kind)
    ]
    assert undecided == []
    assert "nog-in-te-vullen" not in str(book.compiled)


def test_the_national_book_has_no_trace_of_an_edition(book: Book) -> None:
    assert book.layer is None
    assert "herkomst" not in str(book.compiled)


def test_an_edition_can_be_made_anywhere_without_touching_code(tmp_path: Path) -> None:
    root = tmp_path / "boek"
    layer = write_layer(root, {"duren.yml": "pandverbod-dreigen:\n  waarde: nog in te vullen\n"})
    edition = load_book(root, layer)
    rules = {rule["id"]: rule for rule in edition.compiled["beslissingen"]["sanctie"]["tabellen"][0]["rules"]}
    (measure,) = rules["dreigen"]["then"]["maatregelen"]
    assert (measure["duur"], measure["herkomst_duur"], rules["dreigen"]["herkomst"]) == (
        None,
        "lokaal",
        "landelijk",
    )
    assert edition.base
    assert edition.base.compiled == load_book(root).compiled
