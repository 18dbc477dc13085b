"""The advice as data: the one shape that the command line, the page and the tests share."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .answers import Answers, ask, check_answers, to_answers
from .conditie import Facts
from .decide import Finding, Findings, decide, decide_every
from .errors import RulesError
from .explain import code, open_questions
from .maatregel import Maatregel
from .model import Decision, Regels
from .redenen import reasons
from .table import Table
from .words import word_duur, word_maatregel, word_outcome

Json = dict[str, Any]


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
    advies = core_advies(regels, findings) | reasons(regels, findings) | {"editie": dict(regels.editie)}
    if regels.landelijk:
        from .naast import beside, herkomst  # noqa: PLC0415 - only an edition has something beside it

        advies |= {"herkomst": herkomst(findings), "landelijk": beside(regels, regels.landelijk, advies)}
    return advies


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
            words = regels.woorden[table.toont].items()
            advies[table.id] = [{"id": name, **item} for name, item in words if name in toon]
    advies["termijnen"] = [
        item for item in shown_items(findings.decision, advies, "stappen") if "binnen" in item
    ]
    advies["open"] = list(open_questions(findings))
    return advies


def shown_items(decision: Decision, advies: Mapping[str, Any], kind: str) -> list[Json]:
    """Give what the tables that show steps, or checks, found; each once."""
    found = [item for table in decision.tables if table.toont == kind for item in advies[table.id]]
    return list({item["id"]: item for item in found}.values())


def remedies(item: Mapping[str, Any]) -> list[str]:
    """Give the ids of what somebody can do against a measure of an advice."""
    several = [found["id"] for found in item.get("rechtsmiddelen", ())]
    return several or [*filter(None, [item["rechtsmiddel"]])]


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


def every_case(regels: Regels, name: str) -> Iterator[Findings]:
    """Decide every reachable combination of answers of one decision, each once."""
    return decide_every(regels.decisions[name])


def case_line(regels: Regels, findings: Findings) -> str:
    """Give one combination and its advice as one line of JSON, the same in every Python."""
    return json.dumps(core_advies(regels, findings), ensure_ascii=False, separators=(",", ":"))
