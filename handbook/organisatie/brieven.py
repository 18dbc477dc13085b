"""The letters of an edition: who sends them stands above, and the organisation has its name in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.schema.stukken import Blok, Stuk

if TYPE_CHECKING:
    from handbook.content import Content

_OPEN = "[organisatie]"


def compile_stuk(content: Content, stuk: Stuk) -> dict[str, Any]:
    """Give a document as data; a letter of an organisation that says so starts with who sends it."""
    afzender = content.editie.afzender
    if stuk.soort != "brief" or not afzender:
        return stuk.model_dump(mode="json")
    named = [
        blok.model_copy(update={"tekst": blok.tekst.replace(_OPEN, content.editie.organisatie)})
        for blok in stuk.blokken
    ]
    sender = [Blok(tekst=line) for line in afzender]
    return stuk.model_copy(update={"blokken": (*sender, *named)}).model_dump(mode="json")
