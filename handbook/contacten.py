"""Whom to call: the contacts as the page shows them, and those of a role as an advice shows them."""

import re
from collections.abc import Iterable
from typing import Any

from .content import Content
from .schema.facts import BLANK
from .schema.huisstijl import Contact


def is_open(contact: Contact) -> bool:
    """Tell whether the organisation has still to fill something in."""
    return BLANK in (contact.tel, contact.uren, contact.buiten)


def link(tel: str) -> str:
    """Give the address that dials a number; nothing for one that is still to be filled in."""
    return "" if tel == BLANK else "tel:" + re.sub(r"[^\d+]", "", tel)


def shown(contacten: Iterable[Contact]) -> list[dict[str, Any]]:
    """Give what a template needs of each contact."""
    return [{"contact": item, "link": link(item.tel), "open": is_open(item)} for item in contacten]


def on_protocol(content: Content, name: str) -> list[dict[str, Any]]:
    """Give the contacts with a number that this protocol shows."""
    return shown(c for c in content.contacten.values() if name in c.bij and c.tel != BLANK)


def by_role(content: Content) -> dict[str, list[dict[str, str]]]:
    """Give per role whom to call, as data for an advice; only what has been filled in."""
    found: dict[str, list[dict[str, str]]] = {}
    for item in content.contacten.values():
        if item.rol and item.tel != BLANK:
            words = {"label": item.label, "tel": item.tel, "link": link(item.tel), "uren": item.uren}
            found.setdefault(item.rol, []).append(words)
    return found
