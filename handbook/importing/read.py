"""Reads an export of the rules, and says in Dutch what is wrong with it and where."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from handbook.book import hash_of
from handbook.exports.json_schema import rules_schema
from handbook.exports.schema_shapes import DUUR
from handbook.problems import ContentError, Problem, instead
from handbook.yaml_source import Loc, read_yaml

Json = dict[str, Any]

_TYPES = {
    "array": "een lijst",
    "boolean": "true of false",
    "integer": "een heel getal",
    "null": "null",
    "object": "een object",
    "string": "een tekst",
}


def read_export(path: Path) -> Json:
    """Read an export of rules that fits its schema and is what it was when it was written.

    Raises ContentError with every problem found, each at its place in the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text, object_pairs_hook=_object)
    except OSError as error:
        raise _error(path, f"dit bestand is niet te lezen ({error.strerror}); noem een export") from error
    except UnicodeDecodeError as error:
        raise _error(path, "dit is geen tekst in UTF-8; bewaar het bestand zo") from error
    except json.JSONDecodeError as error:
        message = f"hier houdt de JSON op te kloppen ({error.msg}); haal de export opnieuw op"
        raise _error(path, message, error.lineno, error.colno) from error
    except _DoubleError as error:
        raise _error(path, f"{error.args[0]!r} staat twee keer in één object; haal er een weg") from error
    found = [*_misfits(data)] or [*_check_hash(data)]
    if found:
        raise ContentError(place_in(path, found))
    return {name: value for name, value in data.items() if name != "$schema"}


class _DoubleError(Exception):
    """One object has a name twice; JSON programs differ in which one they take."""


def _object(pairs: list[tuple[str, Any]]) -> Json:
    found: Json = {}
    for name, value in pairs:
        if name in found:
            raise _DoubleError(name)
        found[name] = value
    return found


def _error(path: Path, message: str, line: int = 1, column: int = 1) -> ContentError:
    return ContentError([Problem(path=path.as_posix(), line=line, column=column, message=message)])


def place_in(path: Path, found: Iterable[tuple[Loc, str]]) -> Iterator[Problem]:
    """Give a problem at its line for each place inside the export; JSON reads as YAML, which knows lines."""
    absolute = path.resolve()
    source = replace(read_yaml(Path(absolute.anchor), absolute), path=path.as_posix())
    for loc, message in found:
        name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
        yield source.problem(loc, f"{name.removeprefix('.')}: {message}" if name else message)


def _misfits(data: Any) -> Iterator[tuple[Loc, str]]:
    for error in Draft202012Validator(rules_schema({})).iter_errors(data):
        loc = tuple(error.absolute_path)
        for message in _messages(error):
            yield loc, message


def _messages(error: ValidationError) -> Iterator[str]:
    wanted: Any = error.validator_value
    value: Any = error.instance
    properties = (error.schema if isinstance(error.schema, dict) else {}).get("properties", {})
    if error.validator == "additionalProperties":
        for name in sorted(value.keys() - properties.keys()):
            yield f"{name!r} is hier onbekend; {instead(name, properties.keys() - value.keys())}"
    elif error.validator == "required":
        yield f"{error.message.split()[0]} ontbreekt; voeg het toe"
    elif error.validator == "enum":
        yield f"{value!r} kan hier niet; {instead(str(value), map(str, wanted))}"
    elif error.validator == "anyOf":
        yield f"{value!r} kan hier niet; schrijf {_any_of(error)}"
    elif error.validator == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        yield f"{value!r:.60} kan hier niet; hier hoort {' of '.join(_TYPES[kind] for kind in kinds)}"
    else:
        yield f"{value!r:.60} kan hier niet; het schema wil {error.validator} {wanted!r:.60}"


def _any_of(error: ValidationError) -> str:
    parts: Any = error.validator_value
    kinds = [part.get("type") for part in parts]
    return " of ".join(_TYPES[kind] for kind in kinds) if set(kinds) <= _TYPES.keys() - {"object"} else DUUR


def _check_hash(data: Json) -> Iterator[tuple[Loc, str]]:
    given = data["editie"]["hash"]
    found = rules_hash({name: value for name, value in data.items() if name != "$schema"})
    if found != given:
        message = f"{given!r} is niet de hash van deze regels, dat is {found!r}; "
        yield ("editie", "hash"), f"{message}er is iets veranderd na het exporteren"


def rules_hash(compiled: Json) -> str:
    """Give the hash of compiled rules, as the build computes it: over everything but the hash itself."""
    editie = {name: value for name, value in compiled["editie"].items() if name != "hash"}
    return hash_of({**compiled, "editie": editie})
