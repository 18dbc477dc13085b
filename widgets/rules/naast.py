"""An edition beside the national example: what that advises on the same answers, and what differs."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .advise import core_advies, remedies, shown_items
from .answers import ask
from .decide import Findings, decide
from .model import Decision, Regels
from .words import capital, label, labels, word_binnen, word_where, word_who

Json = dict[str, Any]
Rij = tuple[str, str]
"""What a line is about, and what an advice says of it."""

_DETAIL = ("stap", "rechtsmiddel")
"""Lines that are only of interest where they differ."""


def herkomst(findings: Findings) -> str:
    """Tell where the rules of the main outcome come from: of several, whether one is the organisation's."""
    rules = findings.by_table[findings.decision.tables[0].id].rules[:2]
    return next((rule.herkomst for rule in rules if rule.herkomst != "landelijk"), "landelijk")


def beside(regels: Regels, national: Regels, advies: Mapping[str, Any]) -> Json:
    """Give the comparison: `uitkomst` and `code` of the national example, `rijen` and `let_op`.

    Each of `rijen` has `wat`, `landelijk`, `hier` (in words, empty where it is not in that advice) and
    `anders`. `let_op` says which answers the national example does not know, and what it asks besides.
    """
    words, name = regels.kaart["herkomst"], advies["beslissing"]
    decision = national.decisions.get(name)
    if decision is None:
        return {"rijen": [], "let_op": [words["beslissing_onbekend"]]}
    own = regels.decisions[name]
    there = core_advies(national, decide(decision, ask(decision, _known(decision, advies))))
    lines = [_lines(*pair) for pair in ((national, decision, there), (regels, own, advies))]
    return {
        "uitkomst": there["uitkomst"],
        "code": there["code"],
        "rijen": list(_rows(*lines)),
        "let_op": list(_notes(words, own, decision, advies, there)),
    }


def _known(decision: Decision, advies: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Give the answers that the national example knows too."""
    given = advies["antwoorden"]
    known = {}
    for vraag in decision.vragen:
        chosen = tuple(optie.id for optie in vraag.opties if optie.id in given.get(vraag.id, ()))
        known[vraag.id] = chosen if vraag.meer else chosen[:1]
    return known


def _notes(
    words: Mapping[str, str], own: Decision, national: Decision, advies: Mapping[str, Any], there: Json
) -> Iterator[str]:
    for vraag in own.vragen:
        used = there["antwoorden"].get(vraag.id, ())
        for optie in vraag.opties:
            if optie.id in advies["antwoorden"].get(vraag.id, ()) and optie.id not in used:
                yield words["antwoord_onbekend"].format(antwoord=optie.label)
    for name in there["open"]:
        if name not in own.questions:
            yield words["vraag_open"].format(vraag=national.questions[name].label)


def _rows(national: Mapping[str, Rij], own: Mapping[str, Rij]) -> Iterator[Json]:
    for name in dict.fromkeys((*own, *national)):
        wat = own.get(name, national.get(name, ("", "")))[0]
        there, here = (lines.get(name, ("", ""))[1] for lines in (national, own))
        if there != here or not name.startswith(_DETAIL):
            yield {"wat": wat, "landelijk": there, "hier": here, "anders": there != here}


def _lines(regels: Regels, decision: Decision, advies: Mapping[str, Any]) -> dict[str, Rij]:
    """Give what an advice says, by a name that is the same in both."""
    kaart = regels.kaart
    kinds = (item["soort"] for item in advies["maatregelen"] if item["modaliteit"] != "eerst")
    # Without the durations, which have a line of their own.
    title = capital(labels(regels, "maatregelen", kinds, " en ")) or str(advies["titel"])
    lines = {"uitkomst": (kaart["herkomst"]["uitkomst"], title)}
    for item in advies["maatregelen"]:
        lines |= _measure(regels, item)
    for table in decision.tables[1:]:
        found = advies[table.id]
        if table.policy == "een" and not found["stil"]:
            who = labels(regels, "rollen", (*found.get("beslisser", ()), *found["overleg"]))
            lines[f"tabel.{table.id}"] = found["tabel"], _with(found["titel"], capital(who))
    for stap in shown_items(decision, advies, "stappen"):
        who = kaart["wie"].format(wie=label(regels, "rollen", stap["wie"]))
        text = _with(word_binnen(kaart, stap), str(stap["tekst"]))
        lines[f"stap.{stap['id']}"] = kaart["herkomst"]["stap"], f"{text} {who}"
    return lines


def _measure(regels: Regels, item: Mapping[str, Any]) -> Iterable[tuple[str, Rij]]:
    soort, kaart = capital(label(regels, "maatregelen", item["soort"])), regels.kaart
    against = [str(regels.woorden["rechtsmiddelen"][name]["tekst"]) for name in remedies(item)]
    values = {
        "hoe_lang": item["duur_tekst"],
        "waar": word_where(regels, item),
        "wie_beslist": word_who(regels, item),
        "rechtsmiddel": " ".join(against),
    }
    for name, text in values.items():
        key = f"{name}.{item['soort']}"
        if text:
            yield key, (f"{soort}: {str(kaart[name]).lower()}", str(text))


def _with(first: str, more: str) -> str:
    return ". ".join(filter(None, (first, more)))
