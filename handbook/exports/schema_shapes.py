"""The shapes of JSON Schema that the schema of regels.json is put together from."""

from collections.abc import Iterable
from typing import Any

from widgets.rules.periode import ISO

Json = dict[str, Any]
DUUR = "een duur: ISO 8601 zoals P2W, of min, max, tot of onbepaald, of null als niets is bepaald"
TEXT = {"type": "string"}
_PERIOD = {"type": "string", "pattern": f"^{ISO.pattern}$"}


def closed(properties: Json, optional: Iterable[str] = ()) -> Json:
    """Give an object with these fields and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in set(optional)],
        "additionalProperties": False,
    }


def by_key(entry: Json) -> Json:
    """Give an object whose values, by any name, are like this entry."""
    return {"type": "object", "additionalProperties": entry}


def duur() -> Json:
    """Give a duration as regels.json has it."""
    both = {"type": "object", "properties": {"min": _PERIOD, "max": _PERIOD}, "additionalProperties": False}
    return {
        "description": DUUR,
        "anyOf": [
            {"type": "null"},
            _PERIOD,
            {**both, "minProperties": 1},
            {
                **closed({"min": _PERIOD, "max": _PERIOD, "werkdagen": {"const": True}}, ("min", "max")),
                "minProperties": 2,
            },
            closed({"tot": TEXT, "max": _PERIOD}, optional=("max",)),
            closed({"onbepaald": {"const": True}}),
        ],
    }
