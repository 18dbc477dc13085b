"""More rules for the benchmark are the same rules more often: they decide the same."""

import json
from itertools import islice
from typing import Any

import pytest

from handbook.bench.growth import PLACE, larger, rates
from handbook.book import Book
from widgets.rules import Regels, case_line, every_case, load_regels
from widgets.rules.decide import Findings


def _case(regels: Regels, findings: Findings) -> dict[str, Any]:
    """Give a case as it is without the question that only places the rules."""
    case: dict[str, Any] = json.loads(case_line(regels, findings))
    return {**case, "open": [name for name in case["open"] if name != PLACE]}


@pytest.mark.parametrize("times", [1, 2, 5])
def test_with_more_rules_the_same_combinations_have_the_same_advice(book: Book, times: int) -> None:
    bigger = load_regels(larger(book.compiled, "vervolg", times))
    count = book.proof.counts["vervolg"]
    tables = zip(bigger.decisions["vervolg"].tables, book.regels.decisions["vervolg"].tables, strict=True)
    assert all(len(more.rules) == times * len(table.rules) for more, table in tables)
    found = [_case(bigger, findings) for findings in islice(every_case(bigger, "vervolg"), count)]
    assert found == [_case(book.regels, findings) for findings in every_case(book.regels, "vervolg")]
    assert sum(1 for _ in every_case(bigger, "vervolg")) == times * count


def test_every_size_has_its_rate(book: Book) -> None:
    found = rates(book.compiled, "sanctie", [1, 3], 100)
    assert found.keys() == {"1", "3"}
    assert all(rate > 0 for rate in found.values())
