"""What changed for the reader, release by release: for the page, the feed and the file of `export`."""

import itertools
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from .book import Book
from .schema.uitgave import Groep, Uitgave
from .stand import rules_hash, stand_of
from .uitgave import releases_of
from .wijzigingen import APART, SOORTEN, affected, changes

_CASES = re.compile(r"\{\{\s*casussen\(\s*[\"']([a-z0-9-]+)[\"']")
_SPACE = uuid.UUID("6c1e5b0a-3f64-4d0e-9a57-3b1c6f2d8e41")
"""What the ids of the feed are made in, so that they are those of this handbook and stay the same."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Lijst:
    """What one version changed in the advice, and apart from that in the examples themselves."""

    id: str
    anker: str
    kop: str
    datum: str
    inleiding: str
    delen: Delen
    apart: Delen


def lists(book: Book) -> list[Lijst]:
    """Give every release, the last first. Raises ContentError when the file is damaged."""
    releases = releases_of(book)
    given = releases.uitgaven if releases else ()
    return [_release(book, *pair) for pair in itertools.zip_longest(given, given[1:])]


def pending(book: Book) -> Lijst | None:
    """Give what changed since the last release and is not released yet; None when nothing did."""
    releases = releases_of(book)
    if releases is None:
        return None
    groups = changes(releases.stand, stand_of(book), book.regels)
    other = rules_hash(book.compiled) != releases.laatste.regels
    if not groups and not other:
        return None
    since = f"uitgave {releases.laatste.versie}"
    return list_of(book, groups, kop="Nog niet uitgegeven", since=since, other=other)


def list_of(book: Book, groups: tuple[Groep, ...], *, kop: str, since: str, other: bool = False) -> Lijst:
    """Give changes that are no release's, with a heading and what they are compared with.

    `other` tells that the rules are known to be other ones, even when no case shows it.
    """
    text = _count(groups, since, other=other)
    return _list(book, groups, versie="", kop=kop, datum=book.content.editie.datum, inleiding=text)


def feed_id(book: Book, versie: str = "") -> str:
    """Give an id that is this edition's and version's for ever, and names no host."""
    editie = book.content.editie
    return uuid.uuid5(_SPACE, f"{editie.id}\n{editie.organisatie}\n{versie}").urn


def _release(book: Book, uitgave: Uitgave, previous: Uitgave | None) -> Lijst:
    text = "Dit is de eerste uitgave."
    if previous:
        other = uitgave.regels != previous.regels
        text = _count(uitgave.groepen, f"versie {previous.versie}", other=other)
    kop = f"Versie {uitgave.versie}"
    return _list(book, uitgave.groepen, versie=uitgave.versie, kop=kop, datum=uitgave.datum, inleiding=text)


def _count(groups: tuple[Groep, ...], since: str, *, other: bool) -> str:
    number = len(affected(groups))
    if not number:
        rules = " De regels zijn wel veranderd." if other else ""
        return f"Sinds {since} verandert bij geen enkel voorbeeld het advies.{rules}"
    what = "1 voorbeeld" if number == 1 else f"{number} voorbeelden"
    return f"Sinds {since} verandert het advies bij {what}."


def _list(
    book: Book, groups: tuple[Groep, ...], *, versie: str, kop: str, datum: str, inleiding: str
) -> Lijst:
    return Lijst(
        id=feed_id(book, versie),
        anker=f"versie-{versie.replace('.', '-')}" if versie else "nog-niet-uitgegeven",
        kop=kop,
        datum=datum,
        inleiding=inleiding,
        delen=_parts(book, [groep for groep in groups if groep.soort not in APART]),
        apart=_parts(book, [groep for groep in groups if groep.soort in APART]),
    )


def _parts(book: Book, groups: list[Groep]) -> Delen:
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
