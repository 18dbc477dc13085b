"""Changes in words: of advices with the examples they hold for, of right answers with the exercises."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .book import Book
from .leren.namen import exercise_names, plain
from .schema.uitgave import Groep, Herijkt
from .wijzigingen import SOORTEN

_CASES = re.compile(r"\{\{\s*casussen\(\s*[\"']([a-z0-9-]+)[\"']")

Delen = tuple[tuple[str, tuple[tuple[str, tuple["Wijziging", ...]], ...]], ...]
"""Decisions with their kinds of change, and of each kind the changes; all in words."""
Voorbeeld = tuple[str, str]
"""The title of a case, and the address of its example below the site's root; empty when it is gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wijziging:
    """One change in words, and the examples it holds for."""

    was: str
    wordt: str
    casussen: tuple[Voorbeeld, ...]


def exercises(book: Book, herijkt: tuple[Herijkt, ...]) -> tuple[Wijziging, ...]:
    """Give the changed right answers in words."""
    names = exercise_names(book) if herijkt else {}
    return tuple(
        Wijziging(
            was=item.was,
            wordt=item.wordt,
            casussen=tuple(names.get(name, (plain(name), "")) for name in item.oefeningen),
        )
        for item in herijkt
    )


def parts(book: Book, groups: list[Groep]) -> Delen:
    """Give changes of advices by decision and kind."""
    found: dict[str, dict[str, list[Wijziging]]] = {}
    addresses = _addresses(book)
    for groep in groups:
        change = Wijziging(
            was=groep.was,
            wordt=groep.wordt,
            casussen=tuple(_example(book, addresses, name) for name in groep.casussen),
        )
        found.setdefault(groep.beslissing, {}).setdefault(groep.soort, []).append(change)
    titles = {name: decision.titel for name, decision in book.content.beslissingen.items()}
    return tuple(
        (
            titles.get(name, name),
            tuple((SOORTEN.get(soort, soort), tuple(items)) for soort, items in kinds.items()),
        )
        for name, kinds in found.items()
    )


def _addresses(book: Book) -> Mapping[str, str]:
    """Give the page that shows the cases of each decision."""
    # Views places this list on a page, and it knows addresses.
    from .views import address_of  # noqa: PLC0415

    pages = sorted(book.docs, key=lambda page: page.name, reverse=True)
    return {name: address_of(page.name) for page in pages for name in _CASES.findall(page.text)}


def _example(book: Book, addresses: Mapping[str, str], name: str) -> Voorbeeld:
    casus = book.content.casussen.get(name)
    if casus is None:
        return name.replace("-", " ").capitalize(), ""
    page = addresses.get(casus.beslissing)
    return casus.titel, "" if page is None else f"{page}#casus-{name}"
