"""What an LMS reads first of a package: which path, and where it starts; no source has a score to pass."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import jinja2

from handbook.book import Book

SPACE = uuid.UUID("17f7c0e4-0b13-4ce4-b4d5-31503ff7fa82")
"""Our own namespace of UUIDs: the same path of the same version of an edition always has the same id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of package; `entry` is its script, which talks to the LMS."""

    name: str
    manifest: str
    template: str
    entry: str


SCORM12 = Kind(name="scorm-1.2", manifest="imsmanifest.xml", template="scorm12.xml.jinja", entry="scorm12.js")
SCORM2004 = Kind(
    name="scorm-2004", manifest="imsmanifest.xml", template="scorm2004.xml.jinja", entry="scorm2004.js"
)
CMI5 = Kind(name="cmi5", manifest="cmi5.xml", template="cmi5.xml.jinja", entry="cmi5.js")


def manifest(book: Book, pad: str, kind: Kind, names: Iterable[str]) -> bytes:
    """Give the manifest of a package of the path `pad` that has the files `names`."""
    editie, path = book.content.editie, book.content.paden[pad]
    whole = f"{editie.id}/{pad}/{editie.versie}"
    template = _templates().get_template(kind.template)
    text = template.render(
        id=f"vpd-{editie.id}-{pad}-{editie.versie}",
        urn=lambda what: uuid.uuid5(SPACE, f"{whole}/{what}").urn,
        editie=editie,
        titel=f"{path.titel} ({editie.organisatie})",
        beschrijving=path.voor,
        bestanden=[quote(name) for name in sorted(names)],
    )
    return f"{text}\n".encode()


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
