"""The archive that the browser gets: all it needs to advise, and nothing else."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from handbook.book import Book
from handbook.bundle import PACKAGES, make_archive
from widgets.rules import advise

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def archive(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "regels.zip"
    path.write_bytes(make_archive(ROOT, book.compiled))
    return path


def test_it_holds_the_packages_and_the_rules(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/")]
    modules = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for name in PACKAGES
        for path in (ROOT / "widgets" / name).rglob("*.py")
    }

    assert "widgets/runtime/regels.json" in names
    packed_modules = {name.rsplit(".", 1)[0] for name in names if name.endswith((".py", ".pyc"))}
    assert packed_modules == {*modules, "widgets/__init__"}
    assert not [name for name in names if name.endswith((".js", ".css", ".jinja", ".toml", ".md"))]


def test_a_python_with_nothing_but_the_archive_gives_the_same_advice(
    book: Book, archive: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    message = {"beslissing": "sanctie", "antwoorden": {"gedraging": ["overlast", "verbaal"]}}
    program = "import sys; sys.path.insert(0, sys.argv[1])\n"
    program += "from widgets.runtime.bridge import handle; print(handle(sys.argv[2]))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(tmp_path), json.dumps(message)],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    answers = {"gedraging": ("overlast", "verbaal")}
    assert json.loads(done.stdout)["advies"] == json.loads(
        json.dumps(advise(book.regels, "sanctie", answers))
    )
