"""The form of uitgaven/<edition>.json: short, and with a line for each case, step, exercise and change."""

import json
from collections.abc import Mapping
from typing import Any

from .schema.uitgave import Casusstand, Uitgaven

Json = dict[str, Any]


def packed(releases: Uitgaven) -> Json:
    """Give the file's own form: cases by decision and outcome, with what these share written once."""
    data = releases.model_dump(mode="json", exclude_defaults=True)
    stand = data.pop("stand")
    data["stappen"] = stand["stappen"]
    found: dict[str, dict[str, dict[str, Casusstand]]] = {}
    for name, casus in releases.stand.casussen.items():
        found.setdefault(casus.beslissing, {}).setdefault(casus.uitkomst, {})[name] = casus
    data["beslissingen"] = {
        beslissing: {uitkomst: _packed_cases(cases) for uitkomst, cases in sorted(outcomes.items())}
        for beslissing, outcomes in sorted(found.items())
    }
    if "oefeningen" in stand:
        data["oefeningen"] = _packed_exercises(stand["oefeningen"])
    return data


def _packed_exercises(oefeningen: Json) -> Json:
    """Give the right answers by lesson and path, whose name every one of theirs begins with."""
    packed: Json = {}
    for name, antwoord in oefeningen.items():
        les, _, rest = name.partition("/")
        packed.setdefault(les, {})[rest] = antwoord
    return packed


def _packed_cases(cases: Mapping[str, Casusstand]) -> Json:
    titel = next(iter(cases.values())).titel
    always = set.intersection(*(set(casus.stappen) for casus in cases.values()))
    packed: Json = {}
    for name, casus in cases.items():
        left_out = {"beslissing", "uitkomst", "stappen", *(["titel"] if casus.titel == titel else [])}
        packed[name] = casus.model_dump(mode="json", exclude_defaults=True, exclude=left_out)
        if own := [stap for stap in casus.stappen if stap not in always]:
            packed[name]["stappen"] = " ".join(own)
    return {"titel": titel, "stappen": " ".join(sorted(always)), "casussen": packed}


def unpacked(data: Json) -> Json:
    """Give what `Uitgaven` reads of the file's own form. Raises what shows that it is another form."""
    cases = {
        name: _unpacked_case(casus, beslissing, uitkomst, shared)
        for beslissing, outcomes in data["beslissingen"].items()
        for uitkomst, shared in outcomes.items()
        for name, casus in shared["casussen"].items()
    }
    own = ("beslissingen", "oefeningen", "stappen")
    rest = {key: value for key, value in data.items() if key not in own}
    stand: Json = {"stappen": data["stappen"], "casussen": dict(sorted(cases.items()))}
    if "oefeningen" in data:
        stand["oefeningen"] = {
            f"{les}/{name}": antwoord
            for les, answers in data["oefeningen"].items()
            for name, antwoord in answers.items()
        }
    return {**rest, "stand": stand}


def _unpacked_case(casus: Json, beslissing: str, uitkomst: str, shared: Json) -> Json:
    steps = sorted({*shared["stappen"].split(), *casus.get("stappen", "").split()})
    own = {"beslissing": beslissing, "uitkomst": uitkomst, "stappen": steps}
    return {"titel": shared["titel"], **casus, **own}


def lines(data: Any, depth: int, indent: str = "") -> str:
    """Give JSON that breaks its lines down to a depth; what lies deeper stays on one line."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    if depth == 0 or not any(isinstance(item, dict | list) for item in inner):
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    deeper = f"{indent} "
    if isinstance(data, list):
        body = (deeper + lines(item, depth - 1, deeper) for item in data)
        return "[\n" + ",\n".join(body) + f"\n{indent}]"
    pairs = (
        f"{deeper}{json.dumps(key, ensure_ascii=False)}: {lines(value, depth - 1, deeper)}"
        for key, value in data.items()
    )
    return "{\n" + ",\n".join(pairs) + f"\n{indent}}}"
