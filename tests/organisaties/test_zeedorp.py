"""The edition of an invented town, over the real content: from the file to the advice and the page."""

import json
from pathlib import Path

import pytest

from handbook import commands
from handbook.book import Book, load_book
from handbook.organisatie.compleet import report
from handbook.organisatie.menu import edition_config
from handbook.pages import render_pages
from handbook.views import Views
from tests.organisaties.helper import EDITIONS, ROOT

ZEEDORP = EDITIONS / "zeedorp"
ASK = ["advise", "--organisatie", str(ZEEDORP), "sanctie"]


@pytest.fixture(scope="module")
def zeedorp(book: Book) -> Book:
    """The edition, checked and proven."""
    return load_book(ROOT, ZEEDORP, book)


def test_a_duration_of_the_town_is_in_the_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([*ASK, "gedraging=bedreiging-werknemer", "--json"]) == 0
    advies = json.loads(capsys.readouterr().out)
    assert advies["maatregelen"][0]["duur"] == "P2M"
    (reactie,) = (item for item in advies["termijnen"] if item["id"] == "reactie")
    assert (reactie["binnen"], reactie["binnen_tekst"]) == (None, "[nog in te vullen]")


def test_an_answer_of_the_town_gives_the_sanction_of_the_town(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([*ASK, "gedraging=filmen", "herhaling=ja", "--json"]) == 0
    (measure,) = json.loads(capsys.readouterr().out)["maatregelen"]
    assert (measure["soort"], measure["beslisser"]) == ("schriftelijke-waarschuwing", ["nog-in-te-vullen"])


def test_the_card_does_not_send_you_to_rules_that_go_before_its_own(zeedorp: Book) -> None:
    assert zeedorp.base
    assert "Gemeente Zeedorp" in zeedorp.regels.kaart["grens"]
    assert "eigen regeling" not in zeedorp.regels.kaart["grens"]
    assert "eigen regeling" in zeedorp.base.regels.kaart["grens"]


def test_the_report_says_what_is_left(zeedorp: Book) -> None:
    lines = list(report(zeedorp))
    assert any(line.endswith("contacten.adviseur: tel, uren, buiten") for line in lines)
    own = [line for line in lines if line.startswith("tests/organisaties/")]
    assert len(own) == 3
    assert any(line.endswith("duren.reactie-veroorzaker.waarde") for line in lines)
    assert any(".rules.filmen." in line for line in lines)
    assert any(line.startswith("duren: 2 eigen, ") for line in lines)
    assert any(line.startswith("casussen: 1 eigen en ") for line in lines)


def test_the_site_says_what_is_left_and_the_national_one_has_nothing_to_say(zeedorp: Book) -> None:
    shown = dict(render_pages(zeedorp, Views(book=zeedorp, python="[]")))["verantwoording/over.md"].decode()
    assert "<strong>Termijnen</strong> (1 van 2 ingevuld): reactie veroorzaker</li>" in shown
    assert "<strong>Wie je belt</strong>" in shown
    national = zeedorp.base or zeedorp
    pages = dict(render_pages(national, Views(book=national, python="[]")))
    assert "nog-in-te-vullen" not in pages["verantwoording/over.md"].decode()


def test_pages_have_the_values_of_the_town_and_the_handreiking_those_of_the_country(zeedorp: Book) -> None:
    national = dict(render_pages(zeedorp.base or zeedorp, Views(book=zeedorp.base or zeedorp, python="[]")))
    pages = dict(render_pages(zeedorp, Views(book=zeedorp, python="[]")))
    assert pages.keys() - national.keys() == {"contact.md", "verantwoording/anders.md"}
    assert "van 2 maanden" in pages["contact.md"].decode()
    changed = {name for name in national if pages[name] != national[name]}
    assert "beslishulp/sanctie.md" in changed
    assert "voorbeelden uit de handreiking" in pages["beslishulp/sanctie.md"].decode()
    assert not any(name.startswith("handreiking/") for name in changed)


def test_the_menu_ends_with_the_pages_of_the_town(zeedorp: Book) -> None:
    config = edition_config(zeedorp)
    assert 'site_name: "Handboek Veilige Publieke Dienstverlening van Zeedorp"' in config
    assert '  - "Gemeente Zeedorp":\n      - "Wie bel je in Zeedorp?": "contact.md"\n' in config
    assert '      - "Wat is hier anders?": "verantwoording/anders.md"\n' in config
    assert "assets/beslishulp/naast.css" in config
    assert f'custom_dir: "{(ROOT / "theme").as_posix()}"' in config


def test_a_folder_that_is_not_there_names_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "organisaties" / "zeedorp").mkdir(parents=True)
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    assert commands.main(["check", "--organisatie", "zeedrop"]) == 2
    assert "schrijf 'zeedorp'" in capsys.readouterr().err
