"""What an organisation has not decided yet: named as such, never guessed."""

from collections.abc import Mapping
from typing import Any

ID = "nog-in-te-vullen"
"""Stands for a duration, role, place, remedy, exception or precondition that is still to be chosen."""

TEKST = "nog in te vullen"
"""Stands for a text that is still to be written."""


def without_unused(found: Mapping[str, Any], used: set[tuple[str, str]]) -> dict[str, Any]:
    """Give the entries by kind; what stands for something undecided is there only where it is used."""
    return {
        kind: {name: entry for name, entry in entries.items() if name != ID or (kind, name) in used}
        for kind, entries in found.items()
    }
