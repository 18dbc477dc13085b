"""All editions at once: a wrong one is told and the others stand there, whole, sharing what is equal."""

import os
import re
import shutil
from functools import partial
from pathlib import Path

import pytest

import handbook.alle
from handbook import commands
from handbook.alle import publish_all
from handbook.compress import QUICK
from tests.handbook.alle.helper import HEAVY, make_project, threads, write_edition

WRONG = "organisaties/a-stuk/duren.yml:2:3: '3 maandjes' is geen duur; "


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "boek", monkeypatch)
    monkeypatch.setattr(commands, "ROOT", root)
    monkeypatch.setattr(handbook.alle, "publish_all", partial(publish_all, pool=threads, quality=QUICK))
    return root


def _build(root: Path) -> tuple[int, str]:
    said: list[str] = []
    layers = sorted((root / "organisaties").iterdir())
    sound = publish_all(root, layers, root / "sites", say=said.append, pool=threads, quality=QUICK)
    return int(not sound), "\n".join(said)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_wrong_edition_is_told_and_the_others_are_published(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["site", "--alle", str(root / "organisaties"), "--out", str(root / "sites")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 van 3 · a-stuk niet gebouwd:"
    assert lines[1].startswith(WRONG)
    assert re.fullmatch(r"2 van 3 · b-dorp klaar in \d+,\d s · nog ongeveer \d+ s", lines[2])
    assert re.fullmatch(r"3 van 3 · c-stad klaar in \d+,\d s", lines[3])
    summary = (
        r"sites/: 2 gebouwd, 1 niet gebouwd \(wat er stond, staat er nog\); samen .* MiB op schijf, delen"
    )
    assert re.match(summary, lines[4])
    assert sorted(path.name for path in (root / "sites").iterdir()) == ["b-dorp", "c-stad"]
    assert (root / "sites" / "b-dorp" / "index.md").is_file()


def test_when_all_are_sound_it_is_exit_0(root: Path) -> None:
    write_edition(root, "a-stuk", "3 maanden")
    assert commands.main(["site", "--alle", str(root / "organisaties"), "--out", str(root / "sites")]) == 0


@pytest.mark.parametrize("more", [["nergens"], [".", "--organisatie", "b-dorp"]])
def test_a_folder_without_editions_or_one_edition_is_exit_2(root: Path, more: list[str]) -> None:
    more = [str(root / more[0]), *more[1:]]
    assert commands.main(["site", "--alle", *more]) == 2


def test_only_what_changed_is_built_again(root: Path) -> None:
    _build(root)
    before = {path: path.stat().st_ino for path in (root / "sites").iterdir()}
    write_edition(root, "c-stad", "5 maanden")
    code, said = _build(root)
    assert code == 1
    assert said.startswith("1 van 3 al bij\n1 van 2 · a-stuk niet gebouwd:\n")
    assert "2 van 2 · c-stad klaar" in said
    after = {path: path.stat().st_ino for path in (root / "sites").iterdir()}
    assert [path.name for path, inode in before.items() if after[path] != inode] == ["c-stad"]
    assert "5 maanden" in (root / "sites" / "c-stad" / "index.md").read_text(encoding="utf-8")


def test_a_change_in_the_national_book_is_a_reason_to_build_all_again(root: Path) -> None:
    _build(root)
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nNieuw.\n")
    assert "3 van 3 · c-stad klaar" in _build(root)[1]


def test_an_edition_that_breaks_keeps_its_last_site(root: Path) -> None:
    _build(root)
    before = _files(root / "sites" / "b-dorp")
    write_edition(root, "b-dorp", "3 maandjes")
    assert _build(root)[0] == 1
    assert _files(root / "sites" / "b-dorp") == before


def test_what_is_equal_lies_on_disk_once_and_each_site_is_whole_by_itself(root: Path) -> None:
    _build(root)
    one, other = root / "sites" / "b-dorp", root / "sites" / "c-stad"
    equal = [HEAVY, f"{HEAVY}.br", "assets/stylesheets/main.css", "assets/beslishulp/worker.js"]
    for name in equal:
        assert (one / name).samefile(other / name), name
    assert not (one / "index.md").samefile(other / "index.md")
    rules = [next((site / "assets" / "beslishulp").glob("regels-*.json")) for site in (one, other)]
    assert rules[0].name != rules[1].name
    before = _files(other)
    shutil.rmtree(one)
    shutil.rmtree(root / ".sites.gedeeld")
    assert _files(other) == before


def test_where_the_disk_has_no_links_files_are_copied(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    _build(root)
    one, other = root / "sites" / "b-dorp" / HEAVY, root / "sites" / "c-stad" / HEAVY
    assert not one.samefile(other)
    assert one.read_bytes() == other.read_bytes()


def test_what_no_site_has_any_more_leaves_the_store(root: Path) -> None:
    _build(root)
    stray = root / ".sites.gedeeld" / "gelijk" / "oud"
    stray.write_text("oud", encoding="utf-8")
    write_edition(root, "b-dorp", "5 maanden")
    _build(root)
    assert not stray.exists()
    assert (root / ".sites.gedeeld" / "samen" / HEAVY).is_file()


def test_what_a_killed_run_left_is_cleared_and_no_site_is_half(root: Path) -> None:
    _build(root)
    sites = root / "sites"
    (sites / ".b-dorp.new").mkdir()
    (sites / ".b-dorp.new" / "half.html").write_text("half", encoding="utf-8")
    (sites / "c-stad").rename(sites / ".c-stad.old")  # in the middle of the swap
    write_edition(root, "b-dorp", "5 maanden")
    assert "2 gebouwd" in _build(root)[1]
    assert sorted(path.name for path in sites.iterdir()) == ["b-dorp", "c-stad"]
    assert (sites / "c-stad" / HEAVY).is_file()
    assert not (sites / "b-dorp" / "half.html").exists()


def test_each_edition_has_an_address_of_its_own(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDBOEK_ADRES", "https://handboek.example")
    _build(root)
    for name in ("b-dorp", "c-stad"):
        address = (root / "sites" / name / "adres.txt").read_text(encoding="utf-8")
        assert address == f"https://handboek.example/{name}/"
    assert os.environ["HANDBOEK_ADRES"] == "https://handboek.example"
