"""The register: every numbered statement of the letter and the handreiking, in the order of the source."""

import json
from pathlib import Path

from handbook.book import Book
from handbook.prose import cited_on

LETTER, HANDREIKING = 27, 252
KINDS = {"advies", "bevoegdheid", "feit", "norm", "tabelrij", "term", "termijn", "verwijzing", "voorbeeld"}


def test_every_number_is_there_once_and_in_order(book: Book) -> None:
    expected = [f"B-{number:02}" for number in range(1, LETTER + 1)]
    expected += [f"H-{number:03}" for number in range(1, HANDREIKING + 1)]

    assert len(expected) == 279
    assert list(book.content.register) == expected


def test_every_statement_is_a_sentence_of_a_known_kind(book: Book) -> None:
    for name, statement in book.content.register.items():
        assert statement.text.endswith((".", "?")), name
        assert statement.section, name
    assert {statement.kind for statement in book.content.register.values()} == KINDS


def test_the_rows_of_both_tables_have_their_cells(book: Book) -> None:
    rows = [f"H-{number}" for number in (*range(152, 161), *range(165, 170))]
    assert all(len(book.content.register[row].cellen) >= 3 for row in rows)


def test_every_statement_is_published_on_the_page_and_as_data(book: Book, site: Path) -> None:
    page = (site / "verantwoording" / "register" / "index.html").read_text(encoding="utf-8")
    data = json.loads((site / "data" / "register.json").read_text(encoding="utf-8"))

    for name in book.content.register:
        assert f'id="{name.lower()}"' in page
    assert [entry["id"] for entry in data["register"]] == list(book.content.register)
    assert data["editie"]["hash"] != book.compiled["editie"]["hash"]


def test_every_statement_is_published_on_a_page_of_the_book(book: Book) -> None:
    cited = cited_on(book.docs)
    assert [name for name in book.content.register if name not in cited] == []


def test_every_choice_is_pointed_to(book: Book) -> None:
    cited = cited_on(book.docs)
    assert [name for name in book.content.keuzes if name not in cited] == []
