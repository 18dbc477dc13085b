"""The archive that Python starts from: all our modules can import, compiled, and nothing of this machine."""

import ast
from pathlib import Path

import pytest

from handbook.archive import unpack
from handbook.book import Book
from handbook.bundle import PACKAGES, make_archive
from handbook.environment import ensure_node_packages
from handbook.python_zip import python_zip

ROOT = Path(__file__).resolve().parents[2]
# What needs no file: it is in Python itself.
BUILT_IN = {"collections.abc", "io", "itertools", "math", "sys", "time", "zlib"}


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, bytes]:
    ensure_node_packages(ROOT)
    return unpack(python_zip(ROOT, make_archive(ROOT, book.compiled)))


def _imported() -> set[str]:
    """Give every module outside widgets that ours import, at the top or in a function."""
    names: set[str] = set()
    for path in (path for name in PACKAGES for path in (ROOT / "widgets" / name).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(str(node.module))
    return {name for name in names if not name.startswith("widgets")} - BUILT_IN


def test_everything_our_modules_import_is_there(files: dict[str, bytes]) -> None:
    imported = _imported()
    assert {"json", "re", "zipfile"} <= imported
    for name in imported:
        path = name.replace(".", "/")
        assert f"{path}.pyc" in files or f"{path}/__init__.pyc" in files, name


def test_it_holds_compiled_modules_and_the_rules_and_nothing_else(files: dict[str, bytes]) -> None:
    assert "widgets/runtime/bridge.pyc" in files
    assert [name for name in files if not name.endswith(".pyc")] == ["widgets/runtime/regels.json"]
    assert not [name for name in files if name.split("/")[0] in {"test", "tkinter", "pydoc_data", "unittest"}]


def test_no_module_names_a_place_on_this_machine(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        assert str(ROOT).encode() not in data, name
        assert b"/mounted/" not in data, name
