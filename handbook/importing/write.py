"""Compiled rules -> the decisions as they stand in content/: the way of `handbook.compile` back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

Json = dict[str, Any]

_NAMES = {"keuzes": "keuze", "terugkijken_id": "terugkijken"}
_SHARED = {"vragen": ("when",), "tabellen": ()}
"""What is never shared between decisions, as in `handbook.zoals`."""
_HEAD = """# yaml-language-server: $schema=../../build/schema/beslissingen.json
# Uit een export: uitgave {id}, versie {versie}, hash {hash}.

"""


def decision_files(compiled: Json, references: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield `<decision>.yml` with its text, for every decision of the compiled rules.

    `references` has for a sentence with a duration or amount the same one that refers to it.
    """
    written: dict[str, Json] = {}
    for name, item in compiled["beslissingen"].items():
        written[name] = _refer(_decision(compiled["woorden"], item), references)
    head = _HEAD.format(**compiled["editie"])
    for name, data in written.items():
        shared = {key: [_share(key, entry, name, written) for entry in data[key]] for key in _SHARED}
        text = yaml.safe_dump(
            {**data, **shared}, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None
        )
        yield f"{name}.yml", (head + text).encode()


def _refer(data: Any, references: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: _refer(value, references) for key, value in data.items()}
    if isinstance(data, list):
        return [_refer(item, references) for item in data]
    return references.get(data, data) if isinstance(data, str) else data


def _share(key: str, entry: Json, name: str, written: Mapping[str, Json]) -> Json:
    """Refer to the first decision that has the same question or table, when that is another one."""
    own = _SHARED[key]
    bare = {field: value for field, value in entry.items() if field not in own}
    for other, data in written.items():
        if other == name:
            return entry
        if any({f: v for f, v in model.items() if f not in own} == bare for model in data[key]):
            return {
                "id": entry["id"],
                "zoals": other,
                **{field: entry[field] for field in own if field in entry},
            }
    return entry


def _decision(words: Json, item: Json) -> Json:
    return {
        "titel": item["titel"],
        "vragen": [
            _entry(
                _without(vraag, "terugkijken"),
                when=_when,
                options=lambda options: [_option(option) for option in options],
            )
            for vraag in item["vragen"]
        ],
        "tabellen": [_table(words, table) for table in item["tabellen"]],
    }


def _option(item: Json) -> Json:
    return _entry(item, when=_when, overnemen=lambda taken: {entry["naam"]: entry["een"] for entry in taken})


def _table(words: Json, item: Json) -> Json:
    uitkomsten = [
        {"id": name, **_entry(words["uitkomsten"][f"{item['id']}.{name}"])} for name in item["uitkomsten"]
    ]
    rules = [_entry(rule, when=_when, then=lambda then: _then(words, then)) for rule in item["rules"]]
    combinaties = [
        _entry(
            {name: value for name, value in entry.items() if name not in ("gebieden", "rollen")}, when=_when
        )
        for entry in item["combinaties"]
    ]
    return _entry({**item, "uitkomsten": uitkomsten, "rules": rules, "combinaties": combinaties})


def _then(words: Json, item: Json) -> Json:
    return _entry(
        item, maatregelen=lambda measures: [_measure(words, one) for one in measures if not _comes_along(one)]
    )


def _comes_along(measure: Json) -> bool:
    """Tell whether another kind of measure brings this one: the rule does not name it."""
    return "hoort_bij" in measure.get("meer", {})


def _measure(words: Json, item: Json) -> Json:
    """Leave out what belongs to the kind of measure and to the duration: they stand elsewhere in content/."""
    kind = words["maatregelen"][item["soort"]]
    own = {
        name: [word for word in item[name] if word not in kind[name]]
        for name in ("voorwaarden", "uitzonderingen")
    }
    elsewhere = ("rechtsmiddel", "richtgetal", "langer_dan", "duur_id", "meer", "eigen")
    return _entry({**_without(item, *elsewhere), **own, "duur": item["duur_id"], **item.get("eigen", {})})


def _entry(item: Json, **how: Any) -> Json:
    """Give what is filled in, under its name in content/; `how` says how to write some of it."""
    found = {
        _NAMES.get(name, name): how[name](value) if name in how else value for name, value in item.items()
    }
    return {
        name: value for name, value in found.items() if value not in ("", None, [], {}) and value is not False
    }


def _without(item: Json, *names: str) -> Json:
    return {name: value for name, value in item.items() if name not in names}


def _when(conditions: Sequence[Json]) -> Json:
    return {condition["naam"]: _condition(condition) for condition in conditions}


def _condition(item: Json) -> Any:
    if not item["geen"]:
        return item["een"][0] if len(item["een"]) == 1 else item["een"]
    return {name: item[name] for name in ("een", "geen") if item[name] is not None}
