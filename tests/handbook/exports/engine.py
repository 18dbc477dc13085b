"""An engine for DMN that is not ours, and how its outcomes compare with those of our rules."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handbook.environment import ensure_node_packages, find_node
from widgets.rules import Maatregel
from widgets.rules.answers import to_answers
from widgets.rules.decide import Finding, Findings

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[3]
ENGINE = Path(__file__).with_name("dmn.mjs")


def evaluate(file: Path, cases: Iterable[Findings]) -> list[Json]:
    """Give what the engine makes of the answers of each case."""
    lines = []
    for case in cases:
        several = {vraag.id: vraag.meer for vraag in case.decision.vragen}
        answers = to_answers(case.decision, case.facts)
        inputs = {
            f"antwoord_{vraag}": words if several[vraag] else words[0] for vraag, words in answers.items()
        }
        lines.append(json.dumps(inputs))
    ensure_node_packages(ROOT)
    done = subprocess.run(
        [str(find_node()), str(ENGINE), str(file)],
        input="\n".join(lines),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _ours(finding: Finding) -> Json:
    return {
        "uitkomst": finding.uitkomst,
        "regels": [rule.id for rule in finding.rules],
        "maatregelen": [_measure(maatregel) for maatregel in finding.maatregelen],
    }


def _measure(maatregel: Maatregel) -> Json:
    lists = ("werkingsgebied", "eventueel", "beslisser", "overleg", "voorwaarden", "uitzonderingen")
    return {
        **{name: list(getattr(maatregel, name)) for name in lists},
        **{name: getattr(maatregel, name) for name in ("soort", "modaliteit", "rechtsmiddel")},
        "duur": maatregel.duur.to_json(),
        "richtgetal": maatregel.richtgetal.to_json() if maatregel.richtgetal else None,
        "langer_dan": maatregel.langer_dan.to_json() if maatregel.langer_dan else None,
        "bronnen": list(maatregel.source),
        "meer": dict(maatregel.meer),
    }


def _theirs(value: Json) -> Json:
    first = [value["combinatie"]] if value.get("combinatie") else []
    own = ("breedte", "breedste", "ruimte")
    return {
        "uitkomst": value["uitkomst"],
        "regels": [*first, value["regel"], *(value.get("meegewogen") or ())],
        "maatregelen": [
            {name: item for name, item in maatregel.items() if name not in own}
            for maatregel in value.get("maatregelen") or ()
        ],
    }


def differences(cases: list[Findings], results: list[Json]) -> list[tuple[Any, str, Any, Any]]:
    """Give where our rules and the engine differ: the answers, the table, what each made of it."""
    found = []
    for case, result in zip(cases, results, strict=True):
        for table in case.decision.tables:
            finding, value = case.by_table[table.id], result[table.id]
            one = list(finding.toon) if table.policy == "alle" else _ours(finding)
            other = value if table.policy == "alle" else value and _theirs(value)
            if one != other:
                found.append((to_answers(case.decision, case.facts), table.id, one, other))
    return found
