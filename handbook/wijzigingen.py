"""Two states of the cases side by side: whose advice changed, what it was and what it is now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from widgets.rules import Maatregel, Regels, duur_from_json
from widgets.rules.words import label, word_binnen

from .schema.uitgave import Casusstand, Duurwaarde, Groep, Maatregelstand, Stand, Stapstand
from .tables import deciders, places

SOORTEN = {
    "uitkomst": "Een ander advies",
    "langer": "Langer",
    "korter": "Korter",
    "duur": "Een andere duur",
    "maatregel": "Een andere maatregel",
    "beslisser": "Iemand anders beslist",
    "waar": "Op een andere plek",
    "termijn": "Een andere termijn",
    "doet": "Iemand anders doet het",
    "stap": "Een andere stap",
    "politie": "Een ander advies over de politie",
    "ook": "Een ander advies erbij",
    "verhaal": "Het voorbeeld zelf is veranderd",
    "erbij": "Voorbeeld erbij",
    "weg": "Voorbeeld weg",
}
"""The kinds of change, in the order in which they are shown."""
APART = ("verhaal", "erbij", "weg")
"""Kinds that change the examples and not the advice on one."""
POLICE = "aangifte"
"""The table that gives the advice on the police."""

Change = tuple[str, str, str]
"""A kind, what it was and what it is now."""


def changes(old: Stand, new: Stand, regels: Regels) -> tuple[Groep, ...]:
    """Give every change between two states, by decision and kind, with the cases it is the same for."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    compare = _Comparison(old=old, new=new, regels=_patient(regels))
    for name in sorted({*old.casussen, *new.casussen}):
        for soort, was, wordt in compare.casus(old.casussen.get(name), new.casussen.get(name)):
            casus = new.casussen.get(name) or old.casussen[name]
            found.setdefault((casus.beslissing, soort, was, wordt), []).append(name)
    decisions, kinds = list(regels.decisions), list(SOORTEN)
    groups = [
        Groep(beslissing=beslissing, soort=soort, was=was, wordt=wordt, casussen=tuple(names))
        for (beslissing, soort, was, wordt), names in found.items()
    ]
    unknown = len(decisions)
    place = {name: number for number, name in enumerate(decisions)}
    return tuple(
        sorted(
            groups,
            key=lambda g: (
                place.get(g.beslissing, unknown),
                g.beslissing,
                kinds.index(g.soort),
                g.was,
                g.wordt,
            ),
        )
    )


def affected(groups: tuple[Groep, ...]) -> list[str]:
    """Give the cases whose advice changed, each once."""
    return sorted({name for groep in groups if groep.soort not in APART for name in groep.casussen})


class _Plain(dict[str, Any]):
    """Words by id; an id of another time, which has none, is its own word."""

    def __missing__(self, name: str) -> dict[str, str]:
        plain = name.rpartition(".")[2].replace("-", " ")
        return {"label": plain, "tekst": plain}


def _patient(regels: Regels) -> Regels:
    return replace(regels, woorden={kind: _Plain(words) for kind, words in regels.woorden.items()})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Comparison:
    old: Stand
    new: Stand
    regels: Regels

    def casus(self, old: Casusstand | None, new: Casusstand | None) -> Iterator[Change]:
        if old is None or new is None:
            yield ("weg", old.titel, "") if old else ("erbij", "", new.titel if new else "")
        elif (old.beslissing, old.antwoorden) != (new.beslissing, new.antwoorden):
            yield "verhaal", old.titel, new.titel
        else:
            yield from self.outcome(old, new)
            yield from self.tables(old, new)
            yield from self.steps(old, new)

    def outcome(self, old: Casusstand, new: Casusstand) -> Iterator[Change]:
        if old.uitkomst != new.uitkomst:
            if old.titel != new.titel:
                yield "uitkomst", old.titel, new.titel
            return
        before, after = ({item.soort: item for item in casus.maatregelen} for casus in (old, new))
        if list(before) != list(after):
            yield "maatregel", _enumerated(before.values()), _enumerated(after.values())
        for soort, item in before.items():
            if soort in after:
                yield from self.measure(item, after[soort])

    def measure(self, old: Maatregelstand, new: Maatregelstand) -> Iterator[Change]:
        if (old.duur, old.richt) != (new.duur, new.richt):
            yield _longer(old, new), old.tekst, new.tekst
        for soort, word in (("beslisser", deciders), ("waar", places)):
            was, wordt = (word(self.regels, _measure(item)) or "niet genoemd" for item in (old, new))
            if was != wordt:
                yield soort, f"{new.tekst}: {was}", f"{new.tekst}: {wordt}"

    def tables(self, old: Casusstand, new: Casusstand) -> Iterator[Change]:
        titles = {
            table.id: table.titel for decision in self.regels.decisions.values() for table in decision.tables
        }
        for table in sorted({*old.tabellen, *new.tabellen}):
            was, wordt = (self.outcome_label(table, casus.tabellen.get(table)) for casus in (old, new))
            if was != wordt:
                title = titles.get(table, table)
                yield "politie" if table == POLICE else "ook", f"{title}: {was}", f"{title}: {wordt}"

    def outcome_label(self, table: str, uitkomst: str | None) -> str:
        words = self.regels.woorden["uitkomsten"]
        return str(words[f"{table}.{uitkomst}"]["label"]) if uitkomst else "geen advies"

    def steps(self, old: Casusstand, new: Casusstand) -> Iterator[Change]:
        for name in sorted({*old.stappen, *new.stappen}):
            text = str(self.regels.woorden["stappen"][name]["tekst"])
            if name not in old.stappen or name not in new.stappen:
                yield ("stap", "", text) if name in new.stappen else ("stap", text, "")
                continue
            before, after = self.old.stappen[name], self.new.stappen[name]
            if before.binnen != after.binnen:
                yield "termijn", f"{self.term(before)}: {text}", f"{self.term(after)}: {text}"
            if before.wie != after.wie:
                was, wordt = (label(self.regels, "rollen", stap.wie) for stap in (before, after))
                yield "doet", f"{was}: {text}", f"{wordt}: {text}"

    def term(self, stap: Stapstand) -> str:
        words = {"binnen_tekst": str(duur_from_json(stap.binnen))} if stap.binnen else {}
        return word_binnen(self.regels.kaart, words) or "Zonder termijn"


def _enumerated(items: Iterable[Maatregelstand]) -> str:
    return " en ".join(item.tekst for item in items) or "geen maatregel"


def _measure(item: Maatregelstand) -> Maatregel:
    return Maatregel(
        soort=item.soort, beslisser=item.wie, overleg=item.met, werkingsgebied=item.waar, eventueel=item.ook
    )


def _longer(old: Maatregelstand, new: Maatregelstand) -> str:
    before, after = (_size(item.duur or item.richt) for item in (old, new))
    if not before or not after or before == after:
        return "duur"
    return "langer" if after > before else "korter"


def _size(duur: Duurwaarde) -> tuple[float, float] | None:
    return duur_from_json(duur).size if duur else None
