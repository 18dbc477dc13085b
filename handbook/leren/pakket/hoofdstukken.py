"""The chapters of a package: the questions before, the lessons, the questions after, and what to read."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from handbook.book import Book
from handbook.leren.opgaven import WHEN, Gebouwd, built
from handbook.leren.show import lesson_view, toets_view
from handbook.leren.uitgewerkt import worked_out
from handbook.one_page import anchor_of
from handbook.pages import page_functions
from handbook.views import Views, templates
from widgets.leren import Opgave

from .links import Links
from .protocollen import pages

Json = dict[str, Any]


CALL = "wie-bel-je/"
"""Every protocol refers to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hoofdstuk:
    """One chapter; `naam` is that of its exercises, if it has any, and `telt` whether they count."""

    anker: str
    titel: str
    html: str
    naam: str = ""
    telt: bool = False


@dataclass(frozen=True, kw_only=True)
class Inhoud:
    """What is in the package of one path; `hulp` tells whether the decision aids come along."""

    book: Book
    pad: str
    adres: str = ""
    hulp: bool = False

    @cached_property
    def sets(self) -> dict[str, list[Gebouwd]]:
        """The exercises of each chapter that has them, in the order of the path."""
        content = self.book.content
        names = (f"{self.pad}-begin", *content.paden[self.pad].lessen, f"{self.pad}-eind")
        return {name: [*built(content, self.book.regels, name)] for name in names}

    @cached_property
    def beslissingen(self) -> list[str]:
        """The decisions that the feedback refers to."""
        velden = [veld for opgave in self._opgaven() for veld in opgave.velden]
        return sorted({veld.advies["beslissing"] for veld in velden if veld.advies})

    @cached_property
    def protocollen(self) -> list[str]:
        """The pages that the feedback refers to, in the order in which it does, and whom to call."""
        delen = [veld.deel for opgave in self._opgaven() for veld in opgave.velden]
        return [*dict.fromkeys([*(deel["protocol"]["adres"] for deel in delen if "protocol" in deel), CALL])]

    @cached_property
    def links(self) -> Links:
        """How links come to fit the page."""
        hulpen = self.beslissingen if self.hulp else ()
        return Links(pages=frozenset(self.protocollen), hulpen=frozenset(hulpen), adres=self.adres)

    def table(self) -> Json:
        """Give every answer, marked."""
        sets = {name: [each.opgave for each in found] for name, found in self.sets.items()}
        return worked_out(self.book.regels, sets, self.links.fit)

    def lessons(self) -> Iterator[Hoofdstuk]:
        """Yield the chapters with exercises."""
        content = self.book.content
        functions = page_functions(self.book, Views(book=self.book, python=""), "")
        marks = {name: functions[name] for name in ("bron", "keuze", "basis")}
        for naam in self.sets:
            if les := content.lessen.get(naam):
                view, template, titel = lesson_view(self.book, naam, ""), "les.html.jinja", les.titel
            else:
                when = naam.rpartition("-")[2]
                view, template = toets_view(self.book, self.pad, when, ""), "pakket/toets.html.jinja"
                titel = f"Vragen {WHEN[when]}"
                view["when"] = when
            # The table has what Python would need to know of an exercise.
            view["data"] = json.dumps([{"id": each.opgave.id} for each in self.sets[naam]])
            html = templates().get_template(template).render(**marks, **view, python="")
            yield Hoofdstuk(
                anker=f"hoofdstuk-{naam}",
                titel=titel,
                html=self.links.fit(html),
                naam=naam,
                telt=not naam.endswith("-begin"),
            )

    @cached_property
    def further(self) -> list[Hoofdstuk]:
        """The pages that the feedback refers to, as chapters."""
        found = {page.adres: page for page in pages(self.book, self.protocollen)}
        return [
            Hoofdstuk(
                anker=anchor_of(adres),
                titel=found[adres].titel,
                html=self.links.chapter(found[adres].html, adres),
            )
            for adres in self.protocollen
            if adres in found
        ]

    def _opgaven(self) -> Iterable[Opgave]:
        return (each.opgave for found in self.sets.values() for each in found)
