"""The advice as data: the one shape that the command line, the page and the tests share."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from .answers import Answers, ask, check_answers, to_answers
from .conditie import Facts
from .decide import Finding, Findings, decide, decide_every
from .errors import RulesError
from .explain import Change, Decide, changes, code, neighbours, open_questions
from .maatregel import Maatregel
from .model import Decision, Regels
from .table import Rule, Table
from .words import capital, is_silent, labels, word_duur, word_maatregel, word_missing, word_outcome

Json = dict[str, Any]
_PLACE_AND_DECIDER = (
    ("werkingsgebied", "werkingsgebieden", "waar"),
    ("eventueel", "werkingsgebieden", "waar"),
    ("beslisser", "rollen", "wie_beslist"),
)


def advise(regels: Regels, name: str, answers: Answers) -> Json:
    """Give the Advies on these answers as a JSON object.

    A question without an answer counts as `onbekend` and is listed under `open`. Raises RulesError for an
    unknown decision, question or option.
    """
    if name not in regels.decisions:
        raise RulesError(f"there is no decision {name!r}; there are {list(regels.decisions)}")
    decision = regels.decisions[name]
    check_answers(decision, answers)
    findings = decide(decision, ask(decision, answers))
    advies = complete(regels, findings, partial(decide, decision.core))
    if regels.landelijk:
        from .naast import beside, herkomst  # noqa: PLC0415 - only an edition has something beside it

        advies |= {"herkomst": herkomst(findings), "landelijk": beside(regels, regels.landelijk, advies)}
    return advies


def complete(regels: Regels, findings: Findings, decide_again: Decide) -> Json:
    """Give the whole Advies: the core, and why, why not, and what would change it."""
    core = core_advies(regels, findings)
    words = partial(_word_why_not, regels, findings)
    return {
        **core,
        "omdat": [
            _because(rule)
            for table, rule in _given_rules(findings)
            if not is_silent(regels, table.id, rule.uitkomst)
        ],
        "meegewogen": list(_weighed(regels, findings)),
        "waarom_niet": [line for table, rule in neighbours(findings) if (line := words(table, rule))],
        "wat_als": [_word_change(regels, findings, change) for change in changes(findings, decide_again)],
        "bronnen": _sources(regels, findings),
        "editie": dict(regels.editie),
    }


def core_advies(regels: Regels, findings: Findings) -> Json:
    """Give what an Advies decides, without the reasons: what `cases` prints for every combination."""
    main, finding = next(iter(findings.by_table.items()))
    advies: Json = {
        "beslissing": findings.decision.id,
        "antwoorden": to_answers(findings.decision, findings.facts),
        "uitkomst": finding.uitkomst,
        "titel": word_outcome(regels, main, finding),
        "maatregelen": [_measure(regels, maatregel, findings.facts) for maatregel in finding.maatregelen],
        "code": code(findings),
    }
    for table in findings.decision.tables[1:]:
        found = findings.by_table[table.id]
        if table.policy == "een":
            advies[table.id] = _outcome(regels, table, found)
        else:
            toon = set(found.toon)
            advies[table.id] = [
                _item(regels, table, item) for item in regels.woorden[table.toont] if item in toon
            ]
    advies["termijnen"] = [
        item for item in shown_items(findings.decision, advies, "stappen") if "binnen" in item
    ]
    advies["open"] = list(open_questions(findings))
    return advies


def shown_items(decision: Decision, advies: Mapping[str, Any], kind: str) -> list[Json]:
    """Give what the tables that show steps, or checks, found; each once."""
    found = [item for table in decision.tables if table.toont == kind for item in advies[table.id]]
    return list({item["id"]: item for item in found}.values())


def _measure(regels: Regels, maatregel: Maatregel, facts: Facts) -> Json:
    data: Json = {
        "soort": maatregel.soort,
        "tekst": word_maatregel(regels, maatregel),
        "duur": maatregel.duur.to_json(),
        "duur_tekst": word_duur(maatregel.duur, maatregel) if maatregel.duur_id else "",
        "werkingsgebied": list(maatregel.werkingsgebied),
        "eventueel": list(maatregel.eventueel),
        "beslisser": list(maatregel.beslisser),
        "overleg": list(maatregel.overleg),
        "modaliteit": maatregel.modaliteit,
        "voorwaarden": list(maatregel.voorwaarden),
        "uitzonderingen": list(maatregel.uitzonderingen),
        "rechtsmiddel": maatregel.rechtsmiddel,
        "bronnen": list(maatregel.source),
    }
    for name, guide in (("richtgetal", maatregel.richtgetal), ("langer_dan", maatregel.langer_dan)):
        if guide:
            data[name] = guide.to_json()
    if maatregel.herkomst:
        data["herkomst"] = dict(maatregel.herkomst)
    if unmet := [name for name in maatregel.voorwaarden if not _met(regels, name, facts)]:
        data["niet_voldaan"] = unmet
    return {**data, **maatregel.meer}


def _met(regels: Regels, name: str, facts: Facts) -> bool:
    """Tell whether nothing that was asked says that a precondition is not met."""
    wanted: Any = regels.woorden["voorwaarden"][name].get("voldaan", {})
    return all(facts.get(vraag, set(words)) & set(words) for vraag, words in wanted.items())


def _outcome(regels: Regels, table: Table, finding: Finding) -> Json:
    words = regels.woorden["uitkomsten"][f"{table.id}.{finding.uitkomst}"]
    (rule,) = finding.rules
    decides = {"beslisser": list(rule.beslisser)} if rule.beslisser else {}
    return {
        "uitkomst": finding.uitkomst,
        "tabel": table.titel,
        "titel": words["label"],
        "tekst": words["tekst"],
        "stil": words["stil"],
        "overleg": list(rule.overleg),
        "bronnen": list(rule.source),
        **decides,
        **({"herkomst": rule.herkomst} if rule.herkomst else {}),
    }


def _item(regels: Regels, table: Table, item: str) -> Json:
    return {"id": item, **_plain(regels.woorden[table.toont][item])}


def _plain(words: Mapping[str, object]) -> Json:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in words.items()}


def _given_rules(findings: Findings) -> Iterable[tuple[Table, Rule]]:
    """Yield the rules that gave the advice: of a combination its own rule and the heaviest one."""
    for table in findings.decision.tables:
        if table.policy == "een":
            for rule in findings.by_table[table.id].rules[:2]:
                yield table, rule


def _weighed(regels: Regels, findings: Findings) -> Iterator[Json]:
    """Yield the other behaviours of a combination, with what would have held for each alone."""
    for table in findings.decision.tables:
        if table.policy == "een":
            for rule in findings.by_table[table.id].rules[2:]:
                clause = word_missing(
                    findings.decision, table, rule.when, {**findings.facts, table.per: frozenset()}
                )
                title = word_outcome(regels, table.id, rule)
                tekst = f"{title}: dat had gegolden als {clause}."
                yield {"regel": rule.id, "tekst": tekst, "bronnen": list(rule.source), "keuzes": []}


def _because(rule: Rule) -> Json:
    return {
        "regel": rule.id,
        "tekst": rule.because,
        "bronnen": list(rule.source),
        "keuzes": list(rule.keuzes),
    }


def _word_why_not(regels: Regels, findings: Findings, table: Table, rule: Rule) -> Json | None:
    missing = word_missing(findings.decision, table, rule.when, findings.facts)
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


def _word_change(regels: Regels, findings: Findings, change: Change) -> Json:
    (optie,) = (optie for optie in change.vraag.opties if optie.id == change.optie)
    titles = [
        _word_other(regels, table, found, findings.by_table[table.id])
        for table in findings.decision.tables
        if table.policy == "een"
        and (found := change.findings.by_table[table.id]) != findings.by_table[table.id]
        and _differs(found, findings.by_table[table.id])
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


def _word_other(regels: Regels, table: Table, found: Finding, now: Finding) -> str:
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
            sources.update(dict.fromkeys(_plain(regels.woorden[table.toont][item])["bronnen"]))
    return list(sources)


def every_case(regels: Regels, name: str) -> Iterator[Findings]:
    """Decide every reachable combination of answers of one decision, each once."""
    return decide_every(regels.decisions[name])


def case_line(regels: Regels, findings: Findings) -> str:
    """Give one combination and its advice as one line of JSON, the same in every Python."""
    return json.dumps(core_advies(regels, findings), ensure_ascii=False, separators=(",", ":"))
