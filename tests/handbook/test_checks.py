"""Every file in problems/ damages the book in problems/boek once; these messages follow, and no more."""

import shutil
from pathlib import Path

import pytest
import yaml

from handbook.book import load_book
from handbook.pages import render_pages
from handbook.problems import ContentError
from handbook.views import Views

PROBLEMS = Path(__file__).parent / "problems"
DAMAGES = sorted(PROBLEMS.glob("*.yml"))


def _check(root: Path) -> list[str]:
    try:
        book = load_book(root)
        list(render_pages(book, Views(book=book, python="[]")))
    except ContentError as error:
        return str(error).splitlines()
    return []


def _damage(root: Path, damage: dict[str, str]) -> None:
    path = root / damage["bestand"]
    if "oud" in damage:
        text = path.read_text(encoding="utf-8")
        assert text.count(damage["oud"]) == 1
        path.write_text(text.replace(damage["oud"], damage["nieuw"]), encoding="utf-8")
    elif "inhoud" in damage:
        path.write_text(damage["inhoud"], encoding="utf-8")
    else:
        path.unlink()


def test_the_small_book_is_sound() -> None:
    assert _check(PROBLEMS / "boek") == []


@pytest.mark.parametrize("path", DAMAGES, ids=[path.stem for path in DAMAGES])
def test_a_damage_gives_exactly_these_messages(path: Path, tmp_path: Path) -> None:
    damage = yaml.safe_load(path.read_text(encoding="utf-8"))
    root = shutil.copytree(PROBLEMS / "boek", tmp_path / "boek")
    _damage(root, damage)
    assert _check(root) == damage["verwacht"]


def test_a_file_that_is_no_utf8_has_a_place(tmp_path: Path) -> None:
    root = shutil.copytree(PROBLEMS / "boek", tmp_path / "boek")
    (root / "content" / "rollen.yml").write_bytes(b"leidinggevende:\n  label: co\xebrdinator\n")
    assert _check(root)[0] == ("content/rollen.yml:1:1: er staat een teken in dat niet kan; bewaar als UTF-8")
