"""What an organisation has not decided yet: named as such, never guessed."""

from collections.abc import Mapping
from typing import Any

from handbook.schema.facts import BLANK, BLANK_ID

ID = BLANK_ID
"""Stands for a duration, role, place, remedy, exception or precondition that is still to be chosen."""

TEKST = BLANK
"""Stands for a text or a duration that is still to be written."""


def without_unused(found: Mapping[str, Any], used: set[tuple[str, str]]) -> dict[str, Any]:
    """Give the entries by kind; what stands for something undecided is there only where it is used."""
    return {
        kind: {name: entry for name, entry in entries.items() if name != ID or (kind, name) in used}
        for kind, entries in found.items()
    }
