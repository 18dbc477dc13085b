"""JSON Schemas for the editor's autocompletion, with every known id as a choice."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .content import FILES, FOLDERS, SINGLE, Content
from .organisatie.merge import NA, OPNIEUW, VOOR, WEG
from .schema.fields import WORDED, Entry

Json = dict[str, Any]


def editor_schemas(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield `<kind>.json` for every kind of file in content/; for an edition nothing is required there."""
    ids = {kind: list(getattr(content, kind)) for kind in (*FILES, *FOLDERS)}
    ids["bronnen"] = [*ids["register"], *ids["bronnen"]]
    ids |= {kind: list(content.kaart.afspraken.woorden[kind]) for kind in WORDED}
    models: dict[str, type[Entry]] = {**FILES, **FOLDERS, **SINGLE}
    for kind, model in models.items():
        schema = _fill(model.model_json_schema(), ids)
        if kind == "register":
            schema = _around({"type": "array"}, "items", schema)
        elif kind in FILES:
            schema = _around({"type": "object"}, "additionalProperties", schema)
        if content.laag:
            schema = _loose(schema)
        yield f"{kind}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _around(outer: Json, key: str, schema: Json) -> Json:
    definitions = schema.pop("$defs", {})
    return {**outer, key: schema, "$defs": definitions}


def _loose(schema: Any) -> Any:
    """Let an edition write only what differs, and say what to do with it."""
    if isinstance(schema, dict):
        loose = {key: _loose(value) for key, value in schema.items() if key not in ("required", "minItems")}
        if "properties" in loose:
            marks = {mark: {"const": True} for mark in (WEG, OPNIEUW)}
            loose["properties"] |= marks | {mark: {"type": "string"} for mark in (NA, VOOR)}
        return loose
    return [_loose(item) for item in schema] if isinstance(schema, list) else schema


def _fill(schema: Any, ids: Mapping[str, list[str]]) -> Any:
    if isinstance(schema, dict):
        filled = {key: _fill(value, ids) for key, value in schema.items() if key != "x-ref"}
        return {**filled, "enum": ids[schema["x-ref"]]} if "x-ref" in schema else filled
    return [_fill(item, ids) for item in schema] if isinstance(schema, list) else schema
