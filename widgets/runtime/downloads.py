"""Documents for the reader to keep, made in the page: nothing is sent."""

from typing import Any

from widgets.rules import Regels

from .zaak import Zaak

Json = dict[str, Any]


def make_download(regels: Regels, zaak: Zaak) -> Json:
    """Give a file as `naam`, `type` and `inhoud` (base64)."""
    raise NotImplementedError(regels.editie, zaak.stuk)
