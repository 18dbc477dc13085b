"""From a template and what is known to a document: what is not known becomes an open field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .model import Alinea, Blok, Deel, Delen, Kop, Lijst, Stuk, Tabel

Waarden = Mapping[str, str]
Json = Mapping[str, Any]

_FIELD = re.compile(r"\{([^{}|]*)(?:\|([^{}]*))?\}|\[([^\[\]{}]+)\]")
_JOINS = re.compile("[._-]")


def namen(tekst: str) -> set[str]:
    """Give the names that a sentence of a template asks a value for."""
    return {found[1] for found in _FIELD.finditer(tekst) if found[1] is not None}


def vul(tekst: str, waarden: Waarden) -> Delen:
    """Give a sentence of a template as runs.

    `{naam|woorden}` becomes the value, or an open field with those words; `[woorden]` is always open.
    """
    delen: list[Deel] = []
    end = 0
    for found in _FIELD.finditer(tekst):
        delen += _plain(tekst[end : found.start()])
        delen.append(_field(found, waarden))
        end = found.end()
    return (*delen, *_plain(tekst[end:]))


def _plain(tekst: str) -> list[Deel]:
    return [Deel(tekst)] if tekst else []


def _field(found: re.Match[str], waarden: Waarden) -> Deel:
    name, words, always_open = found.groups()
    if always_open:
        return Deel(always_open, open=True)
    value = "; ".join(_lines(waarden, name))
    return Deel(value) if value else Deel(words or _JOINS.sub(" ", name), open=True)


def _lines(waarden: Waarden, name: str) -> list[str]:
    """Give the lines of a value that show something."""
    return [line.strip() for line in waarden.get(name, "").splitlines() if line.strip()]


def maak(sjabloon: Json, waarden: Waarden) -> Stuk:
    """Give the document of a template, as the compiled rules hold it, filled in with these values."""
    blokken = (
        blok for item in sjabloon["blokken"] if _wanted(item, waarden) for blok in _blok(item, waarden)
    )
    return Stuk(titel=sjabloon["titel"], onderwerp=sjabloon["onderwerp"], blokken=tuple(blokken))


def _wanted(item: Json, waarden: Waarden) -> bool:
    only, unless = item.get("als"), item.get("als_niet")
    return bool((not only or _lines(waarden, only)) and not (unless and _lines(waarden, unless)))


def _blok(item: Json, waarden: Waarden) -> Iterator[Blok]:
    if item.get("kop"):
        yield Kop(2, item["kop"])
    if item.get("tekst"):
        yield Alinea(vul(item["tekst"], waarden))
    if item.get("lijst"):
        items = (delen for text in item["lijst"] for delen in _items(text, waarden))
        yield Lijst(tuple(items), genummerd=item.get("genummerd", False))
    if item.get("tabel"):
        yield Tabel(tuple((label, vul(text, waarden)) for label, text in item["tabel"]))


def _items(text: str, waarden: Waarden) -> Iterator[Delen]:
    """Give one item, or one for every line when the item is a value of several lines."""
    found = _FIELD.fullmatch(text)
    lines = _lines(waarden, found[1]) if found and found[1] else []
    if lines:
        yield from ((Deel(line),) for line in lines)
    else:
        yield vul(text, waarden)
