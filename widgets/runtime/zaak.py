"""What a message of the page says about one incident."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from widgets.rules import Regels, advise
from widgets.rules.datum import word_datum
from widgets.rules.dossier import advise_dossier, single
from widgets.rules.termijnen import termijnen

NOTITIE = "notitie:"
"""What the name of a field begins with that holds the reader's own note on a question."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Zaak:
    """The decision or dossier, the answers, what the reader typed, the page, the day, the document wanted."""

    name: str
    antwoorden: Mapping[str, tuple[str, ...]]
    velden: Mapping[str, str] = field(default_factory=dict)
    basis: str = ""
    vandaag: str = ""
    stuk: str = ""

    @property
    def notities(self) -> dict[str, str]:
        """The reader's notes by question."""
        found = ((name.removeprefix(NOTITIE), text) for name, text in self.velden.items() if NOTITIE in name)
        return dict(found)

    @property
    def dag(self) -> str:
        """The day in words, or nothing. Raises ValueError for an impossible date."""
        return word_datum(dt.date.fromisoformat(self.vandaag)) if self.vandaag else ""


def read_zaak(message: Mapping[str, Any], given: Mapping[str, Any]) -> Zaak:
    """Read a message; `onbekend` is no answer. Raises KeyError or TypeError for another shape."""
    answers = {
        name: tuple(value for value in values if value != "onbekend") for name, values in given.items()
    }
    velden = {name: str(value) for name, value in message.get("velden", {}).items() if value}
    number = velden.pop("duur_aantal", "")
    if number.isdigit() and int(number):
        velden["duur"] = f"P{int(number)}{velden.get('duur_eenheid', 'M')}"
    return Zaak(
        name=message["beslissing"],
        antwoorden={name: values for name, values in answers.items() if values},
        velden=velden,
        basis=message.get("basis", ""),
        vandaag=message.get("vandaag", ""),
        stuk=message.get("stuk", ""),
    )


def open_dossier(regels: Regels, zaak: Zaak) -> dict[str, Any]:
    """Give the dossier of a case with its `termijnen`; one decision is a dossier with one advice."""
    if zaak.name in regels.dossiers:
        dossier = advise_dossier(regels, zaak.name, zaak.antwoorden)
    else:
        dossier = single(advise(regels, zaak.name, zaak.antwoorden))
    return {**dossier, "termijnen": termijnen(regels, dossier["adviezen"], zaak.velden)}
