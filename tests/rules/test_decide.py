"""The quick ways to decide find what reading every rule finds, for every combination of answers."""

from dataclasses import replace
from itertools import islice

import pytest

from handbook.book import Book
from widgets.rules import ONBEKEND, Regels, Rule, Table, advise, every_case, load_regels
from widgets.rules.answers import every_path
from widgets.rules.conditie import Facts, holds
from widgets.rules.decide import decide

DECISIONS = ("aangifte", "nazorg", "sanctie", "schade", "vervolg")
STEP = 23
"""Of so many combinations one is read rule by rule; a prime, so that no question stands still."""


@pytest.fixture
def fresh(book: Book) -> Regels:
    """Rules that were never asked anything."""
    return load_regels(book.compiled)


@pytest.mark.parametrize("name", DECISIONS)
def test_all_combinations_together_give_what_each_gives_alone(regels: Regels, name: str) -> None:
    decision = regels.decisions[name]
    for findings, facts in zip(every_case(regels, name), every_path(decision), strict=True):
        alone = decide(decision, facts)
        assert (findings.by_table, findings.facts) == (alone.by_table, alone.facts)


@pytest.mark.parametrize("name", DECISIONS)
def test_what_is_found_follows_from_reading_every_rule(fresh: Regels, name: str) -> None:
    for findings in islice(every_case(fresh, name), 0, None, STEP):
        for table in findings.decision.tables:
            found = {rule.id for rule in findings.by_table[table.id].rules}
            holding, first = _read(table, findings.facts)
            assert holding <= found <= holding | first, (table.id, findings.facts)


def test_several_behaviours_may_be_the_first_thing_asked(fresh: Regels, regels: Regels) -> None:
    given = {"norm": ("onacceptabel",), "gedraging": ("verbaal", "overlast"), "herhaling": ("ja",)}
    assert advise(fresh, "sanctie", given) == advise(regels, "sanctie", given)


def test_a_table_with_other_rules_finds_anew(regels: Regels) -> None:
    table = regels.decisions["sanctie"].tables[0]
    facts = {name: frozenset((ONBEKEND,)) for name in ("norm", "gedraging", "herhaling")}
    decision = replace(regels.decisions["sanctie"], tables=(table,))
    found = decide(decision, facts).by_table[table.id].rules[0]

    renamed = replace(table, rules=tuple(replace(rule, id=f"{rule.id}-2") for rule in table.rules))
    again = decide(replace(decision, tables=(renamed,)), facts).by_table[table.id].rules[0]
    assert again.id == f"{found.id}-2"


def _read(table: Table, facts: Facts) -> tuple[set[str], set[str]]:
    """Give the rules that hold, and those that may have given the outcome of a combination too."""
    values = facts.get(table.per, frozenset())
    if len(values) < 2 or table.policy == "alle":
        return _holding(table.rules, facts), set()
    each = [{table.per: frozenset((value,))} for value in values]
    (combinatie,) = (c for c in table.combinaties if holds(c.rule.when, facts))
    hits = [_holding(table.rules, {**facts, **value}) for value in each]
    first = [_holding(table.rules, {**facts, **combinatie.basis, **value}) for value in each]
    assert all(len(found) == 1 for found in (*hits, *first))
    return {combinatie.rule.id}.union(*hits), set().union(*first)


def _holding(rules: tuple[Rule, ...], facts: Facts) -> set[str]:
    return {rule.id for rule in rules if holds(rule.when, facts)}
