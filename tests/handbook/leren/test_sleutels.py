"""An edition's own exercises have keys that no other site takes for exercises that are gone."""

import pytest

from handbook.book import Book, load_book
from handbook.leren.sleutels import LONGEST, keyed, mark_of, unlisted_keys
from tests.organisaties.helper import EDITIONS, ROOT


def _names(book: Book) -> list[str]:
    tests = [f"{path}-{when}" for path in book.content.paden for when in ("begin", "eind")]
    return [*book.content.lessen, *tests]


def _keys(book: Book) -> set[str]:
    return {key for name in _names(book) for _, key in keyed(book, name)}


@pytest.fixture(scope="module")
def zeedorp(book: Book) -> Book:
    return load_book(ROOT, EDITIONS / "zeedorp", book)


def test_what_an_edition_shares_has_one_key_and_what_is_its_own_carries_its_mark(
    book: Book, zeedorp: Book
) -> None:
    national, keys = _keys(book), _keys(zeedorp)
    assert all("-" not in key for key in national)
    assert len(national & keys) > 50
    own = keys - national
    assert own
    assert {key.partition("-")[2] for key in own} == {mark_of(zeedorp)}
    assert max(map(len, keys)) == LONGEST


def test_the_page_with_all_paths_knows_every_key_of_the_edition_and_of_the_example(
    book: Book, zeedorp: Book
) -> None:
    shown = {
        key
        for path, pad in zeedorp.content.paden.items()
        for name in (*pad.lessen, f"{path}-begin", f"{path}-eind")
        for _, key in keyed(zeedorp, name)
    }
    assert not shown & unlisted_keys(zeedorp)
    assert shown | unlisted_keys(zeedorp) == _keys(zeedorp) | _keys(book)
    assert unlisted_keys(book) == {key for _, key in keyed(book, "zelfcheck")}
