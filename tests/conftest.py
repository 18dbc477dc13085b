"""What the tests share: the real content, its rules and book, the built site, and a copy to damage."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.book import Book
from handbook.publish import publish
from tests.landelijk import ROOT, national_book
from widgets.rules import Regels


@pytest.fixture(scope="session")
def book() -> Book:
    """The real content, checked and proven."""
    return national_book()


@pytest.fixture(scope="session")
def regels(book: Book) -> Regels:
    """The rules of the real content."""
    return book.regels


@pytest.fixture(scope="session")
def site() -> Path:
    """The finished site, built only when something changed."""
    publish(ROOT, ROOT / "site")
    return ROOT / "site"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what an editor may touch, to damage at will."""
    for folder in ("content", "docs", "widgets"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    # What was made of the same inputs is as good here.
    for name in ("compressed", "proof", "python"):
        (ROOT / "build" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "build").mkdir(exist_ok=True)
        (tmp_path / "build" / name).symlink_to(ROOT / "build" / name, target_is_directory=True)
    return tmp_path


@pytest.fixture
def change(copy: Path) -> Callable[[str, str, str], Path]:
    """Replace one text, which must stand there exactly once, in a file of the copy; gives the copy's root."""

    def replace(name: str, old: str, new: str) -> Path:
        path = copy / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return copy

    return replace
