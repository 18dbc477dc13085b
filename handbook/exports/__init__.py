"""Open data: the rules and the register for other programs, each with edition, version and hash."""

import json
from collections.abc import Iterator

from handbook.book import Book, Json, hash_of
from handbook.organisatie.landelijk import own_rules

from .csv_table import csv_table
from .dmn import dmn
from .json_schema import SCHEMA, rules_schema


def exports(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield every file below data/ as (name, bytes)."""
    editie = book.compiled["editie"]
    yield "data/regels.json", as_json({"$schema": SCHEMA, **own_rules(book.compiled)})
    yield f"data/{SCHEMA}", as_json(rules_schema(editie))
    register = [entry.model_dump(mode="json") for entry in book.content.register.values()]
    yield (
        "data/register.json",
        as_json({"editie": {**editie, "hash": hash_of(register)}, "register": register}),
    )
    for name, decision in book.regels.decisions.items():
        yield f"data/{name}.csv", csv_table(book.regels, decision)
        yield f"data/{name}.dmn", dmn(book.regels, decision)


def as_json(data: Json) -> bytes:
    """Give a JSON file that people can read too."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
