"""All outcomes of a decision, as its page shows them: a matrix where there is one, and lists of rules."""

from collections.abc import Iterator
from typing import Any

from widgets.rules import Maatregel
from widgets.rules.clauses import word_conditions
from widgets.rules.words import word_binnen, word_maatregel, word_outcome

from .book import Book
from .tables import deciders, is_apart, is_matrix, outcome_rows, places


def outcomes(book: Book, name: str) -> dict[str, Any]:
    """Give what the template shows of one decision."""
    return {
        "naam": name,
        "rijen": list(outcome_rows(book.regels, name)),
        "apart": list(_apart(book, name)),
        "tabellen": list(_lists(book, name)),
    }


def _lists(book: Book, name: str) -> Iterator[dict[str, Any]]:
    decision, words = book.regels.decisions[name], book.regels.woorden
    for table in decision.tables[is_matrix(decision) :]:
        rules = []
        for rule in table.rules:
            als = word_conditions(book.regels, decision, rule.when)
            outcome = words["uitkomsten"].get(f"{table.id}.{rule.uitkomst}", {})
            if outcome.get("stil"):
                continue
            title = word_outcome(book.regels, table.id, rule) if outcome else ""
            dan = f"{title}. {outcome['tekst']}" if outcome else rule.because
            items = [_item(book, words[table.toont][item]) for item in rule.toon]
            items += [_measure(book, item) for item in rule.maatregelen]
            rules.append(
                {
                    "id": rule.id,
                    "als": f"Als {als}:",
                    "dan": dan,
                    "punten": items,
                    "namen": [*rule.toon, *(item.soort for item in rule.maatregelen)],
                    "source": rule.source,
                }
            )
        for combinatie in table.combinaties if table.per else ():
            if not is_matrix(decision):
                als = word_conditions(book.regels, decision, combinatie.rule.when)
                dan, source = combinatie.rule.because, combinatie.rule.source
                rules.append(
                    {
                        "id": combinatie.rule.id,
                        "als": f"Als {als}:",
                        "dan": dan,
                        "punten": [],
                        "namen": [],
                        "source": source,
                    }
                )
        yield {"id": table.id, "titel": table.titel, "regels": rules}


def _apart(book: Book, name: str) -> Iterator[str]:
    """Yield what the main table says apart from any behaviour, when it is known that there was none."""
    regels = book.regels
    decision = regels.decisions[name]
    for rule in decision.tables[0].settled:
        if is_apart(decision, rule):
            als = word_conditions(regels, decision, rule.when)
            yield f"Als {als}: {word_outcome(regels, decision.tables[0].id, rule)}."


def _measure(book: Book, maatregel: Maatregel) -> str:
    regels = book.regels
    parts = (word_maatregel(regels, maatregel), places(regels, maatregel), deciders(regels, maatregel))
    return "; ".join(filter(None, parts))


def _item(book: Book, words: Any) -> str:
    term = word_binnen(book.regels.kaart, words)
    return f"{term}: {words['tekst']}" if term else str(words["tekst"])
