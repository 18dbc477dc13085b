"""Fields of an entry of content/ -> the same as plain JSON."""

from typing import Any

Json = dict[str, Any]
RENAMED = {"source": "bronnen", "keuze": "keuzes"}
"""Fields of content/ that have another name beside the words of an id."""


def plain(entry: object, *names: str) -> Json:
    """Give these fields; a tuple as a list."""
    values = {name: getattr(entry, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def renamed(entry: Json) -> Json:
    """Give the entry with the names that fields have beside the words of an id."""
    return {RENAMED.get(key, key): value for key, value in entry.items()}
