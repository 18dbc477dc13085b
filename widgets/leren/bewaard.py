"""What is kept of an exercise, a short text -> what was chosen. `onthoud.js` writes that text in the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from widgets.rules import Regels

from .opgave import Opgave, build

Json = Mapping[str, Any]


def chosen_in(opgave: Opgave, text: str) -> dict[str, list[str]]:
    """Give per field the options that the text names by their place; one that does not exist is left out.

    Fields are apart by `;` and places by `.`, so that `0.2;1` is the first and third option of the first
    field and the second of the second.
    """
    found = {}
    for veld, places in zip(opgave.velden, text.split(";"), strict=False):
        named = {int(place) for place in places.split(".") if place.isdecimal()}
        if chosen := [optie.id for place, optie in enumerate(veld.opties) if place in named]:
            found[veld.naam] = chosen
    return found


def kept_choices(regels: Regels, les: Sequence[Json], bewaard: Mapping[str, str]) -> dict[str, Any]:
    """Give per exercise what was chosen: `bewaard` has the texts by the `sleutel` of each exercise."""
    return {
        oefening["id"]: chosen_in(build(regels, oefening), bewaard[oefening["sleutel"]])
        for oefening in les
        if oefening["sleutel"] in bewaard
    }
