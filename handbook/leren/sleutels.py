"""The key of each exercise in what a device keeps."""

from collections.abc import Callable, Iterator
from typing import Any

from handbook.book import Book, hash_of
from handbook.content import Content
from widgets.leren import Opgave, Veld

from .opgaven import built, set_names

Json = dict[str, Any]

LONGEST = 9
"""How many signs a key has at most, with the mark of an edition."""


def key_of(opgave: Opgave, of: str = "") -> str:
    """Give a short key that is another one as soon as the question or its choices are not the same.

    `of` names the lesson or test: others may have an exercise of the same name.
    """
    return hash_of([of, opgave.id, [_asked(veld) for veld in opgave.velden]])[:6]


def _asked(veld: Veld) -> list[Any]:
    what = [veld.deel.get(name) for name in ("over", "welke", "beslissing", "antwoorden")]
    return [veld.naam, *(optie.id for optie in veld.opties), *what]


def key_in(book: Book, name: str) -> Callable[[Opgave], str]:
    """Give what makes the keys of the lesson or test `name` on the site of this book.

    Editions at one address keep in one place. An exercise that the national example has too has one key on
    all of them; an edition's own carries its mark, so that the others do not take it for one that is gone.
    """
    base = book.base
    found_there = built(base.content, base.regels, name) if base and name in set_names(base.content) else ()
    national = {key_of(each.opgave, of=name) for each in found_there}

    def key(opgave: Opgave) -> str:
        found = key_of(opgave, of=name)
        return found if book.base is None or found in national else f"{found}-{mark_of(book)}"

    return key


def mark_of(book: Book) -> str:
    """Give what the keys of this edition's own exercises end in; nothing for the national book."""
    return hash_of(book.content.editie.id)[:2] if book.base else ""


def keyed(book: Book, name: str) -> Iterator[tuple[Json, str]]:
    """Yield each exercise of a lesson, or of a test (`<path>-begin`, `<path>-eind`), with its key."""
    key = key_in(book, name)
    yield from ((each.data, key(each.opgave)) for each in built(book.content, book.regels, name))


def unlisted_keys(book: Book) -> set[str]:
    """Give the keys of the exercises of this site that no path has, and of the national ones it has not."""
    books = [book, *([book.base] if book.base else [])]
    known = {key for each in books for name in set_names(each.content) for _, key in keyed(each, name)}
    return known - {key for name in _listed(book.content) for _, key in keyed(book, name)}


def _listed(content: Content) -> set[str]:
    """Give the names of the lessons in a path, and of all tests."""
    alone = content.lessen.keys() - {name for pad in content.paden.values() for name in pad.lessen}
    return {*set_names(content)} - alone
