"""From answers to facts: which questions are asked, and every way through them."""

import itertools
from collections.abc import Iterator, Mapping

from .conditie import ONBEKEND, Facts, holds
from .errors import RulesError
from .model import Decision, Optie, Regels, Vraag

Answers = Mapping[str, tuple[str, ...]]
"""Question id to the ids of the chosen options."""

_UNKNOWN = frozenset((ONBEKEND,))
_COUNTS = {False: frozenset(("een",)), True: frozenset(("meer",))}


def check_answers(decision: Decision, answers: Answers) -> None:
    """Raise RulesError for a question or option that the decision does not have."""
    questions = {vraag.id: vraag for vraag in decision.vragen}
    for name, values in answers.items():
        if name not in questions:
            raise RulesError(f"decision {decision.id!r} has no question {name!r}; it has {list(questions)}")
        vraag = questions[name]
        known = [optie.id for optie in vraag.opties]
        for value in values:
            if value not in known and value != ONBEKEND:
                raise RulesError(f"question {name!r} has no option {value!r}; it has {known}")
        if len(values) > 1 and not vraag.meer:
            raise RulesError(f"question {name!r} takes one option, not {list(values)}")


def ask(decision: Decision, answers: Answers) -> dict[str, frozenset[str]]:
    """Give the facts of these answers.

    A question whose conditions do not hold is not asked and its answer not used; one without an answer
    is `onbekend`. A question that allows several options also gives `<id>.aantal`: een or meer.
    """
    facts: dict[str, frozenset[str]] = {}
    for vraag in decision.vragen:
        if holds(vraag.when, facts):
            given = answers.get(vraag.id, ())
            chosen = [o.id for o in vraag.opties if o.id in given and holds(o.when, facts)] if given else ()
            add_answer(vraag, frozenset(chosen), facts)
    return facts


def add_answer(vraag: Vraag, values: frozenset[str], facts: dict[str, frozenset[str]]) -> None:
    """Put one answer among the facts; no values means `onbekend`."""
    facts[vraag.id] = values or _UNKNOWN
    if vraag.meer and values:
        facts[f"{vraag.id}.aantal"] = _COUNTS[len(values) > 1]


def shown_opties(vraag: Vraag, facts: Facts) -> tuple[Optie, ...]:
    """Give the options that make sense given the facts so far."""
    return tuple([optie for optie in vraag.opties if holds(optie.when, facts)])


def asked(decision: Decision, facts: Facts) -> tuple[Vraag, ...]:
    """Give the questions that these facts answer, in order."""
    return tuple(vraag for vraag in decision.vragen if vraag.id in facts)


def every_path(decision: Decision) -> Iterator[dict[str, frozenset[str]]]:
    """Yield the facts of every reachable combination of answers, `onbekend` among them, each once."""

    def walk(place: int, facts: dict[str, frozenset[str]]) -> Iterator[dict[str, frozenset[str]]]:
        if place == len(decision.vragen):
            yield facts
            return
        for more in every_next(decision.vragen[place], facts):
            yield from walk(place + 1, more)

    return walk(0, {})


def every_next(vraag: Vraag, facts: Facts) -> Iterator[dict[str, frozenset[str]]]:
    """Yield the facts with every answer to the next question; as they are when it is not asked."""
    if not holds(vraag.when, facts):
        yield dict(facts)
        return
    for values in every_answer(vraag, facts):
        more = dict(facts)
        add_answer(vraag, values, more)
        yield more


def every_answer(vraag: Vraag, facts: Facts) -> Iterator[frozenset[str]]:
    """Yield every answer to one question: none, each option, and for `meer` each set of options."""
    ids = [optie.id for optie in shown_opties(vraag, facts)]
    for size in range(len(ids) + 1 if vraag.meer else 2):
        yield from map(frozenset, itertools.combinations(ids, size))


def to_answers(decision: Decision, facts: Facts) -> dict[str, list[str]]:
    """Give the answers behind the facts, options in the order of the question, `onbekend` left out."""
    return {
        vraag.id: chosen
        for vraag in asked(decision, facts)
        if (chosen := [optie.id for optie in vraag.opties if optie.id in facts[vraag.id]])
    }


def shown(regels: Regels, name: str, answers: Answers) -> dict[str, list[str]]:
    """Give the questions to ask with these answers, each with the options that make sense."""
    decision = regels.decisions[name]
    facts = ask(decision, answers)
    return {vraag.id: [optie.id for optie in shown_opties(vraag, facts)] for vraag in asked(decision, facts)}
