"""The exercises that an edition leaves out, as its rules give them no answer."""

from collections.abc import Iterator

from handbook.book import Book
from widgets.leren import build
from widgets.leren.opgave import OpgaveError
from widgets.rules import RulesError

from .check_vraag import undecided
from .compile import MissingCaseError, exercise


def left_out(book: Book) -> Iterator[str]:
    """Yield a line (Dutch) for each exercise that this edition does not show: its place and why."""
    for name, les in book.content.lessen.items():
        for number, oefening in enumerate(les.oefeningen):
            try:
                build(book.regels, exercise(book.content, oefening))
            except MissingCaseError:
                why = undecided(oefening)
            except (OpgaveError, RulesError) as error:
                why = str(error)
            else:
                continue
            message = f"de oefening {oefening.id!r} staat niet in deze uitgave: {why}"
            yield str(book.content.problem("lessen", name, ("oefeningen", number), message))
