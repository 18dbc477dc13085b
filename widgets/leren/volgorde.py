"""What goes before what, by the rules: steps by deadline or group, answers by how heavy their advice is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from widgets.rules import Regels, advise, duur_from_json
from widgets.rules.advise import shown_items
from widgets.rules.words import word_binnen, word_kort

from .waarom import Reden, why_shown

Json = Mapping[str, Any]

GROEP = "Dit staat onder ‘{groep}’."
"""How the place of a step is worded where its group is the question."""


@dataclass(frozen=True, slots=True)
class Plek:
    """What to order a part by, the part and its place in words, and why it has that place."""

    size: tuple[float, ...]
    tekst: str
    plaats: str
    redenen: tuple[Reden, ...]


def in_order(regels: Regels, oefening: Json) -> dict[str, Plek]:
    """Give each part with its place; a step that does not belong to the advice is left out."""
    if oefening["over"] == "zwaarte":
        return {deel["id"]: _weight(regels, deel) for deel in oefening["delen"]}
    decision = regels.decisions[oefening["beslissing"]]
    advies = advise(regels, decision.id, oefening["antwoorden"])
    steps = {item["id"]: item for item in shown_items(decision, advies, "stappen")}
    why = why_shown(decision, advies, "stappen")
    given = ((deel, steps.get(deel["is"], {})) for deel in oefening["delen"])
    asked = "binnen" if oefening["over"] == "termijn" else "groep"
    return {
        deel["id"]: _step(regels, oefening["over"], deel, step, why[deel["is"]])
        for deel, step in given
        if asked in step
    }


def _step(regels: Regels, over: str, deel: Json, step: Json, why: tuple[Reden, ...]) -> Plek:
    """Give the place of a step; it is shown without its deadline, which tells the place."""
    size: tuple[float, ...]
    if over == "termijn":
        size, plaats = duur_from_json(step["binnen"]).size, f"{word_binnen(regels.kaart, step)}."
    else:
        groups = regels.kaart["groepen"]
        size = (float([*groups].index(step["groep"])),)
        plaats = GROEP.format(groep=groups[step["groep"]])
    own = deel["tekst"] != step["tekst"]
    return Plek(size, deel["tekst"] if own else word_kort(step), plaats, why)


def _weight(regels: Regels, deel: Json) -> Plek:
    advies = advise(regels, deel["beslissing"], deel["antwoorden"])
    table = regels.decisions[deel["beslissing"]].tables[0]
    last = [
        duur_from_json(item.get("richtgetal") or item.get("langer_dan") or item["duur"]).size
        for item in advies["maatregelen"]
        if item["modaliteit"] != "eerst"
    ]
    place = float(table.uitkomsten.index(advies["uitkomst"]))
    why = tuple(Reden(item["tekst"], tuple(item["bronnen"])) for item in advies["omdat"][:1])
    return Plek((place, *max(last, default=(0.0, 0.0))), deel["tekst"], f"{advies['titel']}.", why)
