"""The verb `nieuw`, in a copy of the project: what it asks, what it writes, and that it never writes more."""

import datetime as dt
import io
import itertools
import re
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from handbook import commands
from handbook.book import Book, load_book, load_rules
from handbook.content import Content
from handbook.load import load_content
from handbook.organisatie.nieuw import gesprek
from handbook.organisatie.nieuw.bestanden import edition_files
from handbook.organisatie.nieuw.opdracht import answers
from handbook.organisatie.nieuw.vragen import VRAGEN, Antwoorden
from handbook.stage import stage

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def national() -> Content:
    """The national content."""
    return load_content(ROOT)


@pytest.fixture
def project(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, for the commands."""
    monkeypatch.setattr(commands, "ROOT", copy)
    return copy


def _write(folder: Path, antwoorden: Antwoorden, content: Content) -> Path:
    stage(edition_files("proef", antwoorden, content, TODAY), folder / "proef")
    return folder / "proef"


def _say(lines: str) -> dict[str, str]:
    answers = iter(lines.splitlines())

    def ask(_: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    said: list[str] = []
    return gesprek.ask_all(ask, said.append) | {"": "\n".join(said)}


def test_an_edition_of_answers_says_what_was_answered(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered = project / "antwoorden.yml"
    answered.write_text(_example_of_readme(), encoding="utf-8")
    assert commands.main(["nieuw", "zeedorp", "--met", str(answered)]) == 0
    assert "organisaties/zeedorp: klopt\n" in capsys.readouterr().out
    content = load_content(project, project / "organisaties" / "zeedorp")
    assert content.editie.organisatie == "Gemeente Zeedorp"
    assert content.editie.kleuren
    assert content.editie.kleuren.hoofdkleur == "#7a1f5c"
    assert content.contacten["adviseur"].tel == "0123 45 67 89"
    assert content.duren["reactie-veroorzaker"].waarde == "2 werkdagen"
    assert content.maatregelen["pandverbod"].label == "toegangsverbod"
    assert content.rollen["adviseur"].label == "adviseur VPD (gedeeld met Gemeente Duinstad)"
    rules = {rule.id: rule for rule in content.beslissingen["sanctie"].tabellen[0].rules}
    deciders = [maatregel.beslisser for maatregel in rules["verbaal-herhaling"].then.maatregelen]
    assert deciders == [(), ("beslist-pandverbod",), ()]
    assert content.rollen["beslist-pandverbod"].label == "gemeentesecretaris"


def _example_of_readme() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"(?:^    [a-z_]+: .*\n)+", text, re.MULTILINE)
    assert found
    return textwrap.dedent(found[0])


def test_the_example_of_the_readme_has_every_question() -> None:
    assert list(yaml.safe_load(_example_of_readme())) == [vraag.id for vraag in VRAGEN]


def test_without_answers_everything_is_open_and_it_builds(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["nieuw", "leeg", "--stil"]) == 0
    out = capsys.readouterr().out
    assert "- Wie beslist: nog 2\n" in out
    assert "python3 build.py check --organisatie leeg" in out
    assert (
        len((project / "organisaties" / "leeg" / "README.md").read_text(encoding="utf-8").splitlines()) == 16
    )


def test_the_commented_examples_hold(tmp_path: Path, national: Content, book: Book) -> None:
    layer = _write(tmp_path, {}, national)
    for path in layer.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        once = "".join(_uncommented(text))
        path.write_text("".join(_uncommented(once)), encoding="utf-8")
    content = load_book(ROOT, layer, book).content
    assert content.duren["pandverbod-bedreiging-werknemer"].waarde == "2 maanden"
    assert "filmen" in {
        optie.id for vraag in content.beslissingen["sanctie"].vragen for optie in vraag.options
    }
    assert "vast-contact" in content.maatregelen


def _uncommented(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        found = re.fullmatch(r"(\s*)# (\s*(?:- )?[{a-z_-]+:(?: .*)?|\s*(?:- )?\{.*|\s+# .*)\n", line)
        yield f"{found[1]}{found[2]}\n" if found and "yaml-language-server" not in line else line


def _combinations() -> Iterator[dict[str, str]]:
    """Yield answers in which every choice and every two deciders occur, in ever other company."""
    deciders = {"beslist_waarschuwing", "beslist_pandverbod"}
    pairs = itertools.product(("managementteam", "teamleider: balie", ""), repeat=2)
    for number, (waarschuwing, pandverbod) in enumerate(pairs):
        found = {"beslist_waarschuwing": waarschuwing, "beslist_pandverbod": pandverbod}
        for place, vraag in enumerate(vraag for vraag in VRAGEN if vraag.id not in deciders):
            choices = [*([] if vraag.als else [""]), *vraag.keuzes, *filter(None, [vraag.zoals])]
            found[vraag.id] = choices[(number + place) % len(choices)]
        answered = {name: value for name, value in found.items() if value}
        yield {name: value for name, value in answered.items() if name in _asked(answered)}


def _asked(answered: Antwoorden) -> set[str]:
    return {vraag.id for vraag in VRAGEN if vraag.is_asked(answered)}


def test_the_combinations_have_every_choice() -> None:
    seen = {pair for antwoorden in _combinations() for pair in antwoorden.items()}
    assert {(vraag.id, keuze) for vraag in VRAGEN for keuze in vraag.keuzes} <= seen


@pytest.mark.parametrize("antwoorden", list(_combinations()))
def test_every_choice_makes_a_sound_edition(
    antwoorden: Antwoorden, tmp_path: Path, national: Content
) -> None:
    load_rules(ROOT, _write(tmp_path, antwoorden, national), national)


def test_every_file_names_the_schema_of_the_edition(tmp_path: Path, national: Content) -> None:
    layer = _write(tmp_path / "organisaties", {}, national)
    for path in layer.rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        kind = path.stem if path.parent == layer else path.parent.name
        where = (path.parent / named).resolve()
        assert where == (tmp_path / "build" / "organisaties" / "proef" / "schema" / f"{kind}.json").resolve()


def test_the_questions_can_be_answered_by_number_word_or_not_at_all() -> None:
    found = _say("Gemeente  Zeedorp\n1\ngedeeld\nGemeente Duinstad\n\nweet ik nog niet\n48 uur\n")
    assert found.pop("").count("Enter: Weet ik nog niet") == 8
    assert found == {
        "organisatie": "Gemeente Zeedorp",
        "soort": "gemeente",
        "adviseur": "gedeeld",
        "gedeeld_met": "Gemeente Duinstad",
        "reactie_veroorzaker": "48 uur",
    }


def test_a_wrong_answer_is_explained_and_asked_again() -> None:
    found = _say("Zeedorp\ngementee\ngemeente\n\n\n\n24 uurtjes\n24 uur\n")
    assert found["soort"] == "gemeente"
    assert found["reactie_veroorzaker"] == "24 uur"
    assert "'gementee' kan hier niet; schrijf 'gemeente'" in found[""]
    assert "'24 uurtjes' is geen duur; schrijf bijvoorbeeld" in found[""]
    assert found[""].endswith("De rest blijft nog in te vullen.")


def test_what_follows_from_another_answer_is_asked_only_then() -> None:
    assert "Met wie deel je" not in _say("\n\neigen\n\n")[""]


def test_nothing_is_written_after_ctrl_c(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    assert commands.main(["nieuw", "proef"]) == 130
    assert "Er is niets geschreven." in capsys.readouterr().out
    assert not (project / "organisaties").exists()


def test_an_edition_that_exists_is_never_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / "organisaties" / "proef"
    folder.mkdir(parents=True)
    assert commands.main(["nieuw", "proef", "--stil"]) == 2
    assert "organisaties/proef/ bestaat al, en wordt nooit overschreven" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Zeedorp", "schrijf kleine letters, cijfers en streepjes, zoals zeedorp"),
        ("../zeedorp", "zoals zeedorp"),
        ("landelijk", "kies een eigen korte naam"),
        ("!", "schrijf kleine letters, cijfers en streepjes"),
    ],
)
def test_a_name_that_is_no_id_is_refused(
    name: str, message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["nieuw", name, "--stil"]) == 2
    assert message in capsys.readouterr().err
    assert not (project / "organisaties").exists()


@pytest.mark.parametrize("stdin", [None, io.StringIO("")], ids=["closed", "empty"])
def test_without_a_terminal_everything_stays_open_and_it_says_so(
    stdin: io.StringIO | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    assert answers(ROOT, Namespace(met=None, stil=False)) == {}
    assert "blijft nog in te vullen" in capsys.readouterr().out


WRONG = sorted((HERE / "antwoorden" / "fout").glob("*.yml"))


@pytest.mark.parametrize("path", WRONG, ids=[path.stem for path in WRONG])
def test_wrong_answers_in_a_file_give_exactly_these_messages(
    path: Path, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    monkeypatch.chdir(project)
    (project / "antwoorden.yml").write_text(case["antwoorden"], encoding="utf-8")
    assert commands.main(["nieuw", "proef", "--met", "antwoorden.yml"]) == 1
    assert capsys.readouterr().out.splitlines() == case["verwacht"]
    assert not (project / "organisaties").exists()


def test_a_file_with_answers_that_is_not_there_is_wrong_use(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["nieuw", "proef", "--met", "weg.yml"]) == 2
    assert "weg.yml is er niet" in capsys.readouterr().err
    assert not (project / "organisaties").exists()
