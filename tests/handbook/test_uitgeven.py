"""A release: what it writes, when `check` asks for a new one, and what it refuses."""

import json
import shutil
from pathlib import Path

import pytest

from handbook import commands
from handbook.book import load_book
from handbook.problems import ContentError
from handbook.schema.uitgave import Uitgaven
from handbook.stand import rules_hash, stand_of
from handbook.uitgave import before, read_releases, write_releases
from handbook.uitgeven import make_release

SMALL = Path(__file__).parent / "problems" / "boek"
FILE = "uitgaven/klein.json"
CHANGED = (
    "content/editie.yml:4:1: regels zijn veranderd sinds uitgave 2026.1 (2026-01-31), maar de versie is "
    "2026.1; verhoog `versie`, schrijf een regel in CHANGELOG.md\n"
)
LOG = "# Changelog\n\n## 2026.2 (2026-02-28)\n\n### Inhoud\n\n- Een pandverbod duurt langer.\n\n## 2026.1\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book in place of the real one."""
    root = shutil.copytree(SMALL, tmp_path / "boek")
    monkeypatch.setattr(commands, "ROOT", root)
    return root


@pytest.fixture
def released(root: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The small book, of which version 2026.1 was released."""
    assert commands.main(["uitgeven"]) == 0
    capsys.readouterr()
    return root


def _edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def _longer(root: Path) -> None:
    _edit(root, "content/duren.yml", "48 uur", "72 uur")


def _next_version(root: Path, log: str = LOG) -> None:
    _edit(root, "content/editie.yml", "2026.1", "2026.2")
    _edit(root, "content/editie.yml", "2026-01-31", "2026-02-28")
    (root / "CHANGELOG.md").write_text(log, encoding="utf-8")


def _releases(root: Path) -> Uitgaven:
    return read_releases(root / FILE, FILE)


def test_without_a_release_check_says_so_and_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert root.is_dir()
    assert commands.main(["check"]) == 0
    assert "er is nog geen uitgave om mee te vergelijken; maak er een met" in capsys.readouterr().out
    assert commands.main(["export", "wijzigingen"]) == 0
    assert "er is nog geen uitgave" in capsys.readouterr().out


def test_a_release_holds_every_case_and_reads_back_as_it_was_written(released: Path) -> None:
    book, made = load_book(released), _releases(released)
    assert made.stand == stand_of(book)
    assert made.laatste.regels == rules_hash(book.compiled)
    assert (made.laatste.versie, made.laatste.datum, made.laatste.aantal) == ("2026.1", "2026-01-31", 0)
    assert write_releases(made) == (released / FILE).read_bytes()


def test_the_same_release_again_changes_nothing(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = (released / FILE).read_bytes()
    assert commands.main(["uitgeven"]) == 0
    assert "er is niets veranderd" in capsys.readouterr().out
    assert (released / FILE).read_bytes() == first


def test_unchanged_rules_pass_the_check(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert released.is_dir()
    assert commands.main(["check"]) == 0
    assert (
        "sinds uitgave 2026.1 (2026-01-31): zelfde regels, ander advies bij 0 casussen"
        in capsys.readouterr().out
    )


def test_other_words_are_no_other_rules(released: Path) -> None:
    _edit(released, "content/beslissingen/sanctie.yml", "titel: Welke sanctie past?", "titel: Welke past?")
    assert commands.main(["check"]) == 0


def test_changed_rules_need_a_version_and_a_line_in_the_changelog(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _longer(released)
    assert commands.main(["check"]) == 1
    assert capsys.readouterr().out == CHANGED

    _next_version(released)
    assert commands.main(["check"]) == 0
    assert "regels veranderd, ander advies bij 1 casussen" in capsys.readouterr().out


def test_an_older_version_is_no_new_one(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _longer(released)
    _edit(released, "content/editie.yml", "2026.1", "2025.9")
    assert commands.main(["check"]) == 1
    assert "maar de versie is 2025.9; verhoog `versie`" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("log", "message"),
    [
        ("", "CHANGELOG.md:1:1: regels zijn veranderd sinds uitgave 2026.1; schrijf een kop `## 2026.2"),
        (LOG.replace("2026.2", "2026.22"), "CHANGELOG.md:1:1: "),
        (LOG.replace("- Een", "Een"), "CHANGELOG.md:3:1: regels zijn veranderd sinds uitgave 2026.1; "),
        (LOG.replace("Inhoud", "Techniek"), "CHANGELOG.md:3:1: "),
        ("## 2026.2\n\n## 2026.1\n\n### Inhoud\n\n- Eerste.\n", "CHANGELOG.md:1:1: "),
    ],
)  # fmt: skip
def test_the_changelog_must_tell_readers(
    released: Path, capsys: pytest.CaptureFixture[str], log: str, message: str
) -> None:
    _longer(released)
    _next_version(released, log)
    for command in ("check", "uitgeven"):
        assert commands.main([command]) == 1
        assert capsys.readouterr().out.startswith(message)


def test_a_version_is_not_released_twice_with_other_rules_unless_again(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = (released / FILE).read_bytes()
    _longer(released)
    (released / "CHANGELOG.md").write_text(LOG.replace("2026.2", "2026.1", 1), encoding="utf-8")

    assert commands.main(["uitgeven"]) == 1
    assert capsys.readouterr().out == (
        "content/editie.yml:4:1: versie 2026.1 is op 2026-01-31 al uitgegeven met andere regels; "
        "verhoog `versie`, of vervang die uitgave met `python3 build.py uitgeven --opnieuw`\n"
    )
    assert (released / FILE).read_bytes() == first
    assert commands.main(["uitgeven", "--opnieuw"]) == 0
    made = _releases(released)
    assert len(made.uitgaven) == 1
    assert made.stand.stappen["reageer"].binnen == "PT72H"
    assert commands.main(["check"]) == 0


def test_a_next_release_keeps_the_one_before_it_and_what_it_changed(released: Path) -> None:
    first = _releases(released)
    _longer(released)
    _next_version(released)
    make_release(load_book(released), again=False)
    second = _releases(released)

    assert [uitgave.versie for uitgave in second.uitgaven] == ["2026.2", "2026.1"]
    assert second.uitgaven[1] == first.laatste
    assert second.laatste.aantal == 1
    (groep,) = second.laatste.groepen
    assert (groep.soort, groep.casussen) == ("termijn", ("scheldpartij",))
    assert groep.was.startswith("Binnen 48 uur: ")
    assert groep.wordt.startswith("Binnen 72 uur: ")
    assert before(second) == first.stand


def test_a_release_made_again_is_still_compared_with_the_one_before_it(released: Path) -> None:
    first = _releases(released)
    _longer(released)
    _next_version(released)
    make_release(load_book(released), again=False)
    _edit(released, "content/duren.yml", "72 uur", "48 uur")
    make_release(load_book(released), again=True)
    again = _releases(released)

    assert [uitgave.versie for uitgave in again.uitgaven] == ["2026.2", "2026.1"]
    assert again.laatste.groepen == ()
    assert again.stand == first.stand


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"editie": "klein",', '"editie": "klein"\n<<<<<<< HEAD', "3:1: dit is geen geldige JSON;"),
        ('"versie":"2026.1"', '"versie":2026', "3:1: 'uitgaven.0.versie' kan hier niet zo staan;"),
        ('"PT48H"', '"PT48U"', "7:1: 'stand.stappen.reageer.binnen' kan hier niet zo staan;"),
        ('"reageer": {', '"reageert": {', "1:1: 'stand' kan hier niet zo staan;"),
        ('"beslissingen"', '"beslissing"', "1:1: dit is geen bestand met uitgaven;"),
        ('["Waarschuwing","waarschuwing"]', "[]", "20:1: 'stand.oefeningen.proef/sanctie' kan"),
        ('"antwoorden":', '"antwoord":', "15:1: 'stand.casussen.scheldpartij.antwoorden' kan"),
    ],
)  # fmt: skip
def test_a_damaged_file_has_a_place_and_a_way_out(
    released: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, place: str
) -> None:
    _edit(released, FILE, old, new)
    for command in ("check", "uitgeven"):
        assert commands.main([command]) == 1
        out = capsys.readouterr().out
        assert out.startswith(f"{FILE}:{place}")
        assert out.endswith(
            "zet het bestand terug uit git, of haal het weg en draai `python3 build.py uitgeven`\n"
        )


def test_a_file_that_is_no_utf8_has_a_place(released: Path) -> None:
    (released / FILE).write_bytes(b'{"editie": "co\xebrdinator"}')
    with pytest.raises(ContentError, match="dit is geen UTF-8"):
        read_releases(released / FILE, FILE)


def test_the_file_is_small_and_has_one_line_a_case() -> None:
    (path,) = (Path(__file__).resolve().parents[2] / "uitgaven").glob("landelijk.json")
    text = path.read_text(encoding="utf-8")
    made = read_releases(path, path.name)
    assert len(text.encode()) < 450 * len(made.stand.casussen) + 150 * len(made.stand.oefeningen or ())
    lines = [line.strip() for line in text.splitlines()]
    for name in made.stand.casussen:
        assert sum(line.startswith(f'"{name}": {{') for line in lines) == 1
    assert json.loads(text)["editie"] == "landelijk"
    assert len(made.stand.oefeningen or ()) > 100
    for name in made.stand.oefeningen or ():
        assert sum(line.startswith(f'"{name.partition("/")[2]}": ') for line in lines) >= 1


def test_another_edition_keeps_its_releases_in_a_file_of_its_own(released: Path) -> None:
    first = (released / FILE).read_bytes()
    _edit(released, "content/editie.yml", "id: klein", "id: gemeente-voorbeeld")
    make_release(load_book(released), again=False)
    assert (released / FILE).read_bytes() == first
    other = read_releases(released / "uitgaven" / "gemeente-voorbeeld.json", "")
    assert other.editie == "gemeente-voorbeeld"
