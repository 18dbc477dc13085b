"""Who decides, as the organisation has it: the national rules with another decider, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rules = Sequence[Mapping[str, Any]]

GROEPEN = {
    "beslist_waarschuwing": ("schriftelijke-waarschuwing", "ordegesprek"),
    "beslist_pandverbod": ("pandverbod", "telefoonverbod"),
}
"""The kinds of measure that each question is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Regel:
    """A national rule whose measures are written anew; `overlegt`: its reason may name a decider."""

    id: str
    maatregelen: tuple[Mapping[str, Any], ...]
    overlegt: bool


def decided_by(rules: Rules, deciders: Mapping[str, str], bron: str) -> Iterator[Regel]:
    """Yield every rule with a measure that somebody else decides now; `deciders` are roles by question."""
    by_kind = {kind: deciders[name] for name, kinds in GROEPEN.items() for kind in kinds}
    first = {rule["id"]: _measures(rule)[0] for rule in rules if _measures(rule)}
    for rule in rules:
        old = _measures(rule)
        new = tuple(_with_decider(item, by_kind, first, bron) for item in old)
        if new != tuple(old):
            yield Regel(id=rule["id"], maatregelen=new, overlegt=any("overleg" in item for item in old))


def _measures(rule: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = rule.get("then", {}).get("maatregelen", ())
    return found


def _with_decider(
    measure: Mapping[str, Any], by_kind: Mapping[str, str], first: Mapping[str, Mapping[str, Any]], bron: str
) -> Mapping[str, Any]:
    decider = by_kind.get(measure["soort"])
    model = first.get(measure.get("zoals", ""))
    follows = model is not None and "beslisser" not in measure and by_kind.get(model["soort"]) == decider
    if decider is None or follows:
        return measure
    kept = {key: value for key, value in measure.items() if key not in ("beslisser", "source")}
    return {**kept, "beslisser": [decider], "source": [*measure["source"], bron]}
