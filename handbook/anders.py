"""Everything that an edition has otherwise than the national example, with both values and its own source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from widgets.rules import Maatregel
from widgets.rules.words import word_duur

from .afspraken import word_rol
from .anders_beslissing import decision_beside, sources_of
from .book import Book
from .fill import word_bedrag
from .naast import protocol_steps, step_line
from .organisatie.naast import differing, step_lines
from .prose import title_of
from .schema.facts import BLANK_ID, DuurEntry
from .stand import stand_of
from .wijzigingenlijst import Lijst, list_of

Json = Mapping[str, Any]

GROUPS = {
    "duren": ("duren", "bedragen"),
    "rollen": ("rollen", "werkingsgebieden"),
    "stappen": ("stappen", "controles", "protocollen"),
    "maatregelen": ("maatregelen", "voorwaarden", "uitzonderingen", "rechtsmiddelen"),
    "stukken": ("stukken",),
    "overig": (
        *("begrippen", "dossiers", "figuren", "inrichting", "kaart", "keuzes", "leesbaarheid"),
        *("taken", "tabellen", "velden"),
    ),
}
"""The headings between the decisions and the pages, and which kinds of entry stand under each."""
PAGE = "verantwoording/anders.md"
_NO_TEXT = {"source", "keuze"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Regel:
    """One difference: what it is about, both values, and the organisation's own sources."""

    wat: str
    landelijk: str
    hier: str
    bronnen: tuple[str, ...] = ()
    pagina: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Groep:
    """What differs under one heading."""

    anker: str
    titel: str
    regels: tuple[Regel, ...]


def everything(book: Book) -> list[Groep]:
    """Give every difference by decision, then by kind; a heading without any is left out."""
    if book.base is None:
        return []
    words = book.regels.kaart["herkomst"]
    names = dict.fromkeys((*book.regels.decisions, *book.base.regels.decisions))
    found = [_decision(book, book.base, name) for name in names]
    found += [
        Groep(anker=name, titel=words[f"groep_{name}"], regels=tuple(_kinds(book, book.base, kinds)))
        for name, kinds in GROUPS.items()
    ]
    found.append(Groep(anker="paginas", titel=words["groep_paginas"], regels=tuple(_pages(book, book.base))))
    return [groep for groep in found if groep.regels]


def cases(book: Book) -> tuple[int, int, Lijst] | None:
    """Give how many national cases have another advice here, of how many, and each with both advices."""
    if book.base is None:
        return None
    lijst = list_of(book, stand_of(book.base, exercises=False), kop="", since="")
    return lijst.aantal, len(book.content.casussen.keys() & book.base.content.casussen.keys()), lijst


def _decision(book: Book, base: Book, name: str) -> Groep:
    rows = [
        _row(book, row, sources_of(book, name, str(row["naam"])))
        for row in differing(*decision_beside(book, base, name))
    ]
    owner = book if name in book.regels.decisions else base
    return Groep(anker=f"beslissing-{name}", titel=owner.regels.decisions[name].titel, regels=tuple(rows))


def _kinds(book: Book, base: Book, kinds: Iterable[str]) -> Iterator[Regel]:
    for kind in kinds:
        here, there = (_entries(found, kind) for found in (book, base))
        for name in dict.fromkeys((*here, *there)):
            if name == BLANK_ID:
                continue
            label = _label(here.get(name) or there[name], name)
            mine, theirs = (list(_texts(found, kind, name)) for found in (book, base))
            sources = getattr(here.get(name), "source", ())
            for row in differing(*step_lines(mine, theirs, label)):
                yield _row(book, row, sources)


def _entries(book: Book, kind: str) -> Mapping[str, Any]:
    entries = getattr(book.content, kind)
    return entries if isinstance(entries, Mapping) else {"": entries}


def _label(entry: Any, name: str) -> str:
    title: str = getattr(entry, "titel", "") or getattr(entry, "label", "")
    return title or name.replace("-", " ").capitalize()


def _texts(book: Book, kind: str, name: str) -> Iterator[str]:
    """Yield what an entry says, line by line, in words where there are."""
    entry: Any = _entries(book, kind).get(name)
    if entry is None:
        return
    if kind == "duren":
        yield _duration(book.content.duren, entry, name)
    elif kind == "bedragen":
        yield word_bedrag(entry.waarde)
    elif kind == "rollen":
        yield word_rol(book.content, name)
    elif kind == "stappen":
        yield step_line(book, {**book.regels.woorden["stappen"][name]})
    elif kind == "protocollen":
        yield entry.wanneer
        yield from protocol_steps(book, name)
    elif kind == "rechtsmiddelen":
        yield str(book.regels.woorden[kind][name]["tekst"])
    else:
        yield from _leaves(entry.model_dump(mode="json", exclude=_NO_TEXT))


def _duration(duren: Mapping[str, DuurEntry], entry: DuurEntry, name: str) -> str:
    if entry.is_blank:
        return entry.tekst
    guide, least = (duren[guide].duur if guide else None for guide in (entry.richtgetal, entry.langer_dan))
    return word_duur(entry.duur, Maatregel(soort="", duur_id=name, richtgetal=guide, langer_dan=least))


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _leaves(value)
    elif data not in ("", None, False):
        yield str(data)


def _pages(book: Book, base: Book) -> Iterator[Regel]:
    words, national = book.regels.kaart["herkomst"], {page.name: page for page in base.docs}
    for page in book.docs:
        old = national.get(page.name)
        if page.name != PAGE and (old is None or old.path != page.path):
            there = words["landelijke_pagina"] if old else ""
            yield Regel(wat=title_of(page), landelijk=there, hier=words["eigen_pagina"], pagina=page.name)


def _row(book: Book, row: Json, sources: Iterable[str]) -> Regel:
    own = tuple(name for name in sources if book.content.herkomst("bronnen", name) == "lokaal")
    return Regel(wat=row["wat"], landelijk=row["landelijk"], hier=row["hier"], bronnen=own)
