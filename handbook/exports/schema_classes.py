"""JSON Schema of the classes that the rules are read into: every field of them, by its type."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any

from handbook.schema import afspraken, decisions
from handbook.schema.fields import Entry
from widgets.rules import Combinatie, Decision, Dossier, Maatregel, Rule
from widgets.rules.duur import Duur

from .schema_shapes import TEXT, Json, closed, duur

_NAMES = {"opties": "options", "tables": "tabellen", "decisions": "beslissingen"}
"""Fields that have another name in the file."""
_BY_KEY = (Decision, Dossier)
"""What stands in the file under its id."""
_LEFT_OUT = {"Maatregel": ("meer",)}
"""Fields that are not there when they are empty."""
_BESIDE = {"Vraag": {"terugkijken": Duur}}
"""What stands in the file beside the fields of a class, when there is something to say."""
_RENAMED_RULE = {"keuze": "keuzes"}
"""Fields of content/ that have another name in a rule."""
_SIMPLE: Mapping[Any, Json] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    type(None): {"type": "null"},
    Any: {},
    object: {},
}


class Definitions:
    """Collects the definition of every class it meets."""

    def __init__(self) -> None:
        self.found: Json = {"Duur": duur()}

    def of(self, hint: Any) -> Json:
        """Give the schema of one type. Raises TypeError for a type that no rule has so far."""
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return {"anyOf": [self.of(part) for part in arguments]}
        if origin is tuple or hint in (list, frozenset) or origin in (list, frozenset):
            return {"type": "array", "items": self.of(arguments[0])}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if hint is Duur or dataclasses.is_dataclass(hint) or hasattr(hint, "_fields"):
            return self.refer(hint)
        if hint not in _SIMPLE:
            raise TypeError(f"no JSON Schema for {hint!r}")
        return dict(_SIMPLE[hint])

    def refer(self, cls: Any) -> Json:
        """Give a reference to the definition of a class, which is made when it is met first."""
        name = cls.__name__
        if name not in self.found:
            self.found[name] = {}
            self.found[name] = self.object_of(cls)
        return {"$ref": f"#/$defs/{name}"}

    def object_of(self, cls: Any) -> Json:
        """Give the object that an instance of a class becomes in the file."""
        properties = self._properties(cls)
        if cls is Rule:
            then = {name: properties.pop(name) for name in decisions.Then.model_fields if name in properties}
            properties["then"] = closed(then)
        if cls is Combinatie:
            own = {_RENAMED_RULE.get(name, name) for name in decisions.Combinatie.model_fields}
            del properties["rule"]
            rule = self._properties(Rule)
            properties |= {name: rule[name] for name in rule if name in own}
        beside = {name: self.of(hint) for name, hint in _BESIDE.get(cls.__name__, {}).items()}
        if cls is Maatregel:
            fields = {"enum": list(afspraken.Afspraken.model_fields)}
            beside["eigen"] = {"type": "object", "propertyNames": fields}
        return closed(properties | beside, optional=(*beside, *_LEFT_OUT.get(cls.__name__, ())))

    def _properties(self, cls: Any) -> Json:
        hints = typing.get_type_hints(cls)
        written = getattr(decisions, cls.__name__, None)
        return {
            _NAMES.get(name, name): _limit(written, name, self.of(hints[name]))
            for name in _names_of(cls)
            if not (name == "id" and cls in _BY_KEY)
        }


def _names_of(cls: Any) -> list[str]:
    """Give the fields that are rules: not what an object remembers, nor where an edition has it from."""
    if dataclasses.is_dataclass(cls):
        return [field.name for field in dataclasses.fields(cls) if field.init and field.compare]
    return list(cls._fields)


def _limit(written: type[Entry] | None, name: str, schema: Json) -> Json:
    """Narrow a text to the words that content/ may have there."""
    field = written.model_fields.get(name) if written else None
    words = typing.get_args(field.annotation) if field and schema == TEXT else ()
    return {"enum": list(words)} if words and all(isinstance(word, str) for word in words) else schema
