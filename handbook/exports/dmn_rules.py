"""What the rules of one table need and give, as the columns and rows of a DMN table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from widgets.rules import Duur, Maatregel, Rule, Table
from widgets.rules.combine import places, width
from widgets.rules.conditie import When
from widgets.rules.decide import room

from .dmn_xml import Column, Row
from .feel import Facts, cell, names, text

RULE_FIELDS = ("beslisser", "overleg", "toon")
"""Lists that stand at the rule itself; one that no rule of a table has is no column there."""
MEASURE_FIELDS = (
    "soort",
    "modaliteit",
    "werkingsgebied",
    "eventueel",
    "beslisser",
    "overleg",
    "voorwaarden",
    "uitzonderingen",
    "rechtsmiddel",
)


def columns(facts: Facts, whens: Sequence[When], labels: Mapping[str, str]) -> list[Column]:
    """Give one column for each fact that these conditions look at."""
    return [
        Column(
            feel=facts[name].feel,
            label=labels.get(name, name),
            words=() if facts[name].many else facts[name].words,
        )
        for name in names(whens)
    ]


def rows(facts: Facts, rules: Sequence[Rule], gives: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """Give one row for each rule; `gives` has for each output what the rules give, in their order."""
    looked = names(rule.when for rule in rules)
    for place, rule in enumerate(rules):
        conditions = {conditie.naam: conditie for conditie in rule.when}
        yield Row(
            id=rule.id,
            needs=[cell(facts[name], conditions.get(name)) for name in looked],
            gives=[column[place] for column in gives.values()],
            why=why(rule),
        )


def outputs(table: Table) -> dict[str, list[str]]:
    """Give the outcome, the rule and what else some rule of the table has, in FEEL."""
    given: dict[str, list[str]] = {}
    if table.policy == "een":
        given["uitkomst"] = [text(rule.uitkomst) for rule in table.rules]
    given["regel"] = [text(rule.id) for rule in table.rules]
    if any(rule.maatregelen for rule in table.rules):
        given["maatregelen"] = [measures(table, rule) for rule in table.rules]
    for name in RULE_FIELDS:
        if any(getattr(rule, name) for rule in table.rules):
            given[name] = [text(getattr(rule, name)) for rule in table.rules]
    return given


def measures(table: Table, rule: Rule) -> str:
    """Write the measures of a rule as a FEEL list of contexts."""
    gebieden = next((combinatie.gebieden for combinatie in table.combinaties), ())
    return text([_measure(maatregel, gebieden) for maatregel in rule.maatregelen])


def measure_fields(table: Table) -> list[str]:
    """Give what every measure of the table has."""
    maatregel = next(maatregel for rule in table.rules for maatregel in rule.maatregelen)
    return list(_measure(maatregel, ("",) if table.combinaties else ()))


def _measure(maatregel: Maatregel, gebieden: tuple[str, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {name: getattr(maatregel, name) for name in MEASURE_FIELDS}
    data["duur"] = maatregel.duur.to_json()
    data["ruimte"] = room(maatregel) if maatregel.duur_id else None
    data["richtgetal"] = _iso(maatregel.richtgetal)
    data["langer_dan"] = _iso(maatregel.langer_dan)
    data["bronnen"] = maatregel.source
    data["meer"] = maatregel.meer
    if gebieden:
        known = [place for place in places(maatregel) if place in gebieden]
        data["breedte"] = width(maatregel, gebieden) if known else -1
        data["breedste"] = max(known, key=gebieden.index) if known else None
    return data


def _iso(duur: Duur | None) -> object:
    return duur.to_json() if duur else None


def why(rule: Rule) -> list[str]:
    """Give the annotations of a rule: the reason, the sources, the choices of this edition."""
    return [rule.because, " ".join(rule.source), " ".join(rule.keuzes)]
