"""What changed for the reader, release by release: for the page, the feed and the file of `export`."""

import itertools
import uuid
from dataclasses import dataclass

from .book import Book
from .leren.herijkt import re_marked
from .schema.uitgave import Groep, Stand, Uitgave
from .stand import rules_hash, stand_of
from .uitgave import releases_of
from .wijzigingen import APART, affected, changes
from .wijzigingenwoorden import Delen, Wijziging, exercises, parts

_SPACE = uuid.UUID("6c1e5b0a-3f64-4d0e-9a57-3b1c6f2d8e41")
"""What the ids of the feed are made in, so that they are those of this handbook and stay the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lijst:
    """What one version changed in the advice, in how many examples, and apart from that in these themselves.

    `oefeningen` are those whose right answer changed with it.
    """

    id: str
    anker: str
    kop: str
    datum: str
    inleiding: str
    aantal: int
    delen: Delen
    apart: Delen
    oefeningen: tuple[Wijziging, ...]


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
    other = rules_hash(book.compiled) != releases.laatste.regels
    since = f"uitgave {releases.laatste.versie}"
    found = list_of(book, releases.stand, kop="Nog niet uitgegeven", since=since, other=other)
    return found if found.delen or found.apart or found.oefeningen or other else None


def list_of(book: Book, old: Stand, *, kop: str, since: str, other: bool = False) -> Lijst:
    """Give what changed since a state, with a heading and what that is the state of.

    `other` tells that the rules are known to be other ones, even when no case shows it.
    """
    now, editie = stand_of(book, exercises=old.oefeningen is not None), book.content.editie
    uitgave = Uitgave(
        versie=editie.versie,
        datum=editie.datum,
        regels=rules_hash(book.compiled),
        aantal=0,
        groepen=changes(old, now, book.regels),
        herijkt=re_marked(old, now),
    )
    text = _count(uitgave.groepen, since, other=other)
    return _list(book, uitgave, versie="", kop=kop, inleiding=text)


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
    return _list(book, uitgave, versie=uitgave.versie, kop=kop, inleiding=text)


def _count(groups: tuple[Groep, ...], since: str, *, other: bool) -> str:
    number = len(affected(groups))
    if not number:
        rules = " De regels zijn wel veranderd." if other else ""
        return f"Sinds {since} verandert bij geen enkel voorbeeld het advies.{rules}"
    what = "1 voorbeeld" if number == 1 else f"{number} voorbeelden"
    return f"Sinds {since} verandert het advies bij {what}."


def _list(book: Book, uitgave: Uitgave, *, versie: str, kop: str, inleiding: str) -> Lijst:
    return Lijst(
        id=feed_id(book, versie),
        anker=f"versie-{versie.replace('.', '-')}" if versie else "nog-niet-uitgegeven",
        kop=kop,
        datum=uitgave.datum,
        inleiding=inleiding,
        aantal=len(affected(uitgave.groepen)),
        delen=parts(book, [groep for groep in uitgave.groepen if groep.soort not in APART]),
        apart=parts(book, [groep for groep in uitgave.groepen if groep.soort in APART]),
        oefeningen=exercises(book, uitgave.herijkt),
    )
