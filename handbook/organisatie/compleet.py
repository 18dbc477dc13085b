"""How far an edition is: what is still to be filled in, and what was left as the national example has it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.checks import check_conditions
from handbook.prose import texts
from handbook.yaml_source import Data, Loc

from .herkomst import Names
from .invullen import ID, TEKST
from .vast import is_fixed

if TYPE_CHECKING:
    from handbook.book import Book
    from handbook.content import Content

OPEN = {
    "duren": "duren",
    "rollen": "rollen",
    "werkingsgebieden": "werkingsgebieden",
    "maatregelen": "soorten maatregelen",
    "rechtsmiddelen": "rechtsmiddelen",
    "voorwaarden": "voorwaarden",
    "uitzonderingen": "uitzonderingen",
    "contacten": "contacten",
    "stukken": "brieven en verslagen",
}
"""Entries that every organisation can have its own of, and what to call them."""


def report(book: "Book") -> Iterator[str]:
    """Yield the lines (Dutch) on the completeness of an edition."""
    content = book.content
    laag = content.laag
    if laag is None:
        return
    places = list(dict.fromkeys(to_fill_in(content)))
    if places:
        yield f"{TEKST}: {len(places)} {'plek' if len(places) == 1 else 'plekken'}"
        yield from places
    else:
        yield f"{TEKST}: niets meer"
    for label, own, left in _left(content):
        names = f": {', '.join(left)}" if left else ""
        yield f"{label}: {own} eigen, {len(left)} nog zoals het landelijke voorbeeld{names}"
    own_cases = [name for name in content.casussen if content.herkomst("casussen", name) != "landelijk"]
    untouched = len(content.casussen) - len(own_cases) - len(laag.berekend)
    yield (
        f"casussen: {len(own_cases)} eigen en {untouched} landelijke kloppen, "
        f"{len(laag.berekend)} landelijke tonen het advies van deze uitgave, "
        f"{len(laag.weggelaten)} landelijke passen niet meer"
    )
    gone = [problem for problem in check_conditions(content) if laag.tolerates(problem)]
    if gone:
        yield f"landelijke voorwaarden op een antwoord dat hier niet bestaat: {len(gone)}; kijk of iets mist"
        yield from dict.fromkeys(str(problem).partition(";")[0] for problem in gone)
    if book.proof.idle:
        yield (
            f"landelijke regels en uitkomsten die hier niet gelden: {len(book.proof.idle)} "
            f"({', '.join(book.proof.idle)})"
        )


def brief(book: "Book") -> str:
    """Give one line (Dutch) on a sound edition."""
    places = len(set(to_fill_in(book.content)))
    laag = book.content.laag
    return (
        f"{laag.shown if laag else 'content'}: klopt, {len(book.content.casussen)} casussen, "
        f"{places} keer {TEKST}"
    )


def decides_nationally(content: "Content", name: str) -> bool:
    """Tell whether the first table of a decision still has a rule as the country has it."""
    main = content.beslissingen[name].tabellen[0]
    at = ("beslissingen", name, "tabellen", main.id, "rules")
    return any(content.herkomst(*at, rule.id) == "landelijk" for rule in main.rules)


def to_fill_in(content: "Content") -> Iterator[str]:
    """Yield `path:line:column: what` for every value that is still to be filled in.

    A case only says that it expects one.
    """
    for stem, source in content.sources.items():
        if stem.startswith("casussen/"):
            continue
        for loc, text in texts(source.data):
            if text in (ID, TEKST) and ID not in loc:
                yield str(source.problem(loc, ".".join([*stem.split("/"), *_names(source.data, loc)])))
    yield from _editie_left(content)


def _names(data: Data, loc: Loc) -> Iterator[str]:
    """Yield the way to a value in words: an item of a list by its id."""
    for part in loc:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
            yield str(data.get("id", part)) if isinstance(data, dict) else str(part)
        elif isinstance(data, dict):
            data = data[str(part)]
            yield str(part)


def _editie_left(content: "Content") -> Iterator[str]:
    if content.herkomst("editie", "", "contact") == "landelijk":
        source = content.sources["editie"]
        yield str(source.problem((), f"contact: nog het landelijke voorbeeld, {content.editie.contact!r}"))


def _left(content: "Content") -> Iterator[tuple[str, int, list[str]]]:
    """Yield what to call a kind of entry, how many are the organisation's own, and which were left."""
    for kind, label in OPEN.items():
        names = [
            name
            for name in getattr(content, kind)
            if name != ID
            and ((kind, name) in content.used or kind in ("contacten", "stukken"))
            and not is_fixed(content.vast, (kind, name))
        ]
        left = [name for name in names if content.herkomst(kind, name) == "landelijk"]
        yield label, len(names) - len(left), left
    rules = list(_rules(content))
    left = [".".join((at[1], at[-1])) for at in rules if content.herkomst(*at) == "landelijk"]
    yield "regels", len(rules) - len(left), left


def _rules(content: "Content") -> Iterator[Names]:
    """Yield the way to every rule of a decision that gives measures."""
    for name, beslissing in content.beslissingen.items():
        for table in beslissing.tabellen:
            for rule in table.rules:
                if rule.then.maatregelen:
                    yield "beslissingen", name, "tabellen", table.id, "rules", rule.id
