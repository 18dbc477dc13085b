"""What a page can place of lessons: exercises, the list of paths, a sheet for the team, the certificate."""

from collections.abc import Callable

from markupsafe import Markup

from handbook.book import Book

from .bewijs import certificate_view
from .show import lesson_view, next_view, paths_view, sheet_view, toets_view


def lesson_functions(
    book: Book, render: Callable[..., Markup], python: str, basis: str
) -> dict[str, Callable[..., Markup]]:
    """Give the functions for one page by name; `render` fills in a template, `python` is as of `Views`."""

    def with_python(template: str, onthouden: str, values: dict[str, object]) -> Markup:
        return render(template, python=python, onthouden=onthouden, **values)

    return {
        "les": lambda name: with_python("les.html.jinja", "vragen", lesson_view(book, name, basis)),
        "volgende_les": lambda name: render("volgende_les.html.jinja", **next_view(book, name)),
        "toets": lambda name, when: with_python(
            "oefeningen.html.jinja", "vragen", toets_view(book, name, when, basis)
        ),
        # An edition leaves out a case whose answers it does not have.
        "gespreksblad": lambda name: (
            render("gespreksblad.html.jinja", **sheet_view(book, name))
            if name in book.content.casussen
            else Markup()
        ),
        "bewijs": lambda: with_python("bewijs.html.jinja", "tonen", certificate_view(book)),
        "scores": lambda name: render("scores.html.jinja", naam=name),
        "paden": lambda: render("paden.html.jinja", onthouden="tonen", **paths_view(book)),
    }
