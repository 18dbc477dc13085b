"""The menukaart: what the chooser shows of tasks and their parts, and which task of the source is missing."""

import re
from collections.abc import Iterator
from typing import Any

from .content import Content
from .problems import Problem
from .schema.menukaart import Soort

TITELS: dict[Soort, str] = {
    "competentie": "Competentieprofiel",
    "positie": "Positie",
    "mandaat": "Mandaten",
    "alternatief": "Alternatief voor een kleine organisatie",
}
_TASK = re.compile(r"Taak \d+:")


def chooser(content: Content) -> dict[str, Any]:
    """Give what the template shows: every task with its parts by kind, and every part with its tasks."""
    parts = content.inrichting
    return {
        "taken": [
            (name, taak, [(soort, _asked(content, name, soort)) for soort in TITELS])
            for name, taak in content.taken.items()
        ],
        "lijsten": [
            (
                titel,
                [(part, _asking(content, name), name) for name, part in parts.items() if part.soort == soort],
            )
            for soort, titel in TITELS.items()
        ],
    }


def check_menukaart(content: Content) -> Iterator[Problem]:
    """Yield a problem for every task of the register that content/taken.yml does not have."""
    told = {source for taak in content.taken.values() for source in taak.source}
    for name, uitspraak in content.register.items():
        if _TASK.match(uitspraak.text) and name not in told:
            message = f"geen taak heeft {name!r} als bron; voeg de taak toe aan content/taken.yml"
            yield content.problem("register", name, (), message)


def _asked(content: Content, taak: str, soort: Soort) -> list[str]:
    parts = (content.inrichting[name] for name in content.taken[taak].onderdelen)
    return [part.label for part in parts if part.soort == soort]


def _asking(content: Content, onderdeel: str) -> list[str]:
    return [name for name, taak in content.taken.items() if onderdeel in taak.onderdelen]
