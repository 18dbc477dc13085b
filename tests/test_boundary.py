"""What reaches the reader: standard Python only, no words in JavaScript, and the same bytes every time."""

import ast
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from handbook.book import Book
from handbook.bundle import make_archive
from widgets.rules import Regels

ROOT = Path(__file__).resolve().parents[1]
WIDGETS = ROOT / "widgets"
SCRIPTS = sorted([*WIDGETS.rglob("*.js"), *WIDGETS.rglob("*.mjs"), *(ROOT / "theme").rglob("*.js")])
MODULES = sorted(
    path
    for name in ("rules", "render", "leren", "runtime", "stukken")
    for path in (WIDGETS / name).rglob("*.py")
)
LAYERS = {
    "rules": {"rules"},
    "render": {"rules", "render"},
    "leren": {"rules", "render", "leren"},
    "stukken": {"stukken"},
    "runtime": {"rules", "render", "leren", "stukken", "runtime"},
}


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(str(node.module))
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(ROOT).parts[: -node.level]
            names.add(".".join([*package, *filter(None, [node.module])]))
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(WIDGETS).as_posix())
def test_a_module_for_the_reader_imports_only_python_and_what_lies_below_it(path: Path) -> None:
    layer = path.relative_to(WIDGETS).parts[0]
    for name in _imports(path):
        first, *rest = name.split(".")
        assert first in sys.stdlib_module_names or (first == "widgets" and rest[0] in LAYERS[layer]), name


@pytest.mark.parametrize(
    "path", [path for path in MODULES if "rules" in path.parts], ids=lambda path: path.name
)
def test_the_rules_have_no_clock_no_chance_and_no_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not _imports(path) & {"random", "os", "pathlib", "io", "socket", "subprocess", "time"}
    assert not re.search(r"\b(today|now)\(|\bopen\(", text)


def _labels(regels: Regels) -> set[str]:
    """Give every word and sentence that the rules show, and every id they use."""
    words: set[str] = set()
    for decision in regels.decisions.values():
        words.add(decision.titel)
        for vraag in decision.vragen:
            words |= {vraag.id, vraag.label, vraag.hint}
            for optie in vraag.opties:
                words |= {optie.label, optie.als, optie.hint, *optie.voorbeelden}
                words |= {optie.id} if "-" in optie.id else set()
        for table in decision.tables:
            words |= {rule.id for rule in table.rules if "-" in rule.id} | {
                rule.because for rule in table.rules
            }
    for kind in regels.woorden.values():
        for name, entry in kind.items():
            words |= {name} if "-" in name else set()
            words |= {str(value) for value in entry.values() if isinstance(value, str)}
    return {word for word in words if len(word) > 4} - {"direct"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_knows_a_question_a_word_or_a_rule(path: Path, regels: Regels) -> None:
    text = path.read_text(encoding="utf-8").lower()
    found = {
        word for word in _labels(regels) if re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", text)
    }
    assert found == set()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_duration_or_python(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bP\d+[DWMY]\b|\d+ (?:uur|dag|dagen|maand|maanden|jaar)\b", text)
    assert not re.search(
        r"^\s*(?:def |from \w+ import|class \w+:)|runPython|pyodide\.globals", text, re.MULTILINE
    )


def test_every_script_ends_in_js() -> None:
    assert {path.suffix for path in SCRIPTS} == {".js"}


def test_the_archive_is_the_same_whenever_and_wherever_it_is_made(book: Book, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(WIDGETS, copy / "widgets")
    for age, path in enumerate(sorted(copy.rglob("*.py"))):
        os.utime(path, (1_000_000_000 + age, 1_000_000_000 + age))

    first = make_archive(ROOT, book.compiled)
    assert first == make_archive(copy, book.compiled)
    assert first != make_archive(
        ROOT, {**book.compiled, "editie": {**book.compiled["editie"], "versie": "2999.1"}}
    )
