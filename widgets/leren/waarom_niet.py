"""When what somebody chose would have been right: one line, with one thing that differs from the case."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from widgets.render import word_binnen
from widgets.rules import Decision, Regels, Table
from widgets.rules.advise import shown_items
from widgets.rules.answers import ask
from widgets.rules.decide import decide
from widgets.rules.table import Rule
from widgets.rules.words import word_outcome

from .kenmerk import MEER, OF_MEASURE, table_of, value_of
from .verschil import nearest

Json = Mapping[str, Any]

NOG_MEER = " Er moet dan nog meer anders zijn dan hier."
VAN_MAATREGEL = "Dat hoort bij: {wat}."
VAN_STAP = "Dat is de termijn voor: {wat}."
VAN_ANTWOORD = "Bijvoorbeeld: {wat}"
"""How a line is worded, by what it tells."""


class Wel(NamedTuple):
    """When a choice would have been right, and where that is said."""

    tekst: str
    bronnen: tuple[str, ...]


def when_right(regels: Regels, deel: Json, advies: Json, chosen: str) -> Wel | None:
    """Give when the chosen value would have been right; None when no one thing can be said of it."""
    over, decision = deel["over"], regels.decisions[advies["beslissing"]]
    if over == "antwoord":
        return _of_answer(decision, deel["welke"], chosen)
    if over == "termijn":
        return _of_term(regels, decision, advies, chosen)
    if over in OF_MEASURE:
        return _of_measure(regels, decision.tables[0], over, chosen)
    facts = decide(decision, ask(decision, advies["antwoorden"])).facts
    found = nearest(regels, decision, _giving(regels, decision, over, chosen), facts)
    if found is None:
        return None
    return Wel(found.tekst + (NOG_MEER if found.verschillen > 1 else ""), found.rule.source)


def _giving(regels: Regels, decision: Decision, over: str, chosen: str) -> Iterator[tuple[Table, Rule]]:
    """Yield the rules that give the chosen value; those that wait for an answer only when no other does."""
    if over in MEER:
        shows = [table for table in decision.tables if table.toont == over]
        yield from ((table, rule) for table in shows for rule in table.rules if chosen in rule.toon)
        return

    def gives(rule: Rule) -> bool:
        value = word_outcome(regels, table.id, rule) if over == "maatregel" else rule.uitkomst
        return value == chosen

    table = table_of(decision, over)
    yield from ((table, rule) for rule in [*filter(gives, table.settled)] or filter(gives, table.rules))


def _of_answer(decision: Decision, welke: str, chosen: str) -> Wel | None:
    for optie in decision.questions[welke].opties:
        if optie.id == chosen and optie.voorbeelden:
            return Wel(VAN_ANTWOORD.format(wat=optie.voorbeelden[0]), optie.source)
    return None


def _of_term(regels: Regels, decision: Decision, advies: Json, chosen: str) -> Wel | None:
    """Give the one step with this deadline: in this advice, else in the whole decision."""
    here = [item["id"] for item in shown_items(decision, advies, "stappen")]
    rules = (rule for table in decision.tables if table.toont == "stappen" for rule in table.rules)
    for names in (here, dict.fromkeys(name for rule in rules for name in rule.toon)):
        items: list[Any] = [regels.woorden["stappen"][name] for name in names]
        found = [item for item in items if word_binnen(regels.kaart, item) == chosen]
        if len(found) == 1:
            return Wel(VAN_STAP.format(wat=_first_sentence(found[0]["tekst"])), tuple(found[0]["bronnen"]))
    return None


def _first_sentence(tekst: str) -> str:
    return tekst.partition(". ")[0].rstrip(".")


def _of_measure(regels: Regels, table: Table, over: str, chosen: str) -> Wel | None:
    """Give the one outcome whose measure has this value."""
    found: dict[str, Rule] = {}
    for rule in table.settled:
        if value_of(regels, rule, over) == chosen:
            found.setdefault(word_outcome(regels, table.id, rule), rule)
    if len(found) != 1:
        return None
    ((title, rule),) = found.items()
    return Wel(VAN_MAATREGEL.format(wat=title), rule.source)
