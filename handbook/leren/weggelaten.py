"""The exercises that an edition leaves out, as its rules give them no answer."""

from collections.abc import Iterator

from handbook.book import Book
from handbook.schema.lessen import Oefening

from .opgaven import WHEN, UnansweredError, build_exercise, written


def left_out(book: Book) -> Iterator[str]:
    """Yield a line (Dutch) for each exercise that this edition does not show: its place and why."""
    content = book.content
    for name in content.lessen:
        for plaats, (oefening,) in enumerate(written(content, name)):
            if why := _why(book, oefening):
                message = f"de oefening {oefening.id!r} staat niet in deze uitgave: {why}"
                yield str(content.problem("lessen", name, ("oefeningen", plaats), message))
    for name in content.paden:
        for plaats, asked in enumerate(written(content, f"{name}-{next(iter(WHEN))}")):
            for when, vraag in zip(WHEN, asked, strict=True):
                if why := _why(book, vraag):
                    message = f"deze vraag staat niet in deze uitgave, ook niet de andere keer: {why}"
                    yield str(content.problem("paden", name, ("toets", plaats, when), message))


def _why(book: Book, oefening: Oefening) -> str:
    """Give why the rules of this edition do not answer an exercise, or nothing."""
    try:
        build_exercise(book.content, book.regels, oefening)
    except UnansweredError as error:
        return str(error)
    return ""
