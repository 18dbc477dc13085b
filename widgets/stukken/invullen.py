"""From a template and what is known to a document: what is not known becomes an open field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .model import Alinea, Blok, Deel, Delen, Kop, Lijst, Stuk, Tabel

Waarden = Mapping[str, str]
Json = Mapping[str, Any]

_FIELD = re.compile(r"\{([a-z_.:-]+)(?:\|([^{}]*))?\}|\[([^\[\]]+)\]")
_WHOLE = re.compile(r"\{([a-z_.:-]+)(?:\|([^{}]*))?\}")


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
    value = waarden.get(name, "").replace("\n", "; ")
    return Deel(value) if value else Deel(words or name.replace("_", " "), open=True)


def maak(sjabloon: Json, waarden: Waarden) -> Stuk:
    """Give the document of a template, as the compiled rules hold it, filled in with these values."""
    blokken = (
        blok
        for item in sjabloon["blokken"]
        if not (item["als"] and not waarden.get(item["als"]))
        and not (item["als_niet"] and waarden.get(item["als_niet"]))
        for blok in _blok(item, waarden)
    )
    return Stuk(titel=sjabloon["titel"], onderwerp=sjabloon["onderwerp"], blokken=tuple(blokken))


def _blok(item: Json, waarden: Waarden) -> Iterator[Blok]:
    if item["kop"]:
        yield Kop(2, item["kop"])
    if item["tekst"]:
        yield Alinea(vul(item["tekst"], waarden))
    if item["lijst"]:
        items = (delen for text in item["lijst"] for delen in _items(text, waarden))
        yield Lijst(tuple(items), genummerd=item["genummerd"])
    if item["tabel"]:
        yield Tabel(tuple((label, vul(text, waarden)) for label, text in item["tabel"]))


def _items(text: str, waarden: Waarden) -> Iterator[Delen]:
    """Give one item, or one for every line when the item is a value of several lines."""
    found = _WHOLE.fullmatch(text)
    lines = waarden.get(found[1], "").splitlines() if found else []
    if len(lines) > 1:
        yield from ((Deel(line),) for line in lines)
    else:
        yield vul(text, waarden)
