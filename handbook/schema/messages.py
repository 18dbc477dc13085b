"""Pydantic's errors in the words of a content editor."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.problems import instead
from handbook.yaml_source import Loc

_PLAIN = {
    "bool_type": "schrijf true of false",
    "dict_type": "hier horen namen met een waarde, zoals `naam: waarde`",
    "int_type": "schrijf een heel getal",
    "model_type": "hier horen namen met een waarde, zoals `naam: waarde`",
    "string_too_short": "hier staat niets; schrijf een tekst",
    "too_short": "de lijst is leeg; noem er minstens één",
    "tuple_type": "hier hoort een lijst; zet er [ ] omheen of begin elke regel met een streepje",
}


def complaints(model: type[BaseModel], error: ValidationError) -> Iterator[tuple[Loc, str]]:
    """Yield the place inside the entry and the Dutch message of every error."""
    for detail in error.errors():
        # Pydantic counts only the good items, so a list with one bad item is "too short" as well.
        if detail["type"] != "too_short" or not detail["input"]:
            yield tuple(detail["loc"]), _message(model, detail)


def _message(model: type[BaseModel], detail: ErrorDetails) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "nederlands":
        return str(context["message"])
    if kind == "missing":
        return f"{name!r} ontbreekt; voeg `{name}: ...` toe"
    if kind == "extra_forbidden":
        return f"{name!r} is hier onbekend; {instead(name, _allowed_keys(model, detail['loc'][:-1]))}"
    if kind == "literal_error":
        words = [word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return f"{value!r} kan hier niet; {instead(str(value), words)}"
    if kind == "string_type":
        return f"hier hoort tekst; {_as_text(value)}"
    if kind == "greater_than_equal":
        return f"{value} is te klein; schrijf {context['ge']} of meer"
    return _PLAIN.get(kind, f"{value!r} kan hier niet ({detail['msg']}); kijk hoe een andere regel het doet")


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return "haal de haken of streepjes weg"
    quoted = f': "{value}"' if isinstance(value, int) else ""
    return f"zet er aanhalingstekens om{quoted}"


def _allowed_keys(model: type[BaseModel], loc: Loc) -> list[str]:
    current: Any = model
    for part in loc:
        fields: Mapping[str, Any] = getattr(current, "model_fields", {})
        inner = fields[str(part)].annotation if str(part) in fields else current
        current = _first_model(inner) or current
    return list(getattr(current, "model_fields", {}))


def _first_model(annotation: object) -> type[BaseModel] | None:
    """Find the model inside tuple[Model, ...], dict[str, Model] or Model | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if found := _first_model(inner):
            return found
    return None
