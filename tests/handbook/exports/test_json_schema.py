"""The JSON Schema of regels.json: the real export fits it, damage does not."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from handbook.book import Book
from handbook.exports import exports

Json = dict[str, Any]
Place = tuple[str | int, ...]


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, Json]:
    return {name: json.loads(data) for name, data in exports(book) if name.endswith(".json")}


@pytest.fixture(scope="module")
def validator(files: dict[str, Json]) -> Draft202012Validator:
    schema = files["data/regels.schema.json"]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _objects(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every object and list."""
    if isinstance(value, dict | list):
        yield place
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _objects(item, (*place, key))


def _at(data: Any, place: Place) -> Any:
    for key in place:
        data = data[key]
    return data


def test_the_real_export_fits_and_names_its_schema(
    files: dict[str, Json], validator: Draft202012Validator
) -> None:
    regels = files["data/regels.json"]
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(regels)] == []
    assert f"data/{regels['$schema']}" in files
    assert files["data/regels.schema.json"]["x-editie"] == regels["editie"]


OPEN = ("woorden", "feestdagen", "kaart", "stukken", "dossiers", "beslissingen")


@pytest.mark.parametrize("part", OPEN)
def test_a_rule_or_word_with_an_unknown_field_is_refused(
    files: dict[str, Json], validator: Draft202012Validator, part: str
) -> None:
    """One object of each kind: with the same keys it is the same kind."""
    regels = files["data/regels.json"]
    seen: set[frozenset[str]] = set()
    for place in _objects(regels[part], (part,)):
        item = _at(regels, place)
        if isinstance(item, dict) and frozenset(item) not in seen:
            seen.add(frozenset(item))
            item["onbekend_veld"] = 1
            try:
                assert list(validator.iter_errors(regels)), place
            finally:
                del item["onbekend_veld"]


def test_a_missing_field_is_refused(files: dict[str, Json], validator: Draft202012Validator) -> None:
    regels = files["data/regels.json"]
    table = ("beslissingen", "sanctie", "tabellen", 0)
    for place in ((), table, (*table, "rules", 2), (*table, "rules", 2, "then"), (*table, "combinaties", 1)):
        for key in set(_at(regels, place)) - {"$schema"}:
            damaged = copy.copy(_at(regels, place))
            del damaged[key]
            whole = _with(regels, place, damaged)
            assert list(validator.iter_errors(whole)), (*place, key)


def _with(data: Any, place: Place, new: Any) -> Any:
    if not place:
        return new
    key, *rest = place
    changed = copy.copy(data)
    changed[key] = _with(data[key], tuple(rest), new)
    return changed


RULE: Place = ("beslissingen", "sanctie", "tabellen", 0, "rules", 2, "then", "maatregelen", 0)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((*RULE, "duur"), "3 maanden"),
        ((*RULE, "duur"), {"min": "P1M", "tot": "hoorzitting"}),
        ((*RULE, "duur"), {}),
        ((*RULE, "modaliteit"), "misschien"),
        (("beslissingen", "sanctie", "tabellen", 0, "policy"), "meeste"),
        (("beslissingen", "sanctie", "vragen", 0, "meer"), "ja"),
        (("beslissingen", "sanctie", "vragen", 0, "options"), None),
        (("beslissingen", "sanctie", "tabellen", 0, "combinaties", 0, "factor"), 1.5),
        (("editie", "hash"), "kort"),
    ],
)
def test_a_wrong_value_is_refused(
    files: dict[str, Json], validator: Draft202012Validator, place: Place, value: object
) -> None:
    assert list(validator.iter_errors(_with(files["data/regels.json"], place, value)))
