"""When what somebody chose would have been right, with one thing that differs, or else where it belongs."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from widgets.rules import Decision, Regels, Table
from widgets.rules.advise import shown_items
from widgets.rules.answers import ask
from widgets.rules.decide import decide
from widgets.rules.table import Rule
from widgets.rules.words import word_binnen, word_kort, word_outcome

from .kenmerk import MEER, OF_MEASURE, table_of, value_of
from .verschil import ALS, NIET, nearest

Json = Mapping[str, Any]

NOG_MEER = " Er moet dan nog meer anders zijn dan hier."
VAN_ANTWOORD = "Bijvoorbeeld: {wat}"
"""How a line is worded, by what it tells."""


class Wel(NamedTuple):
    """When or where a choice would have been right, by what source; `soort` as of a line of feedback."""

    tekst: str
    bronnen: tuple[str, ...]
    soort: str = "niet-omdat"


def when_right(regels: Regels, deel: Json, advies: Json, chosen: str) -> Wel | None:
    """Give when the chosen value would have been right, or to what it belongs; None when neither is known."""
    over, decision = deel["over"], regels.decisions[advies["beslissing"]]
    if over == "antwoord":
        return _of_answer(decision, deel["welke"], chosen)
    if over == "termijn":
        return _of_term(regels, decision, advies, chosen)
    facts = decide(decision, ask(decision, advies["antwoorden"])).facts
    found = nearest(regels, decision, _giving(regels, decision, over, chosen), facts)
    if found is None:
        return _elsewhere(regels, over, chosen)
    if found.zin.vorm == NIET:
        return Wel(found.zin.tekst, found.rule.source, "waarom-niet")
    return Wel(found.zin.tekst + (NOG_MEER if found.verschillen > 1 else ""), found.rule.source)


def _giving(regels: Regels, decision: Decision, over: str, chosen: str) -> Iterator[tuple[Table, Rule]]:
    """Yield the rules that give the chosen value; those that wait for an answer only when no other does."""
    if over in MEER:
        yield from ((table, rule) for table, rule in _showing(decision, over) if chosen in rule.toon)
        return

    def gives(rule: Rule) -> bool:
        if over in OF_MEASURE:
            return value_of(regels, rule, over) == chosen
        return chosen == (word_outcome(regels, table.id, rule) if over == "maatregel" else rule.uitkomst)

    table = table_of(decision, over)
    yield from ((table, rule) for rule in [*filter(gives, table.settled)] or filter(gives, table.rules))


def _showing(decision: Decision, kind: str) -> Iterator[tuple[Table, Rule]]:
    yield from ((table, rule) for table in decision.tables if table.toont == kind for rule in table.rules)


def _elsewhere(regels: Regels, over: str, chosen: str) -> Wel | None:
    """Give the other decision that has a step or a check that this one does not know."""
    for decision in regels.decisions.values() if over in MEER else ():
        for _, rule in _showing(decision, over):
            if chosen in rule.toon:
                return Wel(decision.titel, rule.source, "elders")
    return None


def _of_answer(decision: Decision, welke: str, chosen: str) -> Wel | None:
    for optie in decision.questions[welke].opties:
        if optie.id == chosen:
            example = VAN_ANTWOORD.format(wat=next(iter(optie.voorbeelden), ""))
            return Wel(example if optie.voorbeelden else ALS.format(wat=optie.als), optie.source)
    return None


def _of_term(regels: Regels, decision: Decision, advies: Json, chosen: str) -> Wel | None:
    """Give a step with this deadline: of this advice, else of the whole decision, else of another one."""
    steps = regels.woorden["stappen"]
    here = [item["id"] for item in shown_items(decision, advies, "stappen")]
    there = dict.fromkeys(name for _, rule in _showing(decision, "stappen") for name in rule.toon)
    for names in (here, there, steps):
        items: list[Any] = [steps[name] for name in names]
        if found := [item for item in items if word_binnen(regels.kaart, item) == chosen]:
            soort = "van-stap" if len(found) == 1 else "van-stappen"
            return Wel(word_kort(found[0]), tuple(found[0]["bronnen"]), soort)
    return None
