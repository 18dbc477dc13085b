"""Where every fact of an edition comes from: the national content, the organisation, or both."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from handbook.schema.facts import BLANK_ID
from handbook.yaml_source import Data

Herkomst = Literal["landelijk", "lokaal", "aangepast"]
"""Of the base as it is, new in the layer, or of the base and changed by the layer."""
Names = tuple[str, ...]
"""The way to a value: kind, id, then fields and ids, such as duren, direct, waarde."""
Raw = Mapping[str, Mapping[str, Data]]


def differences(base: Raw, merged: Raw) -> dict[Names, Herkomst]:
    """Give every value that is new or changed, by its names; what is not there is as in the base."""
    found: dict[Names, Herkomst] = {}
    for kind, entries in merged.items():
        for name, data in entries.items():
            if name not in base.get(kind, {}):
                found[(kind, name)] = "lokaal"
            else:
                found.update(_changed(base[kind][name], data, (kind, name)))
    return found


def herkomst(changed: Mapping[Names, Herkomst], names: Names) -> Herkomst:
    """Give where a value comes from; what stands in something new is new."""
    for depth in range(2, len(names)):
        if changed.get(names[:depth]) == "lokaal":
            return "lokaal"
    return changed.get(names, "landelijk")


def inner(data: Data) -> Mapping[str, Data] | None:
    """Give what a value is made of by name: its fields, or its items when each has an id."""
    if isinstance(data, dict):
        return data
    if isinstance(data, list):
        items = {str(item["id"]): item for item in data if isinstance(item, dict) and "id" in item}
        return items if items and len(items) == len(data) else None
    return None


def _changed(base: Data, merged: Data, at: Names) -> Iterator[tuple[Names, Herkomst]]:
    if base == merged:
        return
    yield at, "aangepast"
    old, new = inner(base), inner(merged)
    if old is None or new is None:
        return
    for name, data in new.items():
        if name in old:
            yield from _changed(old[name], data, (*at, name))
        else:
            yield (*at, name), "lokaal"


def marks(raw: Raw) -> Iterator[str]:
    """Yield the marks (`kenmerk`) of answers that the decisions know."""
    for beslissing in raw["beslissingen"].values():
        for vraag in (inner((inner(beslissing) or {}).get("vragen", [])) or {}).values():
            for optie in (inner((inner(vraag) or {}).get("options", [])) or {}).values():
                found = (inner(optie) or {}).get("kenmerken", [])
                yield from map(str, found if isinstance(found, list) else [found])


def mark(compiled: dict[str, Any], changed: Mapping[Names, Herkomst]) -> None:
    """Write in the compiled rules of an edition where each rule, measure and duration comes from."""
    for name, beslissing in compiled["beslissingen"].items():
        for table in beslissing["tabellen"]:
            for part in ("rules", "combinaties"):
                for rule in table[part]:
                    at = ("beslissingen", name, "tabellen", table["id"], part, rule["id"])
                    rule["herkomst"] = herkomst(changed, at)
                    for maatregel in rule.get("then", {}).get("maatregelen", ()):
                        maatregel["herkomst"] = herkomst(changed, (*at, "then", "maatregelen"))
                        duur = maatregel["duur_id"]
                        # What is still to be filled in is so in this edition only.
                        own = "lokaal" if duur == BLANK_ID else herkomst(changed, ("duren", str(duur)))
                        maatregel["herkomst_duur"] = own if duur else None
