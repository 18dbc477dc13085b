"""Why an advice is what it is, in words."""

from collections.abc import Iterator
from typing import Any

from .conditie import Conditie, Facts, When
from .decide import Finding, Findings
from .explain import Change, changes, code, neighbours
from .model import Decision, Regels, Vraag
from .table import Rule, Table
from .words import capital, enumerate_words, is_silent, labels, word_outcome

Json = dict[str, Any]
_PLACE_AND_DECIDER = (
    ("werkingsgebied", "werkingsgebieden", "waar"),
    ("eventueel", "werkingsgebieden", "waar"),
    ("beslisser", "rollen", "wie_beslist"),
)


def reasons(regels: Regels, findings: Findings) -> Json:
    """Give what held and what was weighed, why not another outcome, what would change it, and the sources."""
    why_not = (_why_not(regels, findings, table, rule) for table, rule in neighbours(findings))
    return {
        "omdat": list(_because(regels, findings)),
        "meegewogen": list(_weighed(regels, findings)),
        "waarom_niet": [line for line in why_not if line],
        "wat_als": [_what_if(regels, findings, change) for change in changes(findings)],
        "bronnen": _sources(regels, findings),
    }


def _because(regels: Regels, findings: Findings) -> Iterator[Json]:
    """Yield the rules that gave the advice: of a combination its own rule and the heaviest one."""
    for table in findings.decision.tables:
        for rule in findings.by_table[table.id].rules[:2] if table.policy == "een" else ():
            if not is_silent(regels, table.id, rule.uitkomst):
                yield {
                    "regel": rule.id,
                    "tekst": rule.because,
                    "bronnen": list(rule.source),
                    "keuzes": list(rule.keuzes),
                }


def _weighed(regels: Regels, findings: Findings) -> Iterator[Json]:
    """Yield the other behaviours of a combination, with what would have held for each alone."""
    for table in findings.decision.tables:
        if table.policy == "een":
            for rule in findings.by_table[table.id].rules[2:]:
                clause = _missing(
                    findings.decision, table, rule.when, {**findings.facts, table.per: frozenset()}
                )
                title = word_outcome(regels, table.id, rule)
                tekst = f"{title}: dat had gegolden als {clause}."
                yield {"regel": rule.id, "tekst": tekst, "bronnen": list(rule.source), "keuzes": []}


def _why_not(regels: Regels, findings: Findings, table: Table, rule: Rule) -> Json | None:
    missing = _missing(findings.decision, table, rule.when, findings.facts)
    if not missing or is_silent(regels, table.id, rule.uitkomst):
        return None
    title = word_outcome(regels, table.id, rule)
    return {
        "tabel": table.id,
        "uitkomst": rule.uitkomst,
        "titel": title,
        "tekst": f"{title}: dat geldt als {missing}.",
        "bronnen": list(rule.source),
    }


def _what_if(regels: Regels, findings: Findings, change: Change) -> Json:
    (optie,) = (optie for optie in change.vraag.opties if optie.id == change.optie)
    titles = [
        _other_title(regels, table, found, findings.by_table[table.id])
        for table in findings.decision.tables
        if table.policy == "een"
        and _differs(found := change.findings.by_table[table.id], findings.by_table[table.id])
    ]
    clause = f"als niet meespeelt dat {optie.als}" if change.weg else f"als {optie.als}"
    return {
        "vraag": change.vraag.id,
        "antwoord": optie.id,
        "weg": change.weg,
        "uitkomst": next(iter(change.findings.by_table.values())).uitkomst,
        "code": code(change.findings),
        "tekst": f"{capital(clause)}: {'; '.join(titles)}.",
    }


def _other_title(regels: Regels, table: Table, found: Finding, now: Finding) -> str:
    """Give the title of another outcome; when it is the same, also where and by whom that differs."""
    title, parts = word_outcome(regels, table.id, found), dict[str, None]()
    if not table.per and title == word_outcome(regels, table.id, now):
        for other, own in zip(found.maatregelen, now.maatregelen, strict=False):
            for name, kind, kop in _PLACE_AND_DECIDER:
                if (values := getattr(other, name)) and values != getattr(own, name):
                    parts[f"{str(regels.kaart[kop]).lower()}: {labels(regels, kind, values)}"] = None
    return f"{title} ({'; '.join(parts)})" if parts else title


def _differs(one: Finding, other: Finding) -> bool:
    return one.uitkomst != other.uitkomst or one.maatregelen != other.maatregelen


def _sources(regels: Regels, findings: Findings) -> list[str]:
    sources: dict[str, None] = {}
    for table in findings.decision.tables:
        finding = findings.by_table[table.id]
        for rule in finding.rules:
            sources.update(dict.fromkeys(rule.source))
        for maatregel in finding.maatregelen:
            sources.update(dict.fromkeys(maatregel.source))
        for item in finding.toon:
            words: Any = regels.woorden[table.toont][item]
            sources.update(dict.fromkeys(words["bronnen"]))
    return list(sources)


def _missing(decision: Decision, table: Table, when: When, facts: Facts) -> str:
    """Give the conditions that these facts do not meet, as a clause; empty when none can be worded.

    What the table is asked for one value at a time must be the only one: "alleen een medewerker is bedreigd".
    """
    clauses: list[str] = []
    questions = decision.questions
    for conditie in when:
        given = facts.get(conditie.naam, frozenset())
        single = conditie.naam == table.per and conditie.een is not None
        met = conditie.holds(facts) and not (single and len(given) > 1)
        if conditie.naam in questions and not met:
            clauses.extend(_unmet(questions[conditie.naam], conditie, given, single=single))
    return enumerate_words(clauses, "en")


def _unmet(vraag: Vraag, conditie: Conditie, given: frozenset[str], *, single: bool) -> Iterator[str]:
    options = [optie.als for optie in vraag.opties if optie.id in (conditie.een or ())]
    if options and (single or given.isdisjoint(conditie.een or ())):
        yield f"{'alleen ' if single else ''}{enumerate_words(options, 'of')}"
    against = [optie.als for optie in vraag.opties if optie.id in conditie.geen & given]
    if against:
        yield f"niet meespeelt dat {enumerate_words(against, 'of')}"
