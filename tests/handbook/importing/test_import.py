"""An export comes back as content: the same rules, or a message that names the place."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book, hash_of, load_book
from handbook.commands import main
from handbook.exports import exports
from handbook.importing import import_rules
from handbook.problems import ContentError
from widgets.rules import advise

ROOT = Path(__file__).resolve().parents[3]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def text(book: Book) -> str:
    return dict(exports(book))["data/regels.json"].decode()


@pytest.fixture
def export(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "regels.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_comes_back_is_a_whole_book_with_the_same_rules(
    book: Book, export: Path, copy: Path, tmp_path: Path
) -> None:
    imported = import_rules(ROOT, export, tmp_path / "uit")
    shutil.rmtree(copy / "content" / "beslissingen")
    shutil.copytree(tmp_path / "uit/content/beslissingen", copy / "content/beslissingen")

    again = load_book(copy)

    assert again.compiled == book.compiled
    assert imported.regels == book.regels == again.regels
    answers = {"gedraging": ("verbaal", "eigendommen"), "herhaling": ("ja",)}
    assert advise(imported.regels, "sanctie", answers) == advise(book.regels, "sanctie", answers)


def test_the_command_says_what_it_read_and_wrote(
    book: Book, export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(export), "--out", str(tmp_path / "uit")]) == 0
    said = capsys.readouterr().out
    editie = book.compiled["editie"]
    assert f"uitgave landelijk, versie {editie['versie']}, hash {editie['hash']} (klopt)" in said
    rules = sum(len(table.rules) for table in book.regels.decisions["sanctie"].tables)
    assert f"sanctie: 5 vragen, {rules} regels, 2 combinaties" in said
    assert str(tmp_path / "uit/content/beslissingen/sanctie.yml") in said


def test_what_two_decisions_share_is_written_once(export: Path, tmp_path: Path) -> None:
    import_rules(ROOT, export, tmp_path)
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "content/beslissingen").glob("*.yml")]
    assert sum(text.count("label: Wat gebeurde er?") for text in texts) == 1
    assert any("{duur." in text for text in texts)


def _replace(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            _replace('"policy": "een"', '"policy": "ene"'),
            r":\d+:\d+: beslissingen.aangifte.tabellen\[0\].policy: 'ene' kan hier niet; schrijf 'een'",
        ),
        (
            _replace('"because": "Emotie', '"becuse": "Emotie'),
            r"beslissingen.aangifte.tabellen\[0\].rules\[0\]: 'becuse' is hier onbekend; schrijf 'because'",
        ),
        (
            _replace('"because": "Emotie', '"becuse": "Emotie'),
            r"beslissingen.aangifte.tabellen\[0\].rules\[0\]: 'because' ontbreekt; voeg het toe",
        ),
        (
            _replace('"duur": "P3M"', '"duur": "3 maanden"'),
            r"maatregelen\[0\].duur: '3 maanden' kan hier niet; schrijf een duur: ISO 8601 zoals P2W",
        ),
        (
            _replace('"meer": true', '"meer": "ja"'),
            r"beslissingen.aangifte.vragen\[0\].meer: 'ja' kan hier niet; hier hoort true of false",
        ),
        (
            _replace('"sanctie": {', '"../sanctie": {'),
            r"beslissingen: '../sanctie' kan hier niet",
        ),
        (
            _replace("Doen we aangifte?", "Doen wij aangifte?"),
            r"editie.hash: '\w{12}' is niet de hash van deze regels, dat is '\w{12}'; er is iets veranderd",
        ),
        (
            _replace('"woorden": {', '"woorden": ['),
            r"regels.json:\d+:\d+: hier houdt de JSON op te kloppen",
        ),
        (
            _replace('"woorden": {', '"woorden": {}, "woorden": {'),
            r"'woorden' staat twee keer in één object; haal er een weg",
        ),
        (lambda _: "[]", r"regels.json:1:1: \[\] kan hier niet; hier hoort een object"),
    ],
)
def test_a_damaged_file_gives_a_message_that_names_the_place(
    export: Path, tmp_path: Path, text: str, change: Callable[[str], str], expected: str
) -> None:
    export.write_text(change(text), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        import_rules(ROOT, export, tmp_path / "uit")
    assert re.search(expected, str(caught.value)), caught.value
    assert not (tmp_path / "uit").exists()


def test_a_message_has_the_line_of_the_damage(export: Path, tmp_path: Path, text: str) -> None:
    export.write_text(text.replace('"policy": "een"', '"policy": "ene"', 1), encoding="utf-8")
    line = 1 + text[: text.index('"policy": "een"')].count("\n")
    with pytest.raises(ContentError, match=rf"regels.json:{line}:"):
        import_rules(ROOT, export, tmp_path)


def test_there_must_be_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "weg.json")]) == 1
    assert "weg.json:1:1: dit bestand is niet te lezen" in capsys.readouterr().out


def test_rules_that_need_other_facts_say_which(export: Path, tmp_path: Path, text: str) -> None:
    """The rules of another organisation, honestly exported: its durations are not ours."""
    data = json.loads(text)
    rule = next(
        rule for rule in data["beslissingen"]["sanctie"]["tabellen"][0]["rules"] if rule["id"] == "overlast"
    )
    rule["then"]["maatregelen"][0]["duur"] = "P5M"
    bare = {name: value for name, value in data["editie"].items() if name != "hash"}
    data["editie"]["hash"] = hash_of({**{k: v for k, v in data.items() if k != "$schema"}, "editie": bare})
    export.write_text(json.dumps(data), encoding="utf-8")
    place = r"beslissingen.sanctie.tabellen\[0\].rules\[2\].then.maatregelen\[0\].duur"
    with pytest.raises(
        ContentError, match=place + ': hier staat "P5M", in dit handboek "P1M"; maak die gelijk'
    ):
        import_rules(ROOT, export, tmp_path / "uit")
    assert (tmp_path / "uit/content/beslissingen/sanctie.yml").is_file()
