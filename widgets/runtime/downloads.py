"""Documents for the reader to keep, made in the page: nothing is sent."""

import base64
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from widgets.render import AFSCHRIFT, TERMIJNEN
from widgets.rules import Regels
from widgets.stukken import docx, ics, odt
from widgets.stukken.invullen import maak
from widgets.stukken.model import Stuk

from .afschrift import afschrift
from .waarden import waarden
from .zaak import Zaak, open_dossier

Json = dict[str, Any]

_WRITERS: Mapping[str, tuple[str, Callable[[Stuk], bytes]]] = {
    "odt": (odt.MIME, odt.to_odt),
    "docx": (docx.MIME, docx.to_docx),
}


def make_download(regels: Regels, zaak: Zaak) -> Json:
    """Give a file as `naam`, `type` and `inhoud` (base64). Raises KeyError for an unknown one."""
    name, _, kind = zaak.stuk.rpartition(".")
    dossier = open_dossier(regels, zaak)
    if zaak.stuk == f"{TERMIJNEN}.ics":
        data = ics.to_ics(
            dossier["termijnen"], str(regels.editie["naam"]), dt.date.fromisoformat(zaak.vandaag)
        )
        soort = ics.MIME
    else:
        soort, write = _WRITERS[kind]
        data = write(_document(regels, zaak, dossier, name))
    return {"naam": f"{name}.{kind}", "type": soort, "inhoud": base64.b64encode(data).decode("ascii")}


def _document(regels: Regels, zaak: Zaak, dossier: Json, name: str) -> Stuk:
    if name == AFSCHRIFT:
        return afschrift(regels, dossier, zaak.notities, zaak.dag)
    return maak(regels.stukken[name], waarden(regels, dossier, zaak))
