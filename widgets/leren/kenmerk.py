"""What can be asked about an advice (`over`): the right value, and values near it that are wrong.

| `over` | Asks |
|---|---|
| `uitkomst` | the outcome of the main table |
| id of a table | the outcome of that table |
| `maatregel` | the outcome in full, with its durations |
| `duur`, `beslisser`, `gebied` | of the first measure: how long, who decides, where |
| `termijn` | by when the step `welke` must be done |
| `stappen`, `controles` | which of the `keuzes` belong to the advice |
| `antwoord` | what the case answers to the question `welke` |
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from widgets.rules import Decision, Regels, Table, duur_from_json
from widgets.rules.advise import shown_items
from widgets.rules.table import Rule
from widgets.rules.words import capital, is_silent, labels, word_binnen, word_duur, word_outcome, word_stap

Json = Mapping[str, Any]
MEER = ("stappen", "controles")
OF_MEASURE = ("duur", "beslisser", "gebied")
MOST = 5
"""How many options a question has that words them itself."""

_PLACE_AND_DECIDER = {
    "beslisser": ("rollen", "beslisser", "overleg", "in_overleg", ("wie", "met")),
    "gebied": ("werkingsgebieden", "werkingsgebied", "eventueel", "eventueel", ("waar", "ook")),
}


@dataclass(frozen=True, slots=True)
class Optie:
    """One option: `is_` is what it means in the rules, `naar` where it leads in a scenario."""

    id: str
    tekst: str
    is_: str
    naar: str = ""
    gevolg: str = ""


def right(regels: Regels, advies: Json, deel: Json) -> frozenset[str]:
    """Give what is right: one value, or several where several can be. Empty when the advice has none."""
    over = deel["over"]
    decision = regels.decisions[advies["beslissing"]]
    if over in MEER:
        return frozenset(item["id"] for item in shown_items(decision, advies, over))
    if over == "antwoord":
        return frozenset(advies["antwoorden"].get(deel["welke"], ()))
    value = _single(regels, advies, over, deel.get("welke", ""))
    return frozenset((value,)) if value else frozenset()


def _single(regels: Regels, advies: Json, over: str, welke: str) -> str:
    if over == "termijn":
        shown = shown_items(regels.decisions[advies["beslissing"]], advies, "stappen")
        return next((word_binnen(regels.kaart, item) for item in shown if item["id"] == welke), "")
    if over in OF_MEASURE:
        main = (item for item in advies["maatregelen"] if item["modaliteit"] != "eerst")
        return next((_given(regels, over, item) for item in main), "")
    if over == "maatregel":
        return str(advies["titel"])
    is_main = over in ("uitkomst", regels.decisions[advies["beslissing"]].tables[0].id)
    return str((advies if is_main else advies[over])["uitkomst"])


def options(regels: Regels, advies: Json, deel: Json) -> tuple[Optie, ...]:
    """Give what to choose from: as the exercise words it, else the right one and those beside it."""
    over, decision = deel["over"], regels.decisions[advies["beslissing"]]
    words = dict(_known(regels, decision, over, deel.get("welke", "")))
    wanted = right(regels, advies, deel)
    words |= {name: words.get(name, name) for name in wanted}
    if keuzes := deel.get("keuzes"):
        return _written(keuzes, words, frozenset() if over in MEER else wanted)
    table = table_of(decision, over).id
    shown = [name for name in words if name in wanted or not is_silent(regels, table, name)]
    near = _near(shown, wanted, [item["titel"] for item in advies["waarom_niet"]])
    return tuple(Optie(name, words[name], name) for name in near)


def _written(keuzes: Sequence[Json], words: Mapping[str, str], wanted: frozenset[str]) -> tuple[Optie, ...]:
    """Give the choices as they were written, and the right one where the rules have another than those.

    A choice with no words of its own, that means what an edition does not have, is left out there.
    """
    written = [
        Optie(
            id=keuze["id"],
            tekst=keuze.get("tekst") or words[keuze["is"]],
            is_=keuze["is"],
            naar=keuze.get("naar", ""),
            gevolg=keuze.get("gevolg", ""),
        )
        for keuze in keuzes
        if keuze.get("tekst") or keuze["is"] in words
    ]
    if wanted.isdisjoint(optie.is_ for optie in written):
        written += [Optie(name, words[name], name, naar=keuzes[0].get("naar", "")) for name in sorted(wanted)]
    return tuple(written)


def known(regels: Regels, beslissing: str, over: str, welke: str = "") -> dict[str, str]:
    """Give every value that a choice can mean (`is`), with its words."""
    return dict(_known(regels, regels.decisions[beslissing], over, welke))


def table_of(decision: Decision, over: str) -> Table:
    """Give the table that a question about the advice is about."""
    return next((table for table in decision.tables if table.id == over), decision.tables[0])


def _known(regels: Regels, decision: Decision, over: str, welke: str) -> Iterator[tuple[str, str]]:
    if over in MEER:
        yield from ((name, word_stap(regels.kaart, item)) for name, item in regels.woorden[over].items())
    elif over == "antwoord":
        yield from ((optie.id, optie.label) for optie in decision.questions[welke].opties)
    elif over == "termijn":
        yield from _terms(regels)
    elif over == "maatregel" or over in OF_MEASURE:
        yield from _worded(regels, decision, over)
    else:
        table = table_of(decision, over)
        words = regels.woorden["uitkomsten"]
        yield from ((name, str(words[f"{table.id}.{name}"]["label"])) for name in table.uitkomsten)


def _terms(regels: Regels) -> Iterator[tuple[str, str]]:
    """Yield every deadline of a step, the shortest first."""
    steps: list[Any] = [item for item in regels.woorden["stappen"].values() if item.get("binnen_tekst")]
    steps.sort(key=lambda item: duur_from_json(item["binnen"]).size)
    yield from ((text, text) for item in steps if (text := word_binnen(regels.kaart, item)))


def _worded(regels: Regels, decision: Decision, over: str) -> Iterator[tuple[str, str]]:
    """Yield what each rule of the main table would give, from light to heavy."""
    table = decision.tables[0]
    for rule in sorted(table.settled, key=table.rank):
        if over == "maatregel":
            title = word_outcome(regels, table.id, rule)
            yield title, title
        elif value := value_of(regels, rule, over):
            yield value, value


def value_of(regels: Regels, rule: Rule, over: str) -> str:
    """Give how long, who decides or where, of the first measure of a rule; empty when it says nothing."""
    main = next((m for m in rule.maatregelen if m.modaliteit != "eerst"), None)
    if main is None:
        return ""
    if over != "duur":
        return _labels(regels, over, partial(getattr, main))
    return "" if main.duur_id is None or main.duur.is_open else word_duur(main.duur, main)


def _given(regels: Regels, over: str, maatregel: Json) -> str:
    if over == "duur":
        return str(maatregel["duur_tekst"])
    return _labels(regels, over, maatregel.__getitem__)


def _labels(regels: Regels, over: str, get: Callable[[str], Iterable[str]]) -> str:
    kind, field, more, words, names = _PLACE_AND_DECIDER[over]
    text, also = labels(regels, kind, get(field)), labels(regels, kind, get(more))
    return capital(
        regels.kaart[words].format(**dict(zip(names, (text, also), strict=True))) if also else text
    )


def _near(every: list[str], wanted: frozenset[str], beside: list[str]) -> list[str]:
    """Give the right values and those nearest to them, in the order of all."""
    every += sorted(wanted.difference(every))
    here = [place for place, name in enumerate(every) if name in wanted] or [0]
    far = {name: min(abs(place - each) for each in here) for place, name in enumerate(every)}
    ranked = sorted(every, key=lambda name: (name not in wanted, name not in beside, far[name]))
    return sorted(ranked[: max(MOST, len(wanted) + 1)], key=every.index)
