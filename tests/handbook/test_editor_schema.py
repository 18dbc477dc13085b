"""The editor's schemas know every id and accept the content as it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book
from handbook.content import FILES, FOLDERS, SINGLE
from handbook.editor_schema import editor_schemas


@pytest.fixture(scope="module")
def schemas(book: Book) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in editor_schemas(book.content)}


def test_there_is_a_schema_for_every_kind_of_file(schemas: dict[str, Any]) -> None:
    assert schemas.keys() == {f"{kind}.json" for kind in (*FILES, *FOLDERS, *SINGLE)}


def test_ids_are_choices(book: Book, schemas: dict[str, Any]) -> None:
    stap = (
        schemas["stappen.json"]["$defs"]["Stap"]
        if "Stap" in schemas["stappen.json"]["$defs"]
        else (schemas["stappen.json"]["additionalProperties"])
    )
    assert stap["properties"]["wie"]["enum"] == list(book.content.rollen)
    sources = stap["properties"]["source"]["items"]["enum"]
    assert sources == [*book.content.register, *book.content.bronnen]


def test_unknown_keys_are_refused_and_no_mark_of_ours_is_left(schemas: dict[str, Any]) -> None:
    assert schemas["duren.json"]["additionalProperties"]["additionalProperties"] is False
    assert "x-ref" not in json.dumps(schemas)


def test_every_reference_inside_a_schema_exists(schemas: dict[str, Any]) -> None:
    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if "$ref" in part else []
            return own + [name for value in part.values() for name in references(value)]
        return [name for item in part for name in references(item)] if isinstance(part, list) else []

    for schema in schemas.values():
        known = {f"#/$defs/{name}" for name in schema.get("$defs", {})}
        assert set(references(schema)) <= known


def test_files_that_name_a_schema_name_one_that_exists(book: Book, schemas: dict[str, Any]) -> None:
    for path in (book.root / "content").rglob("*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        if "$schema=" in first:
            assert Path(first.split("$schema=")[1]).name in schemas, path
