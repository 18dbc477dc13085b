"""One incident, several decisions: which answers carry over, what to ask, and every advice together."""

from collections.abc import Mapping
from typing import Any

from .advise import advise, shown_items
from .answers import Answers, ask, asked, shown_opties
from .model import Regels, Vraag

Json = dict[str, Any]


def carry(regels: Regels, name: str, answers: Answers) -> dict[str, tuple[str, ...]]:
    """Give the answers to one decision that follow from answers to any decision.

    A question of the same id keeps its answer. Of another one the options whose `overnemen` holds are chosen:
    all of them when it takes several and beside the own answer, otherwise the first and only without one.
    """
    facts = {vraag: frozenset(values) for vraag, values in answers.items()}
    carried: dict[str, tuple[str, ...]] = {}
    for vraag in regels.decisions[name].vragen:
        known = [optie.id for optie in vraag.opties]
        own = [value for value in answers.get(vraag.id, ()) if value in known]
        taken = [
            optie.id
            for optie in vraag.opties
            if optie.overnemen and any(conditie.holds(facts) for conditie in optie.overnemen)
        ]
        chosen = [*own, *taken] if vraag.meer else (own or taken)[:1]
        if chosen:
            carried[vraag.id] = tuple(value for value in known if value in chosen)
    return carried


def derived(regels: Regels, name: str, answers: Answers) -> set[str]:
    """Give the questions of one answer that answers to other decisions already settle."""
    single = {vraag.id for vraag in regels.decisions[name].vragen if not vraag.meer}
    return {vraag for vraag in carry(regels, name, answers) if vraag in single and not answers.get(vraag)}


def dossier_shown(regels: Regels, name: str, answers: Answers) -> dict[str, list[str]]:
    """Give every question that a decision of the dossier asks now, with the options that make sense."""
    shown: dict[str, list[str]] = {}
    for beslissing in regels.dossiers[name].beslissingen:
        decision, settled = regels.decisions[beslissing], derived(regels, beslissing, answers)
        facts = ask(decision, carry(regels, beslissing, answers))
        for vraag in asked(decision, facts):
            if vraag.id not in settled:
                options = [optie.id for optie in shown_opties(vraag, facts)]
                shown[vraag.id] = [*dict.fromkeys([*shown.get(vraag.id, ()), *options])]
    return shown


def advise_dossier(regels: Regels, name: str, answers: Answers) -> Json:
    """Give the advice of every decision of the dossier on these answers, and the questions still open.

    Shape: `beslissing` (the dossier's id), `antwoorden`, `adviezen` (by decision), `open` (question ids).
    """
    dossier = regels.dossiers[name]
    adviezen = {beslissing: _advise(regels, beslissing, answers) for beslissing in dossier.beslissingen}
    still_open = dict.fromkeys(vraag for advies in adviezen.values() for vraag in advies["open"])
    return {
        "beslissing": name,
        "antwoorden": {vraag: list(values) for vraag, values in answers.items()},
        "adviezen": adviezen,
        "open": list(still_open),
        "editie": dict(regels.editie),
    }


def _advise(regels: Regels, name: str, answers: Answers) -> Json:
    """Give the advice of one decision: the last one again when what the reader changed is not about it."""
    carried = carry(regels, name, answers)
    given, advies = regels.last.get(name, (None, {}))
    if given != carried:
        advies = advise(regels, name, carried)
        regels.last[name] = carried, advies
    return advies


def all_steps(regels: Regels, dossier: Mapping[str, Any]) -> list[Json]:
    """Give every step of every advice once, in the order of the content."""
    steps = {
        stap["id"]: stap
        for name, advies in dossier["adviezen"].items()
        for stap in shown_items(regels.decisions[name], advies, "stappen")
    }
    return [steps[name] for name in regels.woorden["stappen"] if name in steps]


def questions(regels: Regels, name: str) -> dict[str, Vraag]:
    """Give every question of a decision or dossier, each once, by its id."""
    names = regels.dossiers[name].beslissingen if name in regels.dossiers else (name,)
    found: dict[str, Vraag] = {}
    for beslissing in names:
        for vraag in regels.decisions[beslissing].vragen:
            found.setdefault(vraag.id, vraag)
    return found


def single(advies: Json) -> Json:
    """Give one advice in the shape of a dossier."""
    keys = ("beslissing", "antwoorden", "open", "editie")
    return {**{key: advies[key] for key in keys}, "adviezen": {advies["beslissing"]: advies}}
