"""One decision of an edition beside the national one: its questions, its answers and its rules as lines."""

from collections.abc import Iterator

from widgets.rules import Rule
from widgets.rules.clauses import word_conditions
from widgets.rules.conditie import When, allowed
from widgets.rules.words import capital

from .book import Book
from .naast import Naast, outcomes_beside
from .organisatie.naast import untouched

_QUESTION = "vraag"


def decision_beside(book: Book, base: Book, name: str) -> Naast:
    """Give what a decision asks and what its rules say, in the edition and nationally."""
    own, national = (dict(_questions(found, name)) for found in (book, base))
    bare = dict(_questions(book, name, when=False)), dict(_questions(base, name, when=False))

    def is_own(line: str) -> bool:
        _, vraag, *optie = line.split(".")
        at = ("beslissingen", name, "vragen", vraag, *(("options", *optie) if optie else ()))
        return book.content.herkomst(*at, "when") != "landelijk"

    mine, theirs = outcomes_beside(book, name)
    return {**own, **mine}, {**untouched(own, national, bare, is_own), **theirs}


def _questions(book: Book, name: str, *, when: bool = True) -> Iterator[tuple[str, tuple[str, str]]]:
    decision = book.regels.decisions.get(name)
    words = book.regels.kaart.get("herkomst", {})
    for vraag in decision.vragen if decision else ():
        key = f"{_QUESTION}.{vraag.id}"
        clause = _clause(book, name, vraag.when) if when else ""
        yield key, (words.get("vraag", ""), " ".join(filter(None, (vraag.label, vraag.hint, clause))))
        for optie in vraag.opties:
            clause = _clause(book, name, optie.when) if when else ""
            texts = (optie.label, optie.hint, *optie.voorbeelden, clause)
            yield f"{key}.{optie.id}", (vraag.label, ". ".join(text.rstrip(".") for text in texts if text))


def _clause(book: Book, name: str, when: When) -> str:
    clause = word_conditions(book.regels, book.regels.decisions[name], when)
    return f"{capital(f'als {clause}')}." if clause else ""


def sources_of(book: Book, name: str, line: str) -> list[str]:
    """Give the sources of what a line is about, those of its durations too."""
    beslissing = book.content.beslissingen.get(name)
    first, second, *rest = (*line.split("."), "")
    if beslissing is None:
        return []
    if first == _QUESTION:
        vragen = [vraag for vraag in beslissing.vragen if vraag.id == second]
        opties = [optie for vraag in vragen for optie in vraag.options if optie.id in rest]
        return [source for item in opties or vragen for source in getattr(item, "source", ())]
    rules = list(_rules(book, name, first, second))
    measures = [item for rule in rules for item in rule.maatregelen]
    used = [book.content.duren.get(item.duur_id or "") for item in measures]
    guides = [
        book.content.duren[guide] for duur in used if duur and (guide := duur.richtgetal or duur.langer_dan)
    ]
    found = [rule.source for rule in rules] + [item.source for item in measures]
    found += [duur.source for duur in (*used, *guides) if duur]
    return list(dict.fromkeys(source for sources in found for source in sources))


def _rules(book: Book, name: str, first: str, second: str) -> Iterator[Rule]:
    """Yield the rule of a line in a list, or the rules of a row of the matrix."""
    decision = book.regels.decisions[name]
    for table in decision.tables:
        for rule in table.rules:
            is_row = table.per and first in (allowed(rule.when, table.per) or ())
            if is_row or (table.id, rule.id) == (first, second):
                yield rule
