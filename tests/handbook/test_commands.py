"""The verbs of build.py as a person or a program at the command line meets them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook import commands
from handbook.book import Book
from handbook.commands import export
from handbook.pdf import PdfError

KEYS = {"uitkomst", "maatregelen", "aangifte", "termijnen", "omdat", "waarom_niet", "wat_als", "controles"}
KEYS |= {"bronnen", "open"}
UNKNOWN = (
    "content/stappen.yml:11:12: 'H-030' staat niet in content/register.yml of content/bronnen.yml; "
    "schrijf 'H-003'"
)
BOOK = Path(__file__).parent / "problems" / "boek"


def _advise(capsys: pytest.CaptureFixture[str], *pairs: str) -> dict[str, Any]:
    assert commands.main(["advise", "sanctie", *pairs, "--json"]) == 0
    advies: dict[str, Any] = json.loads(capsys.readouterr().out)
    return advies


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book of the problems in place of the real one."""
    root = shutil.copytree(BOOK, tmp_path / "boek")
    monkeypatch.setattr(commands, "ROOT", root)
    return root


def test_advise_gives_the_whole_advice_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    advies = _advise(capsys, "gedraging=bedreiging-werknemer", "herhaling=nee")

    assert advies.keys() >= KEYS
    (measure,) = advies["maatregelen"]
    assert measure.keys() >= {"soort", "duur", "werkingsgebied", "beslisser"}
    assert (measure["soort"], measure["duur"]) == ("pandverbod", "P3M")
    assert advies["aangifte"]["uitkomst"] == "altijd"
    assert advies["open"] == ["norm", "slachtoffer"]
    assert {item["binnen"] for item in advies["termijnen"]} >= {"PT24H", "PT48H"}


def test_a_key_given_more_than_once_gives_several_values(capsys: pytest.CaptureFixture[str]) -> None:
    advies = _advise(capsys, "gedraging=verbaal", "gedraging=eigendommen", "herhaling=ja")
    assert advies["antwoorden"]["gedraging"] == ["verbaal", "eigendommen"]
    assert advies["maatregelen"][0]["duur"] == {"min": "P12M", "max": "P24M"}


def test_advise_without_json_is_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["advise", "sanctie", "gedraging=overlast", "herhaling=nee"]) == 0
    first, *reasons = capsys.readouterr().out.splitlines()
    assert first == "Pandverbod van 1 maand"
    assert all(line.startswith("- ") for line in reasons)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["advise", "sancties", "--json"], ("sancties", "sanctie")),
        (["advise", "sanctie", "gedragingen=verbaal"], ("gedragingen", "gedraging")),
        (["advise", "sanctie", "gedraging=schelden"], ("schelden", "verbaal")),
        (["advise", "sanctie", "herhaling=ja", "herhaling=nee"], ("herhaling",)),
        (["advise", "sanctie", "verbaal"], ("verbaal", "question=option")),
        (["cases", "sancties"], ("sancties", "sanctie")),
        (["check", "--organisatie", "ergens"], ("ergens",)),
    ],
)
def test_wrong_use_is_exit_2_and_says_what_there_is(
    arguments: list[str], named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(arguments) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("build.py: ")
    assert all(word in error for word in named)


@pytest.mark.parametrize("arguments", [[], ["bouw"], ["serve", "--port", "veel"], ["export", "boek"]])
def test_an_unknown_command_or_option_is_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        commands.main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_check_counts_what_it_proved(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["check"]) == 0
    out = capsys.readouterr().out
    assert "3 uitspraken, 1 casussen kloppen" in out
    assert "sanctie 20" in out
    assert "leesbaarheid: 1 pagina's" in out
    assert json.loads((small / "build" / "schema" / "duren.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", [["check"], ["advise", "sanctie"], ["cases", "sanctie"], ["export"]])
def test_wrong_content_is_exit_1_with_every_problem_on_a_line_of_its_own(
    small: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    path = small / "content" / "stappen.yml"
    text = (
        path.read_text(encoding="utf-8").replace("[H-003]", "[H-030]").replace("groep: eerst", "groep: erst")
    )
    path.write_text(text, encoding="utf-8")

    assert commands.main(command) == 1
    assert capsys.readouterr().out.splitlines() == [
        "content/stappen.yml:8:3: 'erst' kan hier niet; schrijf 'eerst'",
        UNKNOWN,
    ]


def test_a_page_that_cannot_be_filled_in_fails_the_check(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small / "docs" / "index.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('keuze("K-01")', 'keuz("K-01")'), encoding="utf-8"
    )

    assert commands.main(["check"]) == 1
    assert capsys.readouterr().out == "docs/index.md:8:1: 'keuz' bestaat niet; schrijf 'keuze'\n"


def test_cases_prints_every_combination_once(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["cases", "sanctie"]) == 0
    lines = capsys.readouterr().out.splitlines()
    answers = {line[: line.index('"uitkomst"')] for line in lines}

    assert len(lines) == len(answers) == book.proof.counts["sanctie"]
    for line in lines[:: len(lines) // 50]:
        case = json.loads(line)
        assert case.keys() >= {"antwoorden", "uitkomst", "maatregelen", "aangifte", "code", "open"}


def test_a_case_is_the_core_of_what_advise_gives(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    assert small.is_dir()
    commands.main(["cases", "sanctie"])
    for line in capsys.readouterr().out.splitlines():
        case = json.loads(line)
        pairs = [f"{name}={value}" for name, values in case["antwoorden"].items() for value in values]
        advies = _advise(capsys, *pairs)
        assert {name: advies[name] for name in case} == case


def test_export_writes_the_open_data(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert small.is_dir()
    assert commands.main(["export", "--out", str(tmp_path / "uit")]) == 0
    names = {path.relative_to(tmp_path / "uit").as_posix() for path in (tmp_path / "uit").rglob("*.*")}
    assert names == {
        Path(line).relative_to(tmp_path / "uit").as_posix() for line in capsys.readouterr().out.split()
    }
    assert names >= {"data/regels.json", "data/register.json", "data/sanctie.csv"}


def test_export_pdf_publishes_first_and_says_where_it_stands_or_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []

    def export_pdf(site: Path, target: Path) -> str:
        assert done == ["publish"]
        done.append(f"{site.name} {target.name}")
        return "gemaakt"

    monkeypatch.setattr(export, "publish", lambda *_: done.append("publish"))
    monkeypatch.setattr(export, "export_pdf", export_pdf)
    assert commands.main(["export", "pdf", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "gemaakt\n"
    assert done == ["publish", "site handboek.pdf"]


def test_a_pdf_that_lost_text_is_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def export_pdf(*_: Path) -> str:
        raise PdfError("Pandverbod: 1 words lost: zoek")

    monkeypatch.setattr(export, "publish", lambda *_: "")
    monkeypatch.setattr(export, "export_pdf", export_pdf)
    assert commands.main(["export", "pdf"]) == 1
    assert capsys.readouterr().err == "build.py: Pandverbod: 1 words lost: zoek\n"


def test_a_change_of_a_duration_is_the_advice(
    change: Callable[[str, str, str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = "pandverbod-bedreiging-werknemer:\n  waarde: 3 maanden"
    monkeypatch.setattr(
        commands, "ROOT", change("content/duren.yml", old, old.replace("3 maanden", "4 maanden"))
    )
    advies = _advise(capsys, "gedraging=bedreiging-werknemer", "herhaling=nee")
    assert advies["maatregelen"][0]["duur"] == "P4M"
