"""Why an answer is right, and why another is not: in the words of the rules."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from widgets.rules import Decision, Regels, Table
from widgets.rules.advise import shown_items
from widgets.rules.answers import ask
from widgets.rules.decide import decide
from widgets.rules.words import word_stap

from .kenmerk import MEER, OF_MEASURE, table_of
from .opgave import Veld
from .waarom import Reden, why_shown
from .waarom_niet import when_right

Json = Mapping[str, Any]

OF_SANCTION = ("uitkomst", "maatregel")
"""What an exercise may ask that is a sanction: there the rules alone do not tell whether it fits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Regel:
    """One line of feedback; `soort` says which, see KOPPEN in `nakijken.py`."""

    soort: str
    tekst: str
    bronnen: tuple[str, ...] = ()


def explain(regels: Regels, veld: Veld, chosen: Collection[str]) -> Iterator[Regel]:
    """Yield why the right answer is right and, for what was chosen, what was missed and why it is wrong."""
    if veld.plek:
        yield Regel(soort="geheel", tekst=veld.plek.plaats)
        yield from _words(veld.plek.redenen)
    if veld.advies is None:
        return
    if veld.meer:
        yield from _of_several(regels, veld, veld.advies, chosen)
        return
    yield from _because(regels, veld, veld.advies)
    if veld.deel["over"] in OF_SANCTION and (casus := veld.deel.get("let_op")):
        yield Regel(soort="let-op", tekst=casus["tekst"], bronnen=tuple(casus["bronnen"]))
    for optie in veld.opties:
        if optie.id in chosen and optie.id not in veld.goed:
            yield from _why_not(regels, veld, veld.advies, optie.is_)


def _of_several(regels: Regels, veld: Veld, advies: Json, chosen: Collection[str]) -> Iterator[Regel]:
    """Yield why all of it is right; else what was missed with why it belongs, and what was too much."""
    why = why_shown(regels.decisions[advies["beslissing"]], advies, veld.deel["over"])
    right = [optie for optie in veld.opties if optie.id in veld.goed]
    if veld.goed == frozenset(chosen):
        yield from _words(dict.fromkeys(reden for optie in right for reden in why[optie.is_]))
    missed: dict[tuple[Reden, ...], list[str]] = {}
    for optie in right:
        if optie.id not in chosen:
            missed.setdefault(why[optie.is_], []).append(optie.tekst)
    for redenen, teksten in missed.items():
        yield from (Regel(soort="gemist", tekst=tekst) for tekst in teksten)
        yield from _words(redenen)
    for optie in veld.opties:
        if optie.id in chosen and optie.id not in veld.goed:
            yield Regel(soort="te-veel", tekst=optie.tekst)
            yield from _why_not(regels, veld, advies, optie.is_)


def _words(redenen: Iterable[Reden]) -> Iterator[Regel]:
    yield from (Regel(soort="omdat", tekst=reden.tekst, bronnen=reden.bronnen) for reden in redenen)


def _because(regels: Regels, veld: Veld, advies: Json) -> Iterator[Regel]:
    over = veld.deel["over"]
    decision = regels.decisions[advies["beslissing"]]
    if over == "antwoord":
        yield from _of_answer(veld, decision.questions[veld.deel["welke"]].opties)
        return
    if over in MEER:
        (meant,) = _meant(veld)
        yield from _words(why_shown(decision, advies, over)[meant])
        return
    if over == "termijn":
        for item in shown_items(decision, advies, "stappen"):
            if item["id"] == veld.deel["welke"]:
                yield from _words(why_shown(decision, advies, "stappen")[item["id"]])
                tekst = word_stap(regels.kaart, item)
                yield Regel(soort="geheel", tekst=tekst, bronnen=tuple(item["bronnen"]))
        return
    names = _rules_of(table_of(decision, over))
    said = [item for item in advies["omdat"] if item["regel"] in names]
    for item in said:
        yield Regel(soort="omdat", tekst=item["tekst"], bronnen=tuple(item["bronnen"]))
    if not said:
        yield from _of_silent(decision, advies, over)
    if over in OF_MEASURE:
        for item in advies["maatregelen"][:1]:
            yield Regel(soort="geheel", tekst=f"{advies['titel']}.", bronnen=tuple(item["bronnen"]))


def _of_silent(decision: Decision, advies: Json, over: str) -> Iterator[Regel]:
    """Yield why an outcome holds that an advice does not speak of, such as "no doctor"."""
    found = decide(decision, ask(decision, advies["antwoorden"]))
    for rule in found.by_table[table_of(decision, over).id].rules:
        yield Regel(soort="omdat", tekst=rule.because, bronnen=rule.source)


def _of_answer(veld: Veld, opties: Collection[Any]) -> Iterator[Regel]:
    for optie in opties:
        if optie.id in _meant(veld):
            for tekst in optie.voorbeelden:
                yield Regel(soort="voorbeeld", tekst=tekst, bronnen=optie.source)
            if optie.hint and not optie.voorbeelden:
                yield Regel(soort="weet", tekst=optie.hint, bronnen=optie.source)


def _why_not(regels: Regels, veld: Veld, advies: Json, chosen: str) -> Iterator[Regel]:
    if wel := when_right(regels, veld.deel, advies, chosen):
        yield Regel(soort=wel.soort, tekst=wel.tekst, bronnen=wel.bronnen)


def _meant(veld: Veld) -> frozenset[str]:
    return frozenset(optie.is_ for optie in veld.opties if optie.id in veld.goed)


def _rules_of(table: Table) -> frozenset[str]:
    combined = (combinatie.rule.id for combinatie in table.combinaties)
    return frozenset((*(rule.id for rule in table.rules), *combined))
