"""docs/ -> staged Markdown: the functions that prose may call, filled in for one page at a time."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import jinja2
from markupsafe import Markup

from widgets.render import render_bronnen, render_keuzes

from .begrippen import PAGE, link_terms
from .book import Book
from .docs import NATIONAL, Page
from .fill import word_bedrag
from .leren.opgaven import WHEN
from .organisatie.compleet import decides_nationally
from .organisatie.menu import hidden_pages
from .organisatie.woorden import words_of
from .problems import ContentError, Problem, instead
from .views import Views, address_of

_NOT_FOUND = "---\nsearch: {exclude: true}\n"
"""Begins a page that the search does not find."""

_FUNCTION = re.compile(r"'(\w+)' is undefined")
_NAMED = {
    "beslishulp": "beslissingen",
    "casussen": "beslissingen",
    "dossier": "dossiers",
    "gedrukte_tabel": "tabellen",
    "les": "lessen",
    "scores": "paden",
    "uitkomsten": "beslissingen",
    "volgende_les": "lessen",
}
"""The functions that take one name, and what it is a name of."""


def render_pages(
    book: Book, views: Views, wanted: Collection[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield every page as (name below docs/, Markdown), or those whose addresses are `wanted`.

    Raises ContentError with every page that fails.
    """
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, autoescape=True, keep_trailing_newline=True
    )
    problems = []
    docs = book.docs
    with_terms = PAGE in docs
    own_words = words_of(book.content.laag.now) if book.content.laag else None
    hidden = hidden_pages(book.root, book.content)
    for page in docs:
        if wanted is not None and address_of(page.name) not in wanted:
            continue
        national = book.base if book.base and page.name.startswith(NATIONAL) else None
        shown, seen = (national, replace(views, book=national)) if national else (book, views)
        functions = page_functions(shown, seen, basis_of(page.name))
        begrippen = shown.content.begrippen if with_terms else {}
        try:
            text = page.text if national or own_words is None else own_words.page(page.text)
            text = text.replace("---\n", _NOT_FOUND, 1) if page.name in hidden else text
            source = link_terms(page.name, text, begrippen)
            yield page.name, environment.from_string(source).render(functions).encode()
        except (jinja2.TemplateError, _UnknownIdError, TypeError) as error:
            problems.append(_problem(page, error, functions))
    if problems:
        raise ContentError(book.content.blame(problems))


def basis_of(name: str) -> str:
    """Give the way from a page to the site's root: `a/b.md` is served as `a/b/`, `index.md` as its folder."""
    path = PurePosixPath(name)
    return "../" * (len(path.parts) - (path.stem == "index"))


def page_functions(book: Book, views: Views, basis: str) -> dict[str, Any]:
    """Give what a page may call, with links that fit its place."""
    words = book.regels.woorden

    def duur(name: str) -> str:
        return str(_entry(book.content.duren, name, "content/duren.yml").tekst)

    def bedrag(name: str) -> str:
        return word_bedrag(_entry(book.content.bedragen, name, "content/bedragen.yml").waarde)

    def bron(*names: str) -> Markup:
        known = {*book.content.register, *book.content.bronnen}
        return Markup(render_bronnen([_known(name, known, "het register") for name in names], words, basis))

    def keuze(*names: str) -> Markup:
        known = book.content.keuzes
        return Markup(
            render_keuzes([_known(name, known, "content/keuzes.yml") for name in names], words, basis)
        )

    def landelijk(name: str) -> bool:
        _known(name, book.content.beslissingen, "content/beslissingen")
        return decides_nationally(book.content, name)

    marks = {"bron": bron, "keuze": keuze, "basis": basis}
    larger = views.functions(marks)
    for function, kind in _NAMED.items():
        larger[function] = _with_known_name(larger[function], kind, getattr(book.content, kind))
    laag = book.content.laag
    sheet, cases = larger["gespreksblad"], {*book.content.casussen, *(laag.weggelaten if laag else ())}
    larger["gespreksblad"] = lambda name: sheet(_known(name, cases, "content/casussen"))
    test = larger["toets"]
    larger["toets"] = lambda name, when: test(
        _known(name, book.content.paden, "content/paden.yml"), _known(when, WHEN, "een toets")
    )
    return {
        "duur": duur,
        "bedrag": bedrag,
        "landelijk": landelijk,
        **marks,
        "editie": book.content.editie,
        **larger,
    }


def _with_known_name(function: Callable[[str], Markup], kind: str, known: Any) -> Callable[[str], Markup]:
    return lambda name: function(_known(name, known, f"content/{kind}"))


class _UnknownIdError(Exception):
    """A page names an id that does not exist; the message is Dutch."""


def _known(name: str, known: Any, where: str) -> str:
    if name not in known:
        raise _UnknownIdError(f"{name!r} staat niet in {where}; {instead(name, known)}")
    return name


def _entry(entries: Any, name: str, where: str) -> Any:
    return entries[_known(name, entries, where)]


def _problem(page: Page, error: Exception, functions: dict[str, Callable[..., Any]]) -> Problem:
    text = page.text.splitlines()
    line = getattr(error, "lineno", None) or _line_of(error)
    message = str(error)
    if found := _FUNCTION.search(message):
        message = f"{found[1]!r} bestaat niet; {instead(found[1], functions)}"
    elif isinstance(error, jinja2.TemplateSyntaxError):
        line = next((n for n, row in enumerate(text, 1) if row.count("{{") != row.count("}}")), line)
        message = "dit kan niet worden ingevuld; kijk of elke {{ en elk haakje ook sluit"
    elif not isinstance(error, _UnknownIdError):
        message = "dit kan niet worden ingevuld; kijk wat er tussen de haakjes hoort"
    column = text[line - 1].find("{{") + 1 if line <= len(text) else 1
    return Problem(path=page.shown, line=line, column=max(column, 1), message=message)


def _line_of(error: Exception) -> int:
    """Find the line of the page in the traceback: Jinja's code has the lines of its template."""
    trace, line = error.__traceback__, 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
