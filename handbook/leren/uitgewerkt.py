"""Every answer to every exercise, marked beforehand: a table in the place of Python, made by the same rules.

Of a field with several right options every set of them is there. Feedback is kept in pieces, each once.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from widgets.leren.nakijken import DEELS, FOUT, GOED, STAND, UIT, VERDER, feedback
from widgets.leren.opgave import Opgave, Veld
from widgets.leren.score import points
from widgets.rules import Regels

Json = dict[str, Any]

_PIECES = re.compile(r"(?=<(?:p|ul|li)\b|</ul>)")


def worked_out(
    regels: Regels, sets: Mapping[str, Iterable[Opgave]], links: Callable[[str], str] = str
) -> Json:
    """Give the table for these sets of exercises, as JSON data for widgets/leren/pakket/tafel.js.

    `links` makes the links in the feedback fit the place where it is shown.
    """
    texts: dict[str, int] = {}

    def pieces(html: str) -> list[int]:
        return [texts.setdefault(piece, len(texts)) for piece in _PIECES.split(links(html)) if piece]

    lessons = {
        name: {
            opgave.id: {veld.naam: _field(regels, opgave, veld, pieces) for veld in opgave.velden}
            for opgave in opgaven
        }
        for name, opgaven in sets.items()
    }
    words = {"goed": GOED, "fout": FOUT, "deels": DEELS, "stand": STAND, "verder": VERDER, "uit": UIT}
    return {"woorden": words, "lessen": lessons, "teksten": [*texts]}


def answers(veld: Veld) -> Iterator[tuple[str, ...]]:
    """Yield every answer that a form can give to a field: one option, or any set of several."""
    names = [optie.id for optie in veld.opties]
    for size in range(1, len(names) + 1 if veld.meer else 2):
        yield from itertools.combinations(names, size)


def _field(regels: Regels, opgave: Opgave, veld: Veld, pieces: Callable[[str], list[int]]) -> Json:
    """Give the options in order, and by the places of what is chosen: points, pieces of feedback."""
    places = {optie.id: str(place) for place, optie in enumerate(veld.opties)}
    found = {
        ".".join(places[name] for name in chosen): [
            points(chosen, veld.goed, meer=veld.meer),
            pieces(feedback(regels, opgave, veld, chosen, "")),
        ]
        for chosen in answers(veld)
    }
    onward = {} if veld.naar is None else {"naar": dict(veld.naar)}
    return {"opties": [*places], "antwoorden": found, **onward}
