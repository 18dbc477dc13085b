"""The larger pieces that a page can place: the widget, the tables, the lists."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from markupsafe import Markup

from widgets.render import also, word_binnen
from widgets.rules import Maatregel
from widgets.rules.words import word_conditions, word_maatregel, word_outcome
from widgets.runtime.delen import to_fragment

from .book import Book
from .figures import draw
from .forms import decision_form, dossier_form
from .leren.show import lesson_view, paths_view, test_view
from .menukaart import chooser
from .metingen import word_cells
from .prose import cited_on, title_of
from .schema.examples import Casus
from .tables import KOPPEN, deciders, is_apart, is_matrix, outcome_rows, places, printed_cells
from .wijzigingenlijst import lists, pending


@dataclass(frozen=True, kw_only=True, slots=True)
class Views:
    """Renders the pieces of one book; `python` is the ladder of what runs Python in the widget, as JSON."""

    book: Book
    python: str

    def functions(self, marks: dict[str, Any]) -> dict[str, Any]:
        """Give the functions for one page; `marks` are that page's `bron`, `keuze` and `basis`."""
        content = self.book.content

        def render(template: str, **values: Any) -> Markup:
            html = templates().get_template(template).render(**marks, **values)
            return Markup("\n".join(line for line in html.splitlines() if line.strip()))

        def form(values: dict[str, Any]) -> Markup:
            return render("form.html.jinja", python=self.python, **values)

        def lijst(kind: str) -> Any:
            return lambda: render(f"{kind}.html.jinja", **{kind: getattr(content, kind).items()})

        return {
            "beslishulp": lambda name: form(decision_form(self.book, name)),
            "dossier": lambda name: form(dossier_form(self.book, name)),
            "gedrukte_tabel": lambda name: render("gedrukte_tabel.html.jinja", **self._printed(name)),
            "uitkomsten": lambda name: render(
                "uitkomsten.html.jinja",
                naam=name,
                rijen=list(outcome_rows(self.book.regels, name)),
                apart=list(self._apart(name)),
                tabellen=list(self._lists(name)),
            ),
            "casussen": lambda name: render("casussen.html.jinja", **self._cases(name)),
            "register": lambda: render("register.html.jinja", **self._register()),
            "menukaart": lambda: render("menukaart.html.jinja", **chooser(content)),
            "protocol": lambda name: render("protocol.html.jinja", **self._protocol(name)),
            "alarm": lambda name: render(
                "alarm.html.jinja", protocol=content.protocollen[name], adres=f"protocollen/{name}/"
            ),
            "metingen": lambda: render("metingen.html.jinja", metingen=content.metingen, cellen=word_cells),
            "wijzigingen": lambda: render("wijzigingen.html.jinja", **self._changes()),
            "les": lambda name: render(
                "les.html.jinja", python=self.python, **lesson_view(self.book, name, marks["basis"])
            ),
            "toets": lambda name, when: render(
                "oefeningen.html.jinja",
                python=self.python,
                **test_view(self.book, name, when, marks["basis"]),
            ),
            # An edition leaves out a case whose answers it does not have.
            "gespreksblad": lambda name: (
                render("gespreksblad.html.jinja", **self._sheet(name)) if name in content.casussen else ""
            ),
            "scores": lambda name: render("scores.html.jinja", naam=name),
            "paden": lambda: render("paden.html.jinja", **paths_view(self.book)),
            "figuur": lambda name: render("figuur.html.jinja", **self._figure(name)),
            **{kind: lijst(kind) for kind in ("begrippen", "bronnen", "keuzes")},
        }

    def _protocol(self, name: str) -> dict[str, Any]:
        content = self.book.content

        def termijn(duur: str) -> str:
            return word_binnen(self.book.regels.kaart, {"binnen_tekst": str(content.duren[duur].tekst)})

        protocol = content.protocollen[name]
        return {"protocol": protocol, "rollen": content.rollen, "termijn": termijn, "adres": address_of}

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

    def _lists(self, name: str) -> Iterator[dict[str, Any]]:
        decision, words = self.book.regels.decisions[name], self.book.regels.woorden
        for table in decision.tables[is_matrix(decision) :]:
            rules = []
            for rule in table.rules:
                als = word_conditions(self.book.regels, decision, rule.when)
                outcome = words["uitkomsten"].get(f"{table.id}.{rule.uitkomst}", {})
                if outcome.get("stil"):
                    continue
                title = word_outcome(self.book.regels, table.id, rule) if outcome else ""
                dan = f"{title}. {outcome['tekst']}" if outcome else rule.because
                items = [self._item(words[table.toont][item]) for item in rule.toon]
                items += [self._measure(item) for item in rule.maatregelen]
                rules.append(
                    {
                        "als": f"Als {als}:",
                        "dan": dan,
                        "punten": items,
                        "source": rule.source,
                    }
                )
            for combinatie in table.combinaties if table.per else ():
                if not is_matrix(decision):
                    als = word_conditions(self.book.regels, decision, combinatie.rule.when)
                    dan, source = combinatie.rule.because, combinatie.rule.source
                    rules.append({"als": f"Als {als}:", "dan": dan, "punten": [], "source": source})
            yield {"id": table.id, "titel": table.titel, "regels": rules}

    def _apart(self, name: str) -> Iterator[str]:
        """Yield what the main table says apart from any behaviour, when it is known that there was none."""
        regels = self.book.regels
        decision = regels.decisions[name]
        for rule in decision.tables[0].settled:
            if is_apart(decision, rule):
                als = word_conditions(regels, decision, rule.when)
                yield f"Als {als}: {word_outcome(regels, decision.tables[0].id, rule)}."

    def _measure(self, maatregel: Maatregel) -> str:
        regels = self.book.regels
        parts = (word_maatregel(regels, maatregel), places(regels, maatregel), deciders(regels, maatregel))
        return "; ".join(filter(None, parts))

    def _item(self, words: Any) -> str:
        term = word_binnen(self.book.regels.kaart, words)
        return f"{term}: {words['tekst']}" if term else str(words["tekst"])

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

    def _sheet(self, name: str) -> dict[str, Any]:
        casus, advies = self.book.content.casussen[name], self.book.adviezen[name]
        beside = also(self.book.regels.decisions[casus.beslissing], advies)
        return {"naam": name, "casus": casus, "advies": advies, "ook": beside}

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
