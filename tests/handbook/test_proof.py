"""The proof counts what it decided; what it refuses stands in problems/."""

from handbook.book import Book
from handbook.proof import prove
from widgets.rules import every_case


def test_the_count_is_the_number_of_reachable_combinations(book: Book) -> None:
    counted = {name: sum(1 for _ in every_case(book.regels, name)) for name in book.regels.decisions}
    assert book.proof.counts == counted
    assert counted["sanctie"] > 20_000
    assert counted.keys() == {"aangifte", "nazorg", "sanctie", "schade", "vervolg"}


def test_the_real_rules_have_no_problem(book: Book) -> None:
    assert prove(book.content, book.regels).problems == ()
