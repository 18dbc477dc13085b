"""The national example inside the rules of an edition: only what differs, and a mark on what is its own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]

NEW, CHANGED = "lokaal", "aangepast"
PARTS: Mapping[str, tuple[str, ...]] = {
    "duur": ("duur", "richtgetal", "langer_dan"),
    "werkingsgebied": ("werkingsgebied", "eventueel"),
    "beslisser": ("beslisser", "overleg"),
    "modaliteit": ("modaliteit",),
    "voorwaarden": ("voorwaarden",),
    "uitzonderingen": ("uitzonderingen",),
    "rechtsmiddel": ("rechtsmiddel",),
}
"""What a card says of a measure, and the fields that it says it with."""
_WORDS = {
    "werkingsgebied": "werkingsgebieden",
    "eventueel": "werkingsgebieden",
    "beslisser": "rollen",
    "overleg": "rollen",
    "voorwaarden": "voorwaarden",
    "uitzonderingen": "uitzonderingen",
    "rechtsmiddel": "rechtsmiddelen",
}
"""The kind of word that the ids in a field stand for."""
_MARKS = frozenset(("herkomst", "herkomst_duur", "delen"))


def put_beside(compiled: Json, national: Json, woorden: Mapping[str, str]) -> None:
    """Write in the compiled rules of an edition what the national ones have otherwise, and mark its own.

    `woorden` are the words of the comparison. A question, table or rule that is the same stands there by its
    id, a word that is the same not at all; None stands for what the national example does not have.
    """
    organisatie = compiled["editie"]["organisatie"]
    compiled["kaart"]["herkomst"] = {
        name: text.replace("{organisatie}", organisatie) for name, text in woorden.items()
    }
    words = {
        kind: dict(_differing(entries, national["woorden"][kind]))
        for kind, entries in compiled["woorden"].items()
    }
    own = compiled["beslissingen"]
    beside = {
        name: other and _decision(own.get(name, {}), other)
        for name, other in _differing(own, national["beslissingen"])
    }
    _mark_words(compiled["woorden"], words)
    _mark_measures(own, national["beslissingen"], words)
    compiled["landelijk"] = {
        "beslissingen": beside,
        "woorden": {kind: entries for kind, entries in words.items() if entries},
    }


def _differing(own: Mapping[str, Any], national: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in dict.fromkeys((*national, *own)):
        if bare(own.get(name)) != bare(national.get(name)):
            yield name, national.get(name)


def bare(data: Any) -> Any:
    """Give compiled data without the marks of an edition."""
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items() if key not in _MARKS}
    return [bare(item) for item in data] if isinstance(data, list) else data


def own_rules(compiled: Json) -> Json:
    """Give the compiled rules alone: without what the national example has, and what is marked for it."""
    rules: Json = bare(compiled)
    rules.pop("landelijk", None)
    return rules


def _decision(own: Json, national: Json) -> Json:
    questions, tables = ({item["id"]: item for item in own.get(kind, ())} for kind in ("vragen", "tabellen"))
    return {
        **national,
        "vragen": [
            item if isinstance(item, str) else _vraag(questions.get(item["id"], {}), item)
            for item in _by_id(questions.values(), national["vragen"])
        ],
        "tabellen": [
            item if isinstance(item, str) else _table(tables.get(item["id"], {}), item)
            for item in _by_id(tables.values(), national["tabellen"])
        ],
    }


def _vraag(own: Json, national: Json) -> Json:
    return {**national, "options": _by_id(own.get("options", ()), national["options"])}


def _table(own: Json, national: Json) -> Json:
    return {**national, "rules": _by_id(own.get("rules", ()), national["rules"])}


def _by_id(own: Iterable[Json], national: Iterable[Json]) -> list[Any]:
    known = {item["id"]: bare(item) for item in own}
    return [item["id"] if known.get(item["id"]) == item else item for item in national]


def _mark_words(woorden: Json, differing: Mapping[str, Mapping[str, Json | None]]) -> None:
    """Mark each field of a word that is not as the national example has it."""
    roles = differing["rollen"]
    for kind, entries in woorden.items():
        for name, item in entries.items():
            old = differing[kind].get(name, item) or {}
            mark = CHANGED if old else NEW
            found = {field: mark for field, value in item.items() if old.get(field) != value}
            if item.get("wie") in roles:
                found.setdefault("wie", CHANGED)
            if found:
                item["herkomst"] = found


def _mark_measures(own: Json, national: Json, words: Mapping[str, Mapping[str, Any]]) -> None:
    """Write in `delen` of each measure which parts are the organisation's."""
    for name, beslissing in own.items():
        before = {
            (table["id"], rule["id"]): rule["then"]["maatregelen"]
            for table in national.get(name, {}).get("tabellen", ())
            for rule in table["rules"]
        }
        for table in beslissing["tabellen"]:
            for rule in table["rules"]:
                old = {item["soort"]: item for item in before.get((table["id"], rule["id"]), ())}
                for item in rule["then"]["maatregelen"]:
                    item["delen"] = dict(_parts(item, old.get(item["soort"]), words))


def _parts(item: Json, old: Json | None, words: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    mark = CHANGED if old else NEW
    if old is None or item["soort"] in words["maatregelen"]:
        yield "soort", mark
    for part, fields in PARTS.items():
        if any(_is_own(item, old or {}, field, words) for field in fields):
            yield part, mark
    if (item.get("herkomst_duur") or "landelijk") != "landelijk":
        yield "duur", item["herkomst_duur"]
    rows, before = (_rows(found or {}) for found in (item, old))
    yield from ((name, mark) for name, text in rows.items() if before.get(name) != text)


def _is_own(item: Json, old: Json, field: str, words: Mapping[str, Mapping[str, Any]]) -> bool:
    names = item[field]
    if not names and not old.get(field):
        return False
    differs = words.get(_WORDS.get(field, ""), {})
    listed = names if isinstance(names, list) else [names]
    return bool(names != old.get(field) or (field in _WORDS and any(name in differs for name in listed)))


def _rows(item: Json) -> dict[str, str]:
    return {name: text for name, _, text in item.get("meer", {}).get("rijen", ())}
