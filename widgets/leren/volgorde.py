"""What goes before what, by the rules: steps by deadline or group, answers by how heavy their advice is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from widgets.render import word_binnen
from widgets.rules import Regels, advise, duur_from_json
from widgets.rules.advise import shown_items

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plek:
    """What to order a part by, and the same in words."""

    size: tuple[float, ...]
    reden: str


def in_order(regels: Regels, oefening: Json) -> dict[str, Plek]:
    """Give each part with its place; a step that does not belong to the advice is left out."""
    if oefening["over"] == "zwaarte":
        return {deel["id"]: _weight(regels, deel) for deel in oefening["delen"]}
    decision = regels.decisions[oefening["beslissing"]]
    advies = advise(regels, decision.id, oefening["antwoorden"])
    steps = {item["id"]: item for item in shown_items(decision, advies, "stappen")}
    groups = regels.kaart["groepen"]
    found: dict[str, Plek] = {}
    for deel in oefening["delen"]:
        step = steps.get(deel["is"])
        if step and oefening["over"] == "groep":
            found[deel["id"]] = Plek((float([*groups].index(step["groep"])),), f"{groups[step['groep']]}.")
        elif step and "binnen" in step:
            size = duur_from_json(step["binnen"]).size
            found[deel["id"]] = Plek(size, f"{word_binnen(regels.kaart, step)}.")
    return found


def _weight(regels: Regels, deel: Json) -> Plek:
    advies = advise(regels, deel["beslissing"], deel["antwoorden"])
    table = regels.decisions[deel["beslissing"]].tables[0]
    last = [
        duur_from_json(item.get("richtgetal") or item.get("langer_dan") or item["duur"]).size
        for item in advies["maatregelen"]
        if item["modaliteit"] != "eerst"
    ]
    place = float(table.uitkomsten.index(advies["uitkomst"]))
    return Plek((place, *max(last, default=(0.0, 0.0))), f"{advies['titel']}.")
