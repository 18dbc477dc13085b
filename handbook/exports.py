"""Open data: the rules and the register for other programs, each with edition, version and hash."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from widgets.rules import Table
from widgets.rules.words import word_conditions, word_outcome

from .book import Book, hash_of

Json = dict[str, Any]


def exports(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield every file below data/ as (name, bytes)."""
    yield "data/regels.json", _json(book.compiled)
    register = [entry.model_dump(mode="json") for entry in book.content.register.values()]
    yield (
        "data/register.json",
        _json({"editie": {**book.compiled["editie"], "hash": hash_of(register)}, "register": register}),
    )
    for name in book.regels.decisions:
        yield f"data/{name}.csv", _csv(book, name)


def _json(data: Json) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(book: Book, name: str) -> bytes:
    """Give one row for each measure of each rule, or one for a rule without measures."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    editie = book.compiled["editie"]
    header = [
        "tabel",
        "regel",
        "als",
        "uitkomst",
        "maatregel",
        "duur_iso",
        "duur",
        "werkingsgebied",
        "eventueel",
        "beslisser",
        "overleg",
        "modaliteit",
        "rechtsmiddel",
        "meer",
        "omdat",
        "bronnen",
        "uitgave",
        "versie",
        "hash",
    ]
    rows.writerow(header)
    decision = book.regels.decisions[name]
    for table in decision.tables:
        for rule in table.rules if table.policy == "een" else ():
            lead = [
                table.id,
                rule.id,
                word_conditions(book.regels, decision, rule.when),
                word_outcome(book.regels, table.id, rule),
            ]
            tail = [rule.because, " ".join(rule.source), editie["id"], editie["versie"], editie["hash"]]
            for cells in _measures(table, rule.id):
                rows.writerow([*lead, *cells, *tail])
    return out.getvalue().encode("utf-8-sig")


def _measures(table: Table, rule_id: str) -> Iterator[list[str]]:
    (rule,) = (rule for rule in table.rules if rule.id == rule_id)
    if not rule.maatregelen:
        yield [""] * 10
    for maatregel in rule.maatregelen:
        iso = json.dumps(maatregel.duur.to_json()).strip('"') if maatregel.duur_id else ""
        places = (maatregel.werkingsgebied, maatregel.eventueel, maatregel.beslisser, maatregel.overleg)
        yield [
            maatregel.soort,
            iso,
            str(maatregel.duur) if maatregel.duur_id else "",
            *(" ".join(ids) for ids in places),
            maatregel.modaliteit,
            maatregel.rechtsmiddel,
            json.dumps(maatregel.meer, ensure_ascii=False) if maatregel.meer else "",
        ]
