"""When what somebody chose would have been right: one line, with one thing that differs from the case."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from widgets.render import word_binnen
from widgets.rules import Decision, Regels, Table
from widgets.rules.advise import shown_items
from widgets.rules.answers import ask
from widgets.rules.decide import decide
from widgets.rules.model import Conditie, Facts, Rule, When, holds
from widgets.rules.words import word_conditions, word_outcome

from .kenmerk import MEER, OF_MEASURE, table_of, value_of

Json = Mapping[str, Any]

ALS = "Als {wat}."
BIJVOORBEELD = "Bijvoorbeeld als {wat}."
ALLEEN = "Als het er alleen om gaat dat {wat}."
NIET = "Als het niet zo is dat {wat}."
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
    nearest: tuple[int, Wel] | None = None
    for table, rule in _giving(regels, decision, over, chosen):
        unmet = [*_unmet(table, rule.when, facts)]
        size = len(unmet) + sum(not _possible(decision, part, facts) for part in unmet)
        tekst = _word_first(regels, decision, table, unmet, facts)
        if tekst and (nearest is None or size < nearest[0]):
            nearest = size, Wel(tekst + (NOG_MEER if size > 1 else ""), rule.source)
    return nearest[1] if nearest else None


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


def _unmet(table: Table, when: When, facts: Facts) -> Iterator[Conditie]:
    """Yield what differs from the case, one thing at a time: a value that lacks, or one that is in the way.

    Of the values that a table is asked for one at a time, the one it needs must be the only one.
    """
    for conditie in when:
        given = facts.get(conditie.naam, frozenset())
        wanted = conditie._replace(geen=frozenset())
        if not wanted.holds(facts) or (_one_at_a_time(table, wanted) and len(given) > 1):
            yield wanted
        for name in sorted(conditie.geen & given):
            yield Conditie(conditie.naam, None, frozenset((name,)))


def _one_at_a_time(table: Table, part: Conditie) -> bool:
    return part.naam == table.per and part.een is not None


def _possible(decision: Decision, part: Conditie, facts: Facts) -> bool:
    """Tell whether an answer alone can bring it: its question is asked, and takes that option here."""
    vraag = decision.questions.get(part.naam)
    if vraag is None or part.een is None:
        return part.naam in facts
    return part.naam in facts and any(
        optie.id in part.een and holds(optie.when, facts) for optie in vraag.opties
    )


def _word_first(regels: Regels, decision: Decision, table: Table, unmet: list[Conditie], facts: Facts) -> str:
    """Word one of what differs, rather of a question that was asked."""
    for part in sorted(unmet, key=lambda part: part.naam not in facts):
        here = not facts.get(part.naam, frozenset()).isdisjoint(part.een or ())
        only = _one_at_a_time(table, part) and (len(unmet) == 1 or here)
        if tekst := _word(regels, decision, part, facts, only=only):
            return tekst
    return ""


def _word(regels: Regels, decision: Decision, part: Conditie, facts: Facts, *, only: bool) -> str:
    """Word one thing that differs; of a question that was not asked, why it was not."""
    vraag = decision.questions.get(part.naam)
    if vraag and part.een is None and not part.geen:
        gates = _unmet(decision.tables[0], vraag.when, facts)
        return next((_word(regels, decision, gate, facts, only=False) for gate in gates), "")
    opties = vraag.opties if vraag else ()
    if against := [optie.als for optie in opties if optie.id in part.geen]:
        return NIET.format(wat=against[0])
    wanted = [optie.als for optie in opties if optie.id in (part.een or ())]
    if wanted and len(wanted) < len(opties):
        form = ALLEEN if only else ALS if len(wanted) == 1 else BIJVOORBEELD
        return form.format(wat=wanted[0])
    wat = word_conditions(regels, decision, (part,))
    return ALS.format(wat=wat) if wat else ""


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
