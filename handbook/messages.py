"""Messages as a page sends them, of every kind: what the image of Python is tried with."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from widgets.render import AFSCHRIFT, TERMIJNEN
from widgets.rules.answers import every_path, to_answers
from widgets.rules.dossier import questions
from widgets.runtime.delen import to_fragment

from .book import Book
from .leren.compile import lesson_data
from .leren.opgaven import built

Json = dict[str, Any]
SPREAD = 20
"""How many combinations of each decision are asked for."""
# Words in letters that need one, two and four bytes in Python.
NOTE = "Zij riep: ‘kost € 5!’ én Žižek 😀 <b>"


def messages(book: Book) -> list[str]:
    """Give the messages as JSON: of every kind, and some that are wrong."""
    page = {"basis": "../../", "vandaag": book.content.editie.datum}
    kinds = (
        _unasked(book),
        _cases(book),
        _combinations(book),
        _dossiers(book),
        _documents(book),
        _links(book),
        _lessons(book),
        _wrong(),
    )
    return [json.dumps({**page, **message}, ensure_ascii=False) for kind in kinds for message in kind]


def _unasked(book: Book) -> Iterator[Json]:
    """Yield what the page asks before the reader does."""
    for name in (*book.regels.decisions, *book.regels.dossiers):
        yield {"beslissing": name, "antwoorden": {}}


def _cases(book: Book) -> Iterator[Json]:
    for casus in book.content.casussen.values():
        answers = {name: list(values) for name, values in casus.antwoorden.items()}
        yield {"beslissing": casus.beslissing, "antwoorden": answers}


def _combinations(book: Book) -> Iterator[Json]:
    for name, count in book.proof.counts.items():
        decision = book.regels.decisions[name]
        for facts in islice(every_path(decision), 0, None, max(1, count // SPREAD)):
            yield {"beslissing": name, "antwoorden": to_answers(decision, facts)}


def _dossiers(book: Book) -> Iterator[Json]:
    day = book.content.editie.datum
    for name in book.regels.dossiers:
        asked = questions(book.regels, name)
        typed = {"moment": f"{day}T23:45", "ingang": day, **{f"notitie:{vraag}": NOTE for vraag in asked}}
        for case, unit in zip(islice(_cases(book), 0, None, 6), cycle("DWMY"), strict=False):
            antwoorden = {vraag: chosen for vraag, chosen in case["antwoorden"].items() if vraag in asked}
            dossier = {"beslissing": name, "antwoorden": antwoorden}
            yield dossier
            yield {**dossier, "velden": {**typed, "duur_aantal": "3", "duur_eenheid": unit}}


def _documents(book: Book) -> Iterator[Json]:
    names = [f"{name}.{kind}" for name in (*book.regels.stukken, AFSCHRIFT) for kind in ("odt", "docx")]
    for message, name in zip(cycle(_dossiers(book)), [*names, f"{TERMIJNEN}.ics"], strict=False):
        yield {**message, "stuk": name}


def _links(book: Book) -> Iterator[Json]:
    for advies in islice(book.adviezen.values(), 0, None, 8):
        link = to_fragment(advies)
        for fragment in (link, link.replace("regels=", "regels=x"), f"{link}&weg=ja", link.partition("&")[0]):
            yield {"beslissing": advies["beslissing"], "antwoorden": {}, "fragment": fragment}


def _lessons(book: Book) -> Iterator[Json]:
    """Yield every lesson with the first, and with the last, of everything chosen."""
    for les in book.content.lessen.values():
        found = [*built(book, lesson_data(book.content, les))]
        for place in (0, -1):
            chosen = {
                opgave.id: {veld.naam: [veld.opties[place].id] for veld in opgave.velden}
                for _, opgave in found
            }
            yield {"les": [data for data, _ in found], "gekozen": chosen, "laatste": found[0][1].id}


def _wrong() -> Iterator[Json]:
    yield {"beslissing": "bestaat-niet", "antwoorden": {}}
    yield {"beslissing": "sanctie"}
    yield {"les": [{"id": "a", "soort": "kies"}], "gekozen": {"a": {"keuze": ["b"]}}}
    yield {"beslissing": "sanctie", "antwoorden": {"norm": ["bestaat-niet"]}, "vandaag": "gisteren"}
