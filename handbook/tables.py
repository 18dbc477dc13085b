"""The printed tables: every cell computed from the rules, as plain rows of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from widgets.rules import Decision, Maatregel, Regels, Rule, Table
from widgets.rules.answers import ask
from widgets.rules.combine import times
from widgets.rules.conditie import allowed
from widgets.rules.words import labels, word_maatregel, word_outcome

from .content import Content
from .schema.examples import GedrukteTabel, Tabelrij

KOPPEN = {
    "eerste": "Eerste keer",
    "herhaling": "Bij herhaling",
    "dubbel": "Bij herhaling, samen met ander gedrag",
    "blijft": "Blijft altijd gelden",
    "aangifte": "Aangifte",
    "schade": "Schade verhalen",
    "werkingsgebied": "Waar",
    "beslisser": "Wie beslist",
}
HEAVIER = "zwaarder dan de eerste keer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cel:
    """One cell of the table of all outcomes: the outcome in words, and how heavy it is beside the others."""

    tekst: str
    zwaarte: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitkomstrij:
    """One behaviour: the first time, on repeat, and doubled when it was one of several on repeat."""

    gedraging: str
    label: str
    eerste: Cel
    herhaling: Cel
    dubbel: Cel
    blijft: str
    beslisser: str
    werkingsgebied: str


def printed_cells(content: Content, regels: Regels, tabel: GedrukteTabel, rij: Tabelrij) -> list[str]:
    """Give the cells of one row of a table of the handreiking, in the order of its columns.

    A measure is printed when it rests on the row's own statement or on a note under the table, so that
    each table shows what that table says.
    """
    if rij.combinatie:
        table = content.beslissingen[tabel.beslissing].tabellen[0]
        return [combinatie.kort for combinatie in table.combinaties]
    sources = frozenset(rij.source).union(*(noot.source for noot in tabel.noten))
    first, again = _pair(regels.decisions[tabel.beslissing], rij.gedraging)
    return [_printed(regels, kolom, first, again, sources, tabel) for kolom in tabel.kolommen]


def _printed(
    regels: Regels, kolom: str, first: Rule, again: Rule, sources: frozenset[str], tabel: GedrukteTabel
) -> str:
    if kolom == "eerste":
        return _measures(regels, first, sources)
    if kolom == "herhaling":
        return _repeated(regels, first, again, sources, tabel)
    if kolom == "aangifte":
        return "altijd" if _always_reported(regels, tabel, first) else "als het strafbaar is *"
    if kolom == "schade":
        kept = _kept_kinds(regels.decisions[tabel.beslissing].tables[0])
        return "ja" if any(item.soort in kept for item in first.maatregelen) else "-"
    say = places if kolom == "werkingsgebied" else deciders
    return "".join(say(regels, item) for item in first.maatregelen[:1])


def _repeated(regels: Regels, first: Rule, again: Rule, sources: frozenset[str], tabel: GedrukteTabel) -> str:
    """Give the cell for a repeat: what the table says, or what its note says of every repeat."""
    note = next((noot.teken for noot in tabel.noten if set(noot.source) & set(again.source)), "")
    heavier, text = f"{HEAVIER} {note}".strip(), _measures(regels, again, sources)
    if text == _measures(regels, first, sources):
        return f"{heavier}: {text}"
    kinds = [item.soort for item in first.maatregelen[:1]]
    if any(sources & set(item.source) for item in again.maatregelen if item.soort in kinds):
        return text
    return f"{heavier} en {text}" if text and again.uitkomst == first.uitkomst else text or heavier


def _measures(regels: Regels, rule: Rule, sources: frozenset[str]) -> str:
    shown = [item for item in rule.maatregelen if sources & set(item.source)]
    first = [word_maatregel(regels, item) for item in shown if item.modaliteit == "eerst"]
    free = [word_maatregel(regels, item) for item in shown if item.modaliteit == "en-of"]
    fixed = [
        word_maatregel(regels, item, guide=False)
        for item in shown
        if item.modaliteit not in ("eerst", "en-of")
    ]
    text = " en ".join(filter(None, ["/".join(free), *fixed]))
    return f"uitnodiging {first[0]}, respectievelijk {text}" if first else text


def _always_reported(regels: Regels, tabel: GedrukteTabel, rule: Rule) -> bool:
    """Tell whether the table about the police, which comes next, then finds its heaviest outcome."""
    facts = {name: words for name, words, _ in rule.when if words}
    _, police, *_ = regels.decisions[tabel.beslissing].tables
    return any(hit.uitkomst == police.uitkomsten[-1] for hit in police.hits(facts))


def outcome_rows(regels: Regels, name: str) -> Iterator[Uitkomstrij]:
    """Yield a row for every behaviour, with which every case of the decision can be looked up by hand.

    There are none when other answers than the behaviour and its repeat count: then its rules are listed.
    `zwaarte` numbers every distinct outcome of the three columns from light (1) to heavy.
    """
    decision = regels.decisions[name]
    main = decision.tables[0]
    if not is_matrix(decision):
        return
    (vraag,) = (vraag for vraag in decision.vragen if vraag.id == main.per)
    rules = {optie.id: _pair(decision, optie.id) for optie in vraag.opties}
    factor = max(combinatie.factor for combinatie in main.combinaties)
    triples = {key: (first, again, times(first, factor)) for key, (first, again) in rules.items()}
    ranks = sorted({main.rank(rule) for triple in triples.values() for rule in triple})
    for optie in vraag.opties:
        cells = [
            Cel(tekst=word_outcome(regels, main.id, rule), zwaarte=ranks.index(main.rank(rule)) + 1)
            for rule in triples[optie.id]
        ]
        first, again = rules[optie.id]
        yield Uitkomstrij(
            gedraging=optie.id,
            label=optie.label,
            eerste=cells[0],
            herhaling=cells[1],
            dubbel=cells[2],
            blijft=_kept(regels, main, first, again),
            beslisser="".join(deciders(regels, item) for item in first.maatregelen[:1]),
            werkingsgebied="".join(places(regels, item) for item in first.maatregelen[:1]),
        )


def is_matrix(decision: Decision) -> bool:
    """Tell whether the main table only looks at one behaviour at a time and whether it is a repeat."""
    main, repeat = decision.tables[0], _repeat(decision)
    if not (main.per and repeat):
        return False
    about = [rule for rule in main.rules if not is_apart(decision, rule)]
    return {conditie.naam for rule in about for conditie in rule.when} <= {main.per, repeat[0]}


def is_apart(decision: Decision, rule: Rule) -> bool:
    """Tell whether a rule of the main table is not about any behaviour."""
    per = decision.tables[0].per
    options = {optie.id for vraag in decision.vragen if vraag.id == per for optie in vraag.opties}
    return not options & (allowed(rule.when, per) or frozenset())


def _repeat(decision: Decision) -> tuple[str, str, str] | None:
    """Give the question about a repeat with its answer the first time and again: a combination names them."""
    for combinatie in decision.tables[0].combinaties:
        for name, values in combinatie.basis.items():
            again = sorted(allowed(combinatie.rule.when, name) or ())
            if len(combinatie.basis) == 1 and again:
                return name, min(values), again[0]
    return None


def _pair(decision: Decision, gedraging: str) -> tuple[Rule, Rule]:
    """Give the rule for a behaviour the first time, and again; other questions are still open."""
    table = decision.tables[0]
    name, *answers = _repeat(decision) or ("", "", "")
    first, again = (
        table.only(ask(decision, {table.per: (gedraging,), name: (answer,)})) for answer in answers
    )
    return first, again


def _kept(regels: Regels, table: Table, *rules: Rule) -> str:
    kept = _kept_kinds(table)
    names = dict.fromkeys(
        word_maatregel(regels, item) for rule in rules for item in rule.maatregelen if item.soort in kept
    )
    return ", ".join(names)


def _kept_kinds(table: Table) -> frozenset[str]:
    return frozenset[str]().union(*(combinatie.behoud for combinatie in table.combinaties))


def places(regels: Regels, maatregel: Maatregel) -> str:
    """Give where a measure holds, as the table says it."""
    where = labels(regels, "werkingsgebieden", maatregel.werkingsgebied, "/")
    maybe = labels(regels, "werkingsgebieden", maatregel.eventueel, "/")
    return f"{where}, eventueel {maybe}" if maybe else where


def deciders(regels: Regels, maatregel: Maatregel) -> str:
    """Give who decides, and with whom about the duration."""
    who = labels(regels, "rollen", maatregel.beslisser, "/")
    together = labels(regels, "rollen", maatregel.overleg, "/")
    return f"{who}, in overleg met {together} over de duur" if together else who
