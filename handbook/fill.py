"""Durations and amounts inside the sentences of content/: {duur.<id>} and {bedrag.<id>}."""

import re
from collections.abc import Callable, Mapping

from widgets.rules import DuurError

from .duren import parse_duur
from .problems import instead
from .schema.facts import BLANK
from .yaml_source import Data, Loc

_PLACEHOLDER = re.compile(r"\{(duur|bedrag)\.([^{}]*)\}")
_KINDS = {"duur": "duren", "bedrag": "bedragen"}

Complain = Callable[[Loc, str], None]
Known = Mapping[str, Mapping[str, str]]
"""Kind to id to words, for instance duren -> reactie-veroorzaker -> 48 uur."""


def known_words(raw: Mapping[str, Mapping[str, Data]]) -> Known:
    """Give the words of every duration and amount; of one that is not well written there are none."""
    duren = {name: _duur(entry) for name, entry in raw["duren"].items()}
    bedragen = {name: _bedrag(entry) for name, entry in raw["bedragen"].items()}
    return {"duren": duren, "bedragen": bedragen}


def word_bedrag(waarde: int) -> str:
    """Give an amount in whole euros as the Dutch write it: € 25.000."""
    return f"€\N{NO-BREAK SPACE}{waarde:,}".replace(",", ".")


def fill(data: Data, known: Known, complain: Complain, used: set[tuple[str, str]], loc: Loc = ()) -> Data:
    """Give the data with every placeholder filled in; adds to `used`, and complains about an unknown one."""
    if isinstance(data, dict):
        return {key: fill(value, known, complain, used, (*loc, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [fill(value, known, complain, used, (*loc, place)) for place, value in enumerate(data)]
    if not isinstance(data, str) or "{" not in data:
        return data

    def words(match: re.Match[str]) -> str:
        kind, name = _KINDS[match[1]], match[2]
        if name not in known[kind]:
            complain(loc, f"{name!r} staat niet in content/{kind}.yml; {instead(name, known[kind])}")
            return match[0]
        used.add((kind, name))
        return known[kind][name]

    return _PLACEHOLDER.sub(words, data)


def _duur(entry: Data) -> str:
    waarde = str(entry.get("waarde")) if isinstance(entry, dict) else ""
    try:
        return f"[{BLANK}]" if waarde == BLANK else str(parse_duur(waarde))
    except DuurError:
        return ""


def _bedrag(entry: Data) -> str:
    waarde = entry.get("waarde") if isinstance(entry, dict) else None
    return word_bedrag(waarde) if isinstance(waarde, int) else ""
