"""The larger pieces that a page can place: the widget, the tables, the lists."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from markupsafe import Markup

from widgets.render import also
from widgets.runtime.delen import to_fragment

from .anders import cases, everything
from .book import Book
from .contacten import is_open, on_protocol, shown
from .figures import draw
from .forms import decision_form, dossier_form
from .leren.functies import lesson_functions
from .menukaart import chooser
from .metingen import word_cells
from .naast import Naast, below_printed, menukaart_beside, outcomes_beside, protocol_beside, word_deadline
from .organisatie.invullen_pagina import groups, left
from .organisatie.naast import beside, nobody, whose
from .outcomes import outcomes
from .prose import cited_on, title_of
from .schema.examples import Casus
from .tables import KOPPEN, printed_cells
from .wijzigingenlijst import lists, pending

Render = Callable[..., Markup]
"""Fills in a template for one page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Views:
    """Renders the pieces of one book; `python` is the ladder of what runs Python in the widget, as JSON."""

    book: Book
    python: str

    def functions(self, marks: dict[str, Any]) -> dict[str, Any]:
        """Give the functions for one page; `marks` are that page's `bron`, `keuze` and `basis`."""

        def render(template: str, **values: Any) -> Markup:
            html = templates().get_template(template).render(**marks, **values)
            return Markup("\n".join(line for line in html.splitlines() if line.strip()))

        return {
            **self._decisions(render),
            **self._accounts(render),
            **lesson_functions(self.book, render, self.python, marks["basis"]),
        }

    def _decisions(self, render: Render) -> dict[str, Any]:
        """Give the functions for what the rules decide, and what has to be done."""
        book, content = self.book, self.book.content

        def form(values: dict[str, Any]) -> Markup:
            return render("form.html.jinja", python=self.python, **values)

        def naast(kind: str, values: dict[str, Any], lines: Naast, name: str) -> Markup:
            html = render(f"{kind}.html.jinja", van=whose(*lines) if book.base else nobody, **values)
            return beside(book.regels.kaart, html, *lines, name) if book.base else html

        return {
            "beslishulp": lambda name: form(decision_form(book, name)),
            "dossier": lambda name: form(dossier_form(book, name)),
            "gedrukte_tabel": lambda name: (
                render("gedrukte_tabel.html.jinja", **self._printed(name)) + below_printed(book, name)
            ),
            "uitkomsten": lambda name: naast(
                "uitkomsten", outcomes(book, name), outcomes_beside(book, name), name
            ),
            "menukaart": lambda: naast("menukaart", chooser(content), menukaart_beside(book), "menukaart"),
            "protocol": lambda name: naast(
                "protocol", self._protocol(name), protocol_beside(book, name), name
            ),
            "alarm": lambda name: render("alarm.html.jinja", **self._alarm(name)),
            "casussen": lambda name: render("casussen.html.jinja", **self._cases(name)),
        }

    def _accounts(self, render: Render) -> dict[str, Any]:
        """Give the functions for what the book rests on, and for what an edition makes of it."""
        content = self.book.content

        def lijst(kind: str) -> Any:
            return lambda: render(f"{kind}.html.jinja", **{kind: getattr(content, kind).items()})

        return {
            "contacten": lambda: render("contacten.html.jinja", **self._contacts()),
            "register": lambda: render("register.html.jinja", **self._register()),
            "metingen": lambda: render("metingen.html.jinja", metingen=content.metingen, cellen=word_cells),
            "anders": lambda: render("anders.html.jinja", **self._differences()),
            "nog_in_te_vullen": lambda: render("nog_in_te_vullen.html.jinja", **self._to_fill_in()),
            "wijzigingen": lambda: render("wijzigingen.html.jinja", **self._changes()),
            "figuur": lambda name: render("figuur.html.jinja", **self._figure(name)),
            **{kind: lijst(kind) for kind in ("begrippen", "bronnen", "keuzes")},
        }

    def _alarm(self, name: str) -> dict[str, Any]:
        content = self.book.content
        words = {"protocol": content.protocollen[name], "adres": f"protocollen/{name}/"}
        return {**words, "contacten": on_protocol(content, name)}

    def _protocol(self, name: str) -> dict[str, Any]:
        content = self.book.content
        protocol = content.protocollen[name]
        termijn = partial(word_deadline, self.book)
        words = {"protocol": protocol, "rollen": content.rollen, "termijn": termijn, "adres": address_of}
        return {**words, "contacten": on_protocol(content, name)}

    def _contacts(self) -> dict[str, Any]:
        contacten = self.book.content.contacten
        items = [
            {"naam": name, **item} for name, item in zip(contacten, shown(contacten.values()), strict=True)
        ]
        return {"contacten": items, "open": sum(map(is_open, contacten.values()))}

    def _differences(self) -> dict[str, Any]:
        kaart = self.book.regels.kaart
        words = {"kaart": kaart, "woorden": kaart.get("herkomst", {}), "adres": address_of}
        number, total, lijst = cases(self.book) or (0, 0, None)
        return {**words, "groepen": everything(self.book), "aantal": number, "totaal": total, "lijst": lijst}

    def _to_fill_in(self) -> dict[str, Any]:
        return {
            "uitgave": self.book.content.laag,
            "groepen": groups(self.book.content),
            "landelijk": left(self.book.content),
        }

    def _changes(self) -> dict[str, Any]:
        new = pending(self.book)
        return {"nieuw": new, "lijsten": [*([new] if new else []), *lists(self.book)]}

    def _figure(self, name: str) -> dict[str, Any]:
        figuur = self.book.content.figuren[name]
        return {"figuur": figuur, "svg": Markup(draw(name, figuur))}

    def _printed(self, name: str) -> dict[str, Any]:
        own = self.book.content.herkomst("tabellen", name) != "landelijk"
        book = self.book if own else self.book.base or self.book
        tabel = book.content.tabellen[name]
        cells = lambda tabel, rij: printed_cells(book.content, book.regels, tabel, rij)  # noqa: E731
        return {"tabel": tabel, "koppen": KOPPEN, "cellen": cells}

    def _cases(self, name: str) -> dict[str, Any]:
        cases = [
            (key, casus) for key, casus in self.book.content.casussen.items() if casus.beslissing == name
        ]
        return {
            "casussen": cases,
            "adviezen": self.book.adviezen,
            "antwoorden": self._answers,
            "deel": to_fragment,
            "ook": lambda advies: also(self.book.regels.decisions[name], advies),
        }

    def _answers(self, casus: Casus) -> Iterator[tuple[str, str]]:
        for vraag in self.book.content.beslissingen[casus.beslissing].vragen:
            chosen = casus.antwoorden.get(vraag.id, ())
            if chosen:
                yield vraag.label, "; ".join(optie.label for optie in vraag.options if optie.id in chosen)

    def _register(self) -> dict[str, Any]:
        kinds = sorted({entry.kind for entry in self.book.content.register.values()})
        return {"secties": self._sections(), "gepubliceerd": self._published(), "soorten": kinds}

    def _published(self) -> dict[str, list[tuple[str, str]]]:
        return {
            name: [(title_of(page), address_of(page.name)) for page in pages]
            for name, pages in cited_on(self.book.docs).items()
        }

    def _sections(self) -> list[tuple[str, list[Any]]]:
        register = self.book.content.register.values()
        return [(key, list(group)) for key, group in itertools.groupby(register, lambda item: item.section)]


def address_of(page: str) -> str:
    """Give the address of a page of docs/ below the site's root: `a/b.md` is served as `a/b/`."""
    path = PurePosixPath(page)
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return "" if str(folder) == "." else f"{folder}/"


@cache
def templates() -> jinja2.Environment:
    """Give the HTML templates of the build and the widgets, which escape what they show."""
    widgets = Path(__file__).parent.parent / "widgets"
    folders = [Path(__file__).parent / "templates", widgets / "beslishulp", widgets / "leren"]
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
