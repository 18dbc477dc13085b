"""What an edition has still to fill in, in the words of its readers."""

from typing import TYPE_CHECKING, Any

from .compleet import national_left
from .invullen import TEKST
from .open import Plek, standings

if TYPE_CHECKING:
    from handbook.content import Content


def groups(content: "Content") -> list[dict[str, Any]]:
    """Give every group with something open, and what that is called."""
    return [
        {
            "label": stand.groep.label,
            "eerst": stand.groep.eerst,
            "ingevuld": stand.ingevuld,
            "totaal": stand.totaal,
            "namen": list(dict.fromkeys(_name(content, plek) for plek in stand.open)),
        }
        for stand in standings(content)
        if stand.open
    ]


def left(content: "Content") -> list[tuple[str, int, int]]:
    """Give what to call a kind of entry, how many are the organisation's own, and how many were left."""
    return [(label, own, len(names)) for label, own, names in national_left(content) if names]


def _name(content: "Content", plek: Plek) -> str:
    """Give what an entry is called: its label, or its id in words; of the edition itself the field."""
    kind, *names = plek.names
    if kind == "editie":
        return names[-1]
    entry = getattr(content, kind, {}).get(names[0])
    label = getattr(entry, "label", "") or getattr(entry, "titel", "")
    return names[0].replace("-", " ") if label in ("", TEKST) else label
