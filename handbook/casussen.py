"""Worked cases: what the rules say about each, held against what the case expects."""

from collections.abc import Iterator, Mapping
from typing import Any

from widgets.rules import Regels, advise

from .content import Content
from .problems import Problem
from .schema.examples import Casus, VerwachteMaatregel

Json = dict[str, Any]


def advise_casus(regels: Regels, casus: Casus) -> Json:
    """Give the advice on the answers of a case."""
    return advise(regels, casus.beslissing, casus.antwoorden)


def check_casussen(content: Content, adviezen: Mapping[str, Json]) -> Iterator[Problem]:
    """Yield a problem for every case whose computed advice is not the expected one.

    A national case on what an edition changed only shows what the rules of that edition say.
    """
    shown = content.laag.berekend if content.laag else frozenset()
    for name, casus in content.casussen.items():
        if name in shown:
            continue
        for vraag in casus.antwoorden:
            if vraag not in adviezen[name]["antwoorden"]:
                message = "deze vraag wordt bij deze antwoorden niet gesteld; haal het antwoord weg"
                yield content.problem("casussen", name, ("antwoorden", vraag), message)
        for field, expected, given in _differences(content, casus, adviezen[name]):
            message = f"de regels geven {given}, de casus verwacht {expected}; verander de casus of de regel"
            yield content.problem("casussen", name, ("verwacht", field), message)


def _differences(content: Content, casus: Casus, advies: Json) -> Iterator[tuple[str, str, str]]:
    expected = casus.verwacht
    pairs = (
        ("uitkomst", expected.uitkomst, advies["uitkomst"]),
        (
            "maatregelen",
            ", ".join(_expected(content, maatregel) for maatregel in expected.maatregelen),
            ", ".join(
                f"{maatregel['soort']} {maatregel['duur_tekst']}".strip()
                for maatregel in advies["maatregelen"]
            ),
        ),
    )
    yield from ((field, want or "niets", got or "niets") for field, want, got in pairs if want != got)
    for table, want in expected.tabellen.items():
        if want != advies[table]["uitkomst"]:
            yield "tabellen", f"{table} {want}", f"{table} {advies[table]['uitkomst']}"
    for kind, wanted in (("stappen", expected.stappen), ("controles", expected.controles)):
        tables = content.beslissingen[casus.beslissing].tabellen
        given = {item["id"] for table in tables if table.toont == kind for item in advies[table.id]}
        if missing := [item for item in wanted if item not in given]:
            yield kind, ", ".join(missing), ", ".join(sorted(given)) or "niets"
    if expected.uitkomst == advies["uitkomst"]:
        for maatregel, found in zip(expected.maatregelen, advies["maatregelen"], strict=False):
            yield from _around(maatregel, found)


def _around(expected: VerwachteMaatregel, found: Json) -> Iterator[tuple[str, str, str]]:
    """Yield what holds around a measure and differs, as far as the case says it."""
    remedies = [item["id"] for item in found.get("rechtsmiddelen", ())]
    found = {"niet_voldaan": [], **found, "rechtsmiddel": remedies or [found["rechtsmiddel"]]}
    for name, wanted in expected.model_dump(mode="json", exclude={"soort", "duur", "factor"}).items():
        if wanted not in (None, found[name]):
            want, given = (
                ", ".join(value) if isinstance(value, list) else value for value in (wanted, found[name])
            )
            yield "maatregelen", f"{name} {want or 'niets'}", f"{name} {given or 'niets'}"


def _expected(content: Content, maatregel: VerwachteMaatregel) -> str:
    """Word an expected measure as the rules would: the named duration, `factor` times."""
    if maatregel.duur is None:
        return maatregel.soort
    entry = content.duren[maatregel.duur]
    if entry.is_blank:
        return f"{maatregel.soort} {entry.waarde}"
    duur = entry.duur.times(maatregel.factor)
    if not duur.is_open:
        return f"{maatregel.soort} {duur}"
    if entry.richtgetal:
        guide = content.duren[entry.richtgetal].duur.times(maatregel.factor)
        return f"{maatregel.soort} nog te bepalen; richtgetal {guide}"
    if entry.langer_dan:
        least = content.duren[entry.langer_dan].duur
        return f"{maatregel.soort} langer dan {least}; hoeveel langer is nog te bepalen"
    return f"{maatregel.soort} nog te bepalen"
