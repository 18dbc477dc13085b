"""Typed-out durations are found however they are written, and nothing else is taken for one."""

import pytest

from handbook import prose
from handbook.book import Book


@pytest.mark.parametrize(
    "text",
    [
        "3 maanden",
        "Drie maanden",
        "één week",
        "6 tot 12 maanden",
        "zes tot twaalf maanden",
        "24 uur",
        "48 uren",
        "twee werkdagen",
        "een half jaar",
        "halve dag",
        "anderhalf jaar",
        "een etmaal",
        "twee kwartalen",
        "5 jaar",
        "twee of drie dagen",
        "dertig dagen",
    ],
)
def test_a_duration_is_found(text: str) -> None:
    assert prose._DUUR.search(f"Het verbod duurt {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "elke dag",
        "de maand mei",
        "per jaar",
        "op tijd",
        "een jaarverslag",
        "drie dagvaardingen",
        "artikel 139",
        "tien weekenden",
        "de week erna",
        "24/7",
        "in 2026",
    ],
)
def test_what_is_no_duration_is_left_alone(text: str) -> None:
    assert not prose._DUUR.search(f"Zo gaat het {text}.")


def test_references_to_durations_are_found(book: Book) -> None:
    used = prose.prose_references(book.docs)
    assert ("duren", "opvang-slachtoffer") in used
    assert ("bedragen", "kantonrechter-grens") in used
    assert {kind for kind, _ in used} == {"bedragen", "duren"}
    assert {name for _, name in used} <= {*book.content.bedragen, *book.content.duren}
