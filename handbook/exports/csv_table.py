"""One decision as a table for a spreadsheet: its rules, their measures, and what holds when several meet."""

import csv
import io
import json
from collections.abc import Iterator

from widgets.rules import Combinatie, Decision, Regels, Rule, Table
from widgets.rules.clauses import word_conditions
from widgets.rules.words import word_outcome

HEADER = (
    "tabel",
    "regel",
    "als",
    "uitkomst",
    "maatregel",
    "duur_iso",
    "duur",
    "werkingsgebied",
    "eventueel",
    "beslisser",
    "overleg",
    "modaliteit",
    "rechtsmiddel",
    "meer",
    "omdat",
    "bronnen",
    "uitgave",
    "versie",
    "hash",
)
CELLS = HEADER[4:14]
"""What one measure fills."""


def csv_table(regels: Regels, decision: Decision) -> bytes:
    """Give one row for each measure of each rule, one for a rule without, and one for each combination.

    It is UTF-8 with a mark, so that a spreadsheet reads it as such.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADER)
    editie = [regels.editie[name] for name in ("id", "versie", "hash")]
    for table in decision.tables:
        if table.policy == "een":
            rows.writerows([*row, *editie] for row in _rows(regels, decision, table))
    return out.getvalue().encode("utf-8-sig")


def _rows(regels: Regels, decision: Decision, table: Table) -> Iterator[list[str]]:
    for rule in table.rules:
        outcome = word_outcome(regels, table.id, rule)
        for cells in _measures(rule):
            yield _row(regels, decision, table, rule, outcome, cells)
    for combinatie in table.combinaties:
        outcome = word_combination(combinatie)
        yield _row(regels, decision, table, combinatie.rule, outcome, [""] * len(CELLS))


def _row(
    regels: Regels, decision: Decision, table: Table, rule: Rule, outcome: str, cells: list[str]
) -> list[str]:
    counts = {
        f"{vraag.id}.aantal": f"bij ‘{vraag.label}’ meer dan één antwoord past" for vraag in decision.vragen
    }
    several = [counts[conditie.naam] for conditie in rule.when if conditie.naam in counts]
    others = word_conditions(regels, decision, tuple(c for c in rule.when if c.naam not in counts))
    when = " en ".join([*several, *([others] if others else [])])
    return [table.id, rule.id, when, outcome, *cells, rule.because, " ".join(rule.source)]


def word_combination(combinatie: Combinatie) -> str:
    """Give in words what holds when several answers hit at once."""
    if not combinatie.basis:
        return combinatie.kort
    basis = ", ".join(f"{name} = {' of '.join(sorted(words))}" for name, words in combinatie.basis.items())
    return (
        f"{combinatie.kort} (de hoogste uitkomst bij {basis}, keer {combinatie.factor}, als dat zwaarder is)"
    )


def _measures(rule: Rule) -> Iterator[list[str]]:
    if not rule.maatregelen:
        yield [""] * len(CELLS)
    for maatregel in rule.maatregelen:
        iso = json.dumps(maatregel.duur.to_json()).strip('"') if maatregel.duur_id else ""
        places = (maatregel.werkingsgebied, maatregel.eventueel, maatregel.beslisser, maatregel.overleg)
        yield [
            maatregel.soort,
            iso,
            str(maatregel.duur) if maatregel.duur_id else "",
            *(" ".join(ids) for ids in places),
            maatregel.modaliteit,
            maatregel.rechtsmiddel,
            json.dumps(maatregel.meer, ensure_ascii=False) if maatregel.meer else "",
        ]
