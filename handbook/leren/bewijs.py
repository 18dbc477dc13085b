"""What the page with the certificate needs: its paths, and their exercises as short as marking allows."""

import json
from collections.abc import Iterator
from typing import Any

from handbook.book import Book

from .opgaven import WHEN
from .sleutels import keyed

Json = dict[str, Any]


def certificate_view(book: Book) -> Json:
    """Give what the template shows of every path, and the exercises of all of them as `data` for Python."""
    content = book.content
    names = dict.fromkeys(name for path in content.paden for name in _names(book, path))
    data = {name: [{"sleutel": key, **short(each)} for each, key in keyed(book, name)] for name in names}
    return {
        "paden": [
            {
                "naam": path,
                "titel": pad.titel,
                "lessen": [(name, content.lessen[name].titel, len(data[name])) for name in pad.lessen],
                "toets": len(data[f"{path}-eind"]) if pad.toets else 0,
                "nodig": " ".join(name for name in _names(book, path, before=False) if data[name]),
            }
            for path, pad in content.paden.items()
        ],
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        "editie": content.editie,
        "hash": book.regels.editie["hash"],
    }


def _names(book: Book, path: str, *, before: bool = True) -> Iterator[str]:
    pad = book.content.paden[path]
    yield from pad.lessen
    if pad.toets:
        yield from (f"{path}-{when}" for when in WHEN if before or when == "eind")


def short(oefening: Json) -> Json:
    """Give the exercise without the words that only its page shows: the same fields, options and answers.

    A worded choice gets its id as words, as these must differ. Parts to put in order keep theirs: they stand
    in the order of those words.
    """
    found = {name: value for name, value in oefening.items() if name not in ("verhaal", "let_op", "protocol")}
    for name in ("vraag", "tekst"):
        if name in found:
            found[name] = ""
    if keuzes := found.get("keuzes"):
        found["keuzes"] = [_short_choice(keuze) for keuze in keuzes]
    if punten := found.get("punten"):
        found["punten"] = [short(punt) for punt in punten]
    if delen := found.get("delen"):
        words = oefening["soort"] == "volgorde"
        found["delen"] = [short(deel) | ({"tekst": deel["tekst"]} if words else {}) for deel in delen]
    return found


def _short_choice(keuze: Json) -> Json:
    worded = {"tekst": keuze["id"]} if "tekst" in keuze else {}
    return {name: value for name, value in keuze.items() if name in ("id", "is", "naar")} | worded
