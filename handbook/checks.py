"""What can be wrong between entries: in decisions, cases and printed tables, and what nothing uses."""

from collections.abc import Collection, Iterator

from .content import Content, unknown_files
from .decision_checks import check_beslissing, check_voorwaarden
from .menukaart import check_menukaart
from .organisatie.eerlijk import check_hearing
from .problems import Problem, instead
from .schema.decisions import Table
from .stukken import check_stukken

MUST_BE_USED = (
    "bedragen",
    "controles",
    "duren",
    "inrichting",
    "rechtsmiddelen",
    "rollen",
    "stappen",
    "uitzonderingen",
    "voorwaarden",
    "werkingsgebieden",
)


def check_content(content: Content, used_in_prose: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Yield every problem in and between the entries; `used_in_prose` are (kind, id) that docs/ refers to."""
    laag = content.laag
    yield from unknown_files(content)
    yield from _check_shared_tables(content)
    yield from _check_limits(content)
    yield from (problem for problem in check_conditions(content) if not (laag and laag.tolerates(problem)))
    yield from _check_casussen(content)
    yield from _check_tabellen(content)
    unused = _check_unused(content, used_in_prose)
    if laag is None:
        yield from check_menukaart(content)
        yield from unused
    else:
        # What an edition does not use of the base, it need not remove.
        yield from laag.own(unused)
        yield from check_hearing(content)


def check_conditions(content: Content) -> Iterator[Problem]:
    """Yield every problem with what decisions, preconditions and documents look at."""
    for name, beslissing in content.beslissingen.items():
        for loc, message in check_beslissing(content, beslissing):
            yield content.problem("beslissingen", name, loc, message)
    for name, loc, message in check_voorwaarden(content):
        yield content.problem("voorwaarden", name, loc, message)
    yield from check_stukken(content)


def _check_shared_tables(content: Content) -> Iterator[Problem]:
    """Yield a problem for a table id that stands for two tables: outcomes are named by it everywhere."""
    seen: dict[str, tuple[str, Table]] = {}
    for name, beslissing in content.beslissingen.items():
        for place, table in enumerate(beslissing.tabellen):
            other, first = seen.setdefault(table.id, (name, table))
            if table.policy == "een" and table.uitkomsten != first.uitkomsten:
                message = (
                    f"{table.id!r} is al een tabel van {other}; schrijf `zoals: {other}` of een ander id"
                )
                yield content.problem("beslissingen", name, ("tabellen", place, "id"), message)


def _check_limits(content: Content) -> Iterator[Problem]:
    """Yield a problem for every duration that is longer than the one it may not exceed."""
    for name, entry in content.duren.items():
        if entry.niet_langer_dan:
            most = content.duren[entry.niet_langer_dan]
            if not most.duur.is_open and entry.duur.size[0] > most.duur.size[0]:
                limit = f"{entry.niet_langer_dan} ({most.tekst})"
                message = f"{entry.waarde!r} is langer dan {limit}, en dat mag niet; kies een kortere duur"
                yield content.problem("duren", name, ("waarde",), message)


def _check_casussen(content: Content) -> Iterator[Problem]:
    for name, casus in content.casussen.items():
        if content.laag and name in content.laag.berekend:
            continue
        beslissing = content.beslissingen[casus.beslissing]
        tables = [table.id for table in beslissing.tabellen[1:] if table.policy == "een"]
        for table in casus.verwacht.tabellen:
            if table not in tables:
                message = f"{table!r} is geen tabel na de eerste; {instead(table, tables)}"
                yield content.problem("casussen", name, ("verwacht", "tabellen", table), message)
        questions = {vraag.id: [optie.id for optie in vraag.options] for vraag in beslissing.vragen}
        several = {vraag.id for vraag in beslissing.vragen if vraag.meer}
        for vraag, values in casus.antwoorden.items():
            if vraag not in questions:
                yield content.problem(
                    "casussen",
                    name,
                    ("antwoorden", vraag),
                    f"{vraag!r} is geen vraag; {instead(vraag, questions)}",
                )
                continue
            if len(values) > 1 and vraag not in several:
                message = f"{vraag} heeft één antwoord; haal de andere weg"
                yield content.problem("casussen", name, ("antwoorden", vraag), message)
            for value in values:
                if value not in questions[vraag]:
                    message = f"{value!r} is geen antwoord op {vraag}; {instead(value, questions[vraag])}"
                    yield content.problem("casussen", name, ("antwoorden", vraag), message)


def _check_tabellen(content: Content) -> Iterator[Problem]:
    for name, tabel in content.tabellen.items():
        if content.laag and content.herkomst("tabellen", name) == "landelijk":
            continue  # an edition shows it with the national rules
        main = content.beslissingen[tabel.beslissing].tabellen[0]
        options = [
            optie.id
            for vraag in content.beslissingen[tabel.beslissing].vragen
            if vraag.id == main.per
            for optie in vraag.options
        ]
        for row, rij in enumerate(tabel.rijen):
            if not rij.combinatie and rij.gedraging not in options:
                message = f"{rij.gedraging!r} is geen antwoord op {main.per}"
                message = message if rij.gedraging else "noem de `gedraging`, of zet er `combinatie: true`"
                message += f"; {instead(rij.gedraging, options)}"
                yield content.problem("tabellen", name, ("rijen", row, "gedraging"), message)


def _check_unused(content: Content, used_in_prose: Collection[tuple[str, str]]) -> Iterator[Problem]:
    shown = {
        (table.toont, item)
        for beslissing in content.beslissingen.values()
        for table in beslissing.tabellen
        for rule in table.rules
        for item in rule.then.toon
    }
    used = content.used | shown | set(used_in_prose)
    for kind in MUST_BE_USED:
        for name in getattr(content, kind):
            if (kind, name) not in used:
                yield content.problem(
                    kind, name, (), f"niets gebruikt {name!r}; haal het weg of verwijs ernaar"
                )
