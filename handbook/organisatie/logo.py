"""The logo of an edition: a file in its folder that can do nothing but be a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from handbook.problems import instead

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem

MOST = 100_000
"""How many bytes a logo may have: it is on every page."""

_KINDS = (".svg", ".png")
_PNG = b"\x89PNG\r\n\x1a\n"
_FORBIDDEN = (
    (re.compile(rb"<\s*(?:\w+:)?script\b", re.IGNORECASE), "een script"),
    (re.compile(rb"\son[a-z]+\s*=", re.IGNORECASE), "een opdracht bij een gebeurtenis (`on...=`)"),
    (re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE), "een DOCTYPE of ENTITY"),
    (re.compile(rb"<\s*(?:\w+:)?foreignObject\b", re.IGNORECASE), "een foreignObject"),
    (
        re.compile(rb"(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#|data:image/)|@import"),
        "een verwijzing naar buiten het bestand",
    ),
)


def logo_file(content: Content) -> Path | None:
    """Give the logo of the edition, or None when it has none of its own."""
    name = content.editie.logo
    return content.laag.path / name if content.laag and name else None


def check_logo(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the logo: where it stands, what it is, how large, what is in it."""
    path, name = logo_file(content), content.editie.logo
    if name is not None:
        message = _wrong(path, name) if path else "alleen een uitgave van een organisatie heeft een logo"
        if message:
            yield content.problem("editie", "", ("logo",), message)


def _wrong(path: Path, name: str) -> str:
    if Path(name).name != name or path.suffix not in _KINDS:
        return f"{name!r} kan hier niet; zet een bestand .svg of .png naast editie.yml en schrijf zijn naam"
    if not path.is_file():
        near = [other.name for other in path.parent.iterdir() if other.suffix in _KINDS]
        return f"{name!r} staat niet in deze map; " + (
            instead(name, near) if near else "zet het bestand naast editie.yml"
        )
    data = path.read_bytes()
    if len(data) > MOST:
        return f"{name!r} is te groot: {len(data)} bytes en het mogen er {MOST} zijn; maak het kleiner"
    return _wrong_inside(path, name, data)


def _wrong_inside(path: Path, name: str, data: bytes) -> str:
    if path.suffix == ".png":
        return "" if data.startswith(_PNG) else f"{name!r} is geen png; bewaar het opnieuw als png of svg"
    for pattern, what in _FORBIDDEN:
        if pattern.search(data):
            return f"in {name!r} staat {what}; bewaar het als een kale svg, met alleen vormen"
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - that is its signature
    except expat.ExpatError as error:
        return f"{name!r} is geen goede svg: regel {error.lineno} klopt niet; bewaar het opnieuw"
    return "" if b"<svg" in data else f"{name!r} is geen svg; bewaar het opnieuw als svg of png"
