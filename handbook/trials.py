"""What the image of Python is tried with: what a page asks, on national rules and on those of an edition."""

import json
from typing import Any

from widgets.runtime.bridge import GIVE

from .book import Book
from .messages import messages
from .organisatie.landelijk import CHANGED, NEW, put_beside

Json = dict[str, Any]


def trials(book: Book) -> list[str]:
    """Give messages of a page, then the rules of an edition, and the messages again.

    So the image can do what every edition needs, and has the modules for it.
    """
    asked = messages(book)
    return [*asked, GIVE + json.dumps(_as_edition(book), ensure_ascii=False), *asked]


def _as_edition(book: Book) -> Json:
    """Give the rules as an edition has them: some are the same, some changed and some new."""
    own: Json = json.loads(json.dumps(book.compiled))
    tables = (table for beslissing in own["beslissingen"].values() for table in beslissing["tabellen"])
    for table in tables:
        for number, rule in enumerate(table["rules"]):
            if number % 3:
                _change(rule, CHANGED if number % 3 == 1 else NEW)
    for termijn in own["woorden"].get("termijnen", {}).values():
        termijn["tekst"] += " (eigen)"
    put_beside(own, book.compiled, book.content.kaart.herkomst.model_dump(mode="json"))
    return own


def _change(rule: Json, herkomst: str) -> None:
    rule["herkomst"] = herkomst
    if herkomst == NEW:
        rule["id"] += "-eigen"
    for maatregel in rule["then"]["maatregelen"]:
        maatregel |= {"herkomst": herkomst, "herkomst_duur": herkomst, "overleg": [], "modaliteit": "vast"}
        maatregel |= {"werkingsgebied": maatregel["werkingsgebied"][:1], "voorwaarden": []}
