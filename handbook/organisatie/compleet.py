"""How far an edition is: what is still to be filled in, and what was left as the national example has it."""

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handbook.checks import check_conditions

from .herkomst import Names
from .invullen import ID, TEKST
from .open import Plek, Stand, standings
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
    """Yield the lines (Dutch) on the completeness of an edition, what matters most first."""
    content = book.content
    laag = content.laag
    if laag is None:
        return
    yield from _open(standings(content))
    yield ""
    yield "Nog zoals het landelijke voorbeeld. Dat mag, als het ook bij jullie zo is:"
    for label, own, left in national_left(content):
        names = f": {', '.join(left)}" if left else ""
        yield f"{label}: {own} eigen, {len(left)} landelijk{names}"
    yield ""
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


def _open(found: list[Stand]) -> Iterator[str]:
    """Yield what is still to be filled in, by group."""
    total = sum(len(stand.open) for stand in found)
    yield f"{TEKST}: {_plekken(total)}" if total else f"{TEKST}: niets meer"
    for eerst, kop in ((True, "Eerst: dit mist iemand aan de balie"), (False, "Daarna")):
        part = [stand for stand in found if stand.groep.eerst == eerst]
        if any(stand.open for stand in part):
            yield f"\n{kop}"
        for stand in part:
            if stand.open:
                done = f": {stand.ingevuld} van {stand.totaal} ingevuld" if eerst else ""
                yield f"{stand.groep.label}{done}. Schrijf {stand.groep.schrijf}."
                yield from _places(stand.open)


def _places(plekken: Iterable[Plek]) -> Iterator[str]:
    """Yield a line for every entry: where it stands, and its fields that are open."""
    for entry, several in itertools.groupby(plekken, key=lambda plek: plek.names[:-1]):
        found = list(several)
        fields = ", ".join(plek.names[-1] for plek in found)
        joint = "." if len(found) == 1 else ": "
        yield f"{found[0].place}: {'.'.join(entry)}{joint}{fields}"


def _plekken(count: int) -> str:
    return f"{count} {'plek' if count == 1 else 'plekken'}"


def short(book: "Book") -> Iterator[str]:
    """Yield how far an edition is, one line a group that is not finished."""
    found = standings(book.content)
    yield f"{TEKST}: {_plekken(sum(len(stand.open) for stand in found))}"
    for stand in found:
        if stand.open:
            yield f"- {stand.groep.label}: nog {len(stand.open)}"


def brief(book: "Book") -> str:
    """Give one line (Dutch) on a sound edition."""
    places = sum(len(stand.open) for stand in standings(book.content))
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


def national_left(content: "Content") -> Iterator[tuple[str, int, list[str]]]:
    """Yield what to call a kind of entry, how many are the organisation's own, and which were left."""
    open_ = {plek.names[:2] for stand in standings(content) for plek in stand.open}
    for kind, label in OPEN.items():
        names = [
            name
            for name in getattr(content, kind)
            if name != ID
            and ((kind, name) in content.used or kind in ("contacten", "stukken"))
            and not is_fixed(content.vast, (kind, name))
        ]
        left = [
            name
            for name in names
            if content.herkomst(kind, name) == "landelijk" and (kind, name) not in open_
        ]
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
