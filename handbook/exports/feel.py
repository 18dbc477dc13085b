"""Conditions of our rules in FEEL, the language of DMN."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from widgets.rules import ONBEKEND, Decision, Table
from widgets.rules.conditie import Conditie, When

NOTHING = "-"
"""In a cell: no matter what."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """What a table can look at: its FEEL, whether it is a list, and its closed list of words.

    A single fact that is absent is null and a list then is empty: neither meets any condition.
    """

    naam: str
    feel: str
    words: tuple[str, ...]
    many: bool = False


Facts = Mapping[str, Fact]


def facts_of(decision: Decision, before: Table | None = None) -> dict[str, Fact]:
    """Give every fact of the decision by name, as the table `before` may look at it."""
    facts: dict[str, Fact] = {}
    for vraag in decision.vragen:
        words = (*(optie.id for optie in vraag.opties), ONBEKEND)
        facts[vraag.id] = Fact(naam=vraag.id, feel=vraag.id, words=words, many=vraag.meer)
        if vraag.meer:
            count = f"{vraag.id}_aantal"
            facts[f"{vraag.id}.aantal"] = Fact(naam=count, feel=count, words=("een", "meer"))
    for table in decision.tables:
        if before is not None and table.id == before.id:
            break
        facts[table.id] = Fact(naam=table.id, feel=f"{table.id}.uitkomst", words=table.uitkomsten)
        soorten = dict.fromkeys(m.soort for rule in table.rules for m in rule.maatregelen)
        if soorten:
            rooms = ("vast", "bandbreedte", "open")
            measures = f"{table.id}.maatregelen"
            facts["maatregel"] = Fact(
                naam=table.id, feel=f"{measures}.soort", words=tuple(soorten), many=True
            )
            facts["duur"] = Fact(
                naam=table.id, feel=f"{measures}[ruimte != null].ruimte", words=rooms, many=True
            )
    return facts


def text(value: Any) -> str:
    """Write a text, number, list or context in FEEL, which writes them as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def names(whens: Iterable[When]) -> list[str]:
    """Give what these conditions look at, in the order in which they first name it."""
    return list(dict.fromkeys(conditie.naam for when in whens for conditie in when))


def cell(fact: Fact, conditie: Conditie | None) -> str:
    """Write the condition on one fact as a unary test."""
    if conditie is None:
        return NOTHING
    if fact.many:
        return _many("?", conditie)
    return ", ".join(map(text, _wanted(fact, conditie)))


def holds(facts: Facts, when: When) -> str:
    """Write all conditions as one FEEL expression."""
    return " and ".join(_one(facts[conditie.naam], conditie) for conditie in when) or "true"


def _one(fact: Fact, conditie: Conditie) -> str:
    if fact.many:
        return f"({_many(fact.feel, conditie)})"
    return f"list contains({text(_wanted(fact, conditie))}, {fact.feel})"


def _wanted(fact: Fact, conditie: Conditie) -> list[str]:
    """Give the words that meet the condition: the list is closed, so `geen` is all the others."""
    return [
        word
        for word in fact.words
        if (conditie.een is None or word in conditie.een) and word not in conditie.geen
    ]


def _many(feel: str, conditie: Conditie) -> str:
    return " and ".join(_many_parts(feel, conditie))


def _many_parts(feel: str, conditie: Conditie) -> Iterator[str]:
    if conditie.een is None:
        yield f"count({feel}) > 0"
    else:
        yield f"(some x in {feel} satisfies list contains({text(sorted(conditie.een))}, x))"
    if conditie.geen:
        yield f"(every x in {feel} satisfies not(list contains({text(sorted(conditie.geen))}, x)))"
