"""The JSON Schema of regels.json, made from the classes that the rules and the facts are read into."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from handbook.compile import BUILD_ONLY
from handbook.compile.velden import RENAMED
from handbook.schema import cards, decisions, facts, stukken
from handbook.schema.fields import Entry
from widgets.rules import Regels

from .schema_classes import Definitions
from .schema_shapes import TEXT, Json, by_key, closed

SCHEMA = "regels.schema.json"
"""The name of the file, beside regels.json; that names it in `$schema`."""

_EDITIE = ("id", "naam", "organisatie", "versie", "datum", "status")
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
    made = Definitions()
    root = made.object_of(Regels)
    # A decision becomes a file when it is imported: its id must be safe as a name.
    root["properties"]["beslissingen"]["propertyNames"] = {"pattern": "^[a-z][a-z0-9_-]*$"}
    root["properties"] |= {"$schema": {"const": SCHEMA}, **_facts(made.found)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "De regels van het handboek",
        "description": "De hash is de SHA-256 (twaalf tekens) van alles behalve $schema en editie.hash, "
        "als JSON met gesorteerde sleutels.",
        "x-editie": dict(editie),
        **root,
        "$defs": made.found,
    }


def _facts(definitions: Json) -> Json:
    """Give what is not made of the rules' own classes: the words, the card, the documents."""
    entry = partial(_entry, definitions)
    duur = {"$ref": "#/$defs/Duur"}
    term = {"binnen": duur, "binnen_tekst": TEXT, "binnen_zin": TEXT, "liefst": duur}
    stap = entry(facts.Stap)["properties"] | term
    tekst = entry(facts.TekstEntry)
    words_of = {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}
    voorwaarde = closed({**tekst["properties"], "voldaan": words_of}, optional=("voldaan",))
    soort = entry(facts.SoortMaatregel, *_SOORT)
    soort["properties"]["rechtsmiddel"] = {"type": ["string", "null"]}
    words = {
        **dict.fromkeys(("rollen", "werkingsgebieden"), entry(facts.Label)),
        **dict.fromkeys(("rechtsmiddelen", "uitzonderingen", "controles"), tekst),
        "voorwaarden": voorwaarde,
        "stappen": closed(stap, optional=("because", *term)),
        "maatregelen": soort,
        "uitkomsten": entry(decisions.Uitkomst, "label", "tekst", "stil"),
        "keuzes": entry(facts.Keuze, "titel"),
        "bronnen": entry(facts.Bron, "label"),
    }
    editie = entry(facts.Editie, *_EDITIE)["properties"]
    days = {"type": "object", "additionalProperties": TEXT}
    return {
        "editie": closed({**editie, "hash": {"type": "string", "pattern": "^[0-9a-f]{12}$"}}),
        "woorden": closed({kind: by_key(entry) for kind, entry in words.items()}),
        "kaart": entry(cards.Kaart, *(cards.Kaart.model_fields.keys() - BUILD_ONLY)),
        "feestdagen": closed({"van": {"type": "integer"}, "tot": {"type": "integer"}, "dagen": days}),
        "stukken": by_key(entry(stukken.Stuk, rename=False)),
    }


def _entry(definitions: Json, cls: type[Entry], *only: str, rename: bool = True) -> Json:
    """Give the schema of an entry of content/ as the file has it, with every field written out."""
    schema = _written_out(cls.model_json_schema(mode="serialization"))
    definitions |= schema.pop("$defs", {})
    names = RENAMED if rename else {}
    return closed(
        {
            names.get(name, name): item
            for name, item in schema["properties"].items()
            if not only or name in only
        }
    )


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
