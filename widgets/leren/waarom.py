"""Why a step or a check belongs to an advice: its own reason, else that of the rules that show it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from widgets.rules import Decision
from widgets.rules.advise import shown_items
from widgets.rules.answers import ask
from widgets.rules.decide import decide

Json = Mapping[str, Any]


class Reden(NamedTuple):
    """One reason, and where it is said."""

    tekst: str
    bronnen: tuple[str, ...]


def why_shown(decision: Decision, advies: Json, kind: str) -> dict[str, tuple[Reden, ...]]:
    """Give why each of the `stappen` or `controles` of an advice is there, in the order of the advice."""
    found = decide(decision, ask(decision, advies["antwoorden"]))
    tables = (table for table in decision.tables if table.toont == kind)
    rules = [rule for table in tables for rule in found.by_table[table.id].rules]
    return {
        item["id"]: (Reden(item["because"], tuple(item["bronnen"])),)
        if "because" in item
        else tuple(Reden(rule.because, rule.source) for rule in rules if item["id"] in rule.toon)
        for item in shown_items(decision, advies, kind)
    }
