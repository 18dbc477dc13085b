"""A duration stands in one place: dye it there, and every page, table and file shows the dye."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.source import source_files

DUUR = "pandverbod-bedreiging-werknemer:\n  waarde: "
OLD, OLD_ISO = "3 maanden", "P3M"
# As long as no other duration, and between the same two as before, so that no case gets another outcome.
DYE, DYE_ISO = "101 dagen", "P101D"
TEXT = (".md", ".json", ".csv", ".dmn", ".js", ".css")
Files = dict[str, str]


def _texts(book: Book) -> Files:
    files = dict(source_files(book))
    texts = {
        name: data.decode("utf-8")
        for name, data in files.items()
        if name.endswith(TEXT) and "pyodide" not in name
    }
    (archive,) = (data for name, data in files.items() if name.endswith(".zip") and "pyodide" not in name)
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        texts["zip"] = packed.read("widgets/runtime/regels.json").decode("utf-8")
    return texts


@pytest.fixture
def dyed(change: Callable[[str, str, str], Path]) -> tuple[Book, Files]:
    root = change("content/duren.yml", DUUR + OLD, DUUR + DYE)
    path = (
        root / "content" / "duren.yml"
    )  # another duration that is as long by chance is moved out of the way
    path.write_text(path.read_text(encoding="utf-8").replace(f": {OLD}", ": 5 maanden"), encoding="utf-8")
    book = load_book(root)
    return book, _texts(book)


def test_the_dye_is_on_every_page_and_in_every_file_that_tells_the_duration(dyed: tuple[Book, Files]) -> None:
    _, files = dyed
    sanction, chapter, cases = (
        files[f"{name}.md"]
        for name in ("beslishulp/sanctie", "handelen/bestuurlijke-maatregelen", "voorbeelden/index")
    )

    assert sanction.count(f"Pandverbod van {DYE}") >= 1  # the table of all outcomes
    assert chapter.count(f"pandverbod van {DYE}") >= 3  # both printed tables, and the text
    assert f"Pandverbod van {DYE}" in cases
    assert f'"{DYE_ISO}"' in files["data/regels.json"]
    assert f'"{DYE_ISO}"' in files["zip"]
    assert any(f",{DYE_ISO},{DYE}," in line for line in files["data/sanctie.csv"].splitlines())


def test_the_dye_runs_through_to_what_is_reckoned_from_it(dyed: tuple[Book, Files]) -> None:
    _, files = dyed
    assert f"richtgetal {DYE}" in files["beslishulp/sanctie.md"]
    assert "Pandverbod van 202 dagen" in files["beslishulp/sanctie.md"]  # twice, on repeat


def test_nothing_but_the_statements_of_the_source_still_has_the_old_duration(
    dyed: tuple[Book, Files],
) -> None:
    book, files = dyed
    said = [text for entry in book.content.register.values() for text in (entry.text, *entry.cellen.values())]
    left = re.compile(rf"(?<!\d){OLD}|{OLD_ISO}\b|\b[Dd]rie maanden|\b(?:90|91) dagen")
    for name, text in files.items():
        rest = text
        for statement in sorted(said, key=len, reverse=True):
            rest = rest.replace(statement, "").replace(json.dumps(statement, ensure_ascii=False)[1:-1], "")
        assert not left.search(rest), (name, left.findall(rest))


def test_every_duration_of_a_rule_is_a_name(book: Book) -> None:
    for table in book.content.beslissingen["sanctie"].tabellen:
        for rule in table.rules:
            assert all(item.duur in book.content.duren for item in rule.then.maatregelen if item.duur)


def test_no_word_of_the_widget_or_the_pages_spells_the_old_duration(book: Book) -> None:
    for folder in ("docs", "widgets", "theme", "handbook"):
        for path in (book.root / folder).rglob("*"):
            if path.suffix in {".md", ".jinja", ".js", ".css"}:
                assert OLD not in path.read_text(encoding="utf-8"), path
