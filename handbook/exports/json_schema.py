"""The JSON Schema of regels.json, made from the classes that the rules and the facts are read into."""

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any

from handbook.compile import BUILD_ONLY
from handbook.compile.velden import RENAMED
from handbook.schema import afspraken, cards, decisions, facts, stukken
from handbook.schema.fields import Entry
from widgets.rules import model
from widgets.rules.duur import ISO, Duur

Json = dict[str, Any]
SCHEMA = "regels.schema.json"
"""The name of the file, beside regels.json; that names it in `$schema`."""

DUUR = "een duur: ISO 8601 zoals P2W, of min, max, tot of onbepaald, of null als niets is bepaald"
_NAMES = {"opties": "options", "tables": "tabellen", "decisions": "beslissingen"}
"""Fields that have another name in the file."""
_BY_KEY = (model.Decision, model.Dossier)
"""What stands in the file under its id."""
_LEFT_OUT = {"Maatregel": ("meer",)}
"""Fields that are not there when they are empty."""
_BESIDE = {"Vraag": {"terugkijken": Duur}}
"""What stands in the file beside the fields of a class, when there is something to say."""
_EDITIE = ("id", "naam", "organisatie", "versie", "datum", "status")
_PERIOD = {"type": "string", "pattern": f"^{ISO.pattern}$"}
_TEXT = {"type": "string"}
_SIMPLE: Mapping[Any, Json] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    type(None): {"type": "null"},
    Any: {},
    object: {},
}
_SOORT = (
    "label",
    "toelichting",
    "met_duur",
    "zonder_duur",
    "voorwaarden",
    "uitzonderingen",
    "rechtsmiddel",
)
_EDITORS = ("x-ref", "title", "default")


def rules_schema(editie: Mapping[str, str]) -> Json:
    """Give the schema (draft 2020-12) that every regels.json of this version of the program fits."""
    made = _Schema()
    root = made.object_of(model.Regels)
    # A decision becomes a file when it is imported: its id must be safe as a name.
    root["properties"]["beslissingen"]["propertyNames"] = {"pattern": "^[a-z][a-z0-9_-]*$"}
    root["properties"] |= {"$schema": {"const": SCHEMA}, **made.facts()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "De regels van het handboek",
        "description": "De hash is de SHA-256 (twaalf tekens) van alles behalve $schema en editie.hash, "
        "als JSON met gesorteerde sleutels.",
        "x-editie": dict(editie),
        **root,
        "$defs": made.definitions,
    }


class _Schema:
    """Collects the definition of every class it meets."""

    def __init__(self) -> None:
        self.definitions: Json = {"Duur": _duur()}

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
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.object_of(cls)
        return {"$ref": f"#/$defs/{name}"}

    def object_of(self, cls: Any) -> Json:
        properties = self.properties(cls)
        if cls is model.Rule:
            then = {name: properties.pop(name) for name in decisions.Then.model_fields if name in properties}
            properties["then"] = _closed(then)
        if cls is model.Combinatie:
            own = {RENAMED_RULE.get(name, name) for name in decisions.Combinatie.model_fields}
            del properties["rule"]
            rule = self.properties(model.Rule)
            properties |= {name: rule[name] for name in rule if name in own}
        beside = {name: self.of(hint) for name, hint in _BESIDE.get(cls.__name__, {}).items()}
        if cls is model.Maatregel:
            fields = {"enum": list(afspraken.Afspraken.model_fields)}
            beside["eigen"] = {"type": "object", "propertyNames": fields}
        return _closed(properties | beside, optional=(*beside, *_LEFT_OUT.get(cls.__name__, ())))

    def properties(self, cls: Any) -> Json:
        hints = typing.get_type_hints(cls)
        written = getattr(decisions, cls.__name__, None)
        return {
            _NAMES.get(name, name): _limit(written, name, self.of(hints[name]))
            for name in _names_of(cls)
            if not (name == "id" and cls in _BY_KEY)
        }

    def facts(self) -> Json:
        """Give what is not made of the rules' own classes: the words, the card, the documents."""
        duur = {"$ref": "#/$defs/Duur"}
        term = {"binnen": duur, "binnen_tekst": _TEXT, "binnen_zin": _TEXT, "liefst": duur}
        stap = self.entry(facts.Stap)["properties"] | term
        tekst = self.entry(facts.TekstEntry)
        words_of = {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}}
        voorwaarde = _closed({**tekst["properties"], "voldaan": words_of}, optional=("voldaan",))
        soort = self.entry(facts.SoortMaatregel, *_SOORT)
        soort["properties"]["rechtsmiddel"] = {"type": ["string", "null"]}
        words = {
            **dict.fromkeys(("rollen", "werkingsgebieden"), self.entry(facts.Label)),
            **dict.fromkeys(("rechtsmiddelen", "uitzonderingen", "controles"), tekst),
            "voorwaarden": voorwaarde,
            "stappen": _closed(stap, optional=("because", *term)),
            "maatregelen": soort,
            "uitkomsten": self.entry(decisions.Uitkomst, "label", "tekst", "stil"),
            "keuzes": self.entry(facts.Keuze, "titel"),
            "bronnen": self.entry(facts.Bron, "label"),
        }
        editie = self.entry(facts.Editie, *_EDITIE)["properties"]
        days = {"type": "object", "additionalProperties": _TEXT}
        return {
            "editie": _closed({**editie, "hash": {"type": "string", "pattern": "^[0-9a-f]{12}$"}}),
            "woorden": _closed({kind: _by_key(entry) for kind, entry in words.items()}),
            "kaart": self.entry(cards.Kaart, *(cards.Kaart.model_fields.keys() - BUILD_ONLY)),
            "feestdagen": _closed({"van": {"type": "integer"}, "tot": {"type": "integer"}, "dagen": days}),
            "stukken": _by_key(self.entry(stukken.Stuk, rename=False)),
        }

    def entry(self, cls: type[Entry], *only: str, rename: bool = True) -> Json:
        """Give the schema of an entry of content/ as the file has it, with every field written out."""
        schema = _written_out(cls.model_json_schema(mode="serialization"))
        self.definitions |= schema.pop("$defs", {})
        names = RENAMED if rename else {}
        return _closed(
            {
                names.get(name, name): item
                for name, item in schema["properties"].items()
                if not only or name in only
            }
        )


RENAMED_RULE = {"keuze": "keuzes"}
"""Fields of content/ that have another name in a rule."""


def _names_of(cls: Any) -> list[str]:
    """Give the fields that are rules: not what an object remembers, nor where an edition has it from."""
    if dataclasses.is_dataclass(cls):
        return [field.name for field in dataclasses.fields(cls) if field.init and field.compare]
    return list(cls._fields)


def _closed(properties: Json, optional: Iterable[str] = ()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in set(optional)],
        "additionalProperties": False,
    }


def _by_key(entry: Json) -> Json:
    return {"type": "object", "additionalProperties": entry}


def _limit(written: type[Entry] | None, name: str, schema: Json) -> Json:
    """Narrow a text to the words that content/ may have there."""
    field = written.model_fields.get(name) if written else None
    words = typing.get_args(field.annotation) if field and schema == _TEXT else ()
    return {"enum": list(words)} if words and all(isinstance(word, str) for word in words) else schema


def _written_out(schema: Any) -> Any:
    """Require every field, and leave out the marks for our own editor."""
    if isinstance(schema, list):
        return [_written_out(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    clean = {key: _written_out(value) for key, value in schema.items() if key not in _EDITORS}
    if "properties" in schema:
        # By name, so that a field may have the name of a mark.
        clean["properties"] = {name: _written_out(item) for name, item in schema["properties"].items()}
        clean["required"] = list(schema["properties"])
    return clean


def _duur() -> Json:
    both = {"type": "object", "properties": {"min": _PERIOD, "max": _PERIOD}, "additionalProperties": False}
    return {
        "description": DUUR,
        "anyOf": [
            {"type": "null"},
            _PERIOD,
            {**both, "minProperties": 1},
            {
                **_closed({"min": _PERIOD, "max": _PERIOD, "werkdagen": {"const": True}}, ("min", "max")),
                "minProperties": 2,
            },
            _closed({"tot": _TEXT, "max": _PERIOD}, optional=("max",)),
            _closed({"onbepaald": {"const": True}}),
        ],
    }
