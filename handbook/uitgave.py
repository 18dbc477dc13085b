"""uitgaven/<edition>.json: what the last release advised, and what each release changed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from .book import Book
from .problems import ContentError, Problem
from .schema.uitgave import Antwoord, Stand, Uitgaven, Vorige
from .uitgavevorm import lines, packed, unpacked

T = TypeVar("T")

REPAIR = "zet het bestand terug uit git, of haal het weg en draai `python3 build.py uitgeven`"


def home(book: Book) -> Path:
    """Give the folder in which an edition keeps its releases and its changelog."""
    return book.layer or book.root


def release_path(book: Book) -> Path:
    """Give where the releases of a book's edition stand."""
    return home(book) / "uitgaven" / f"{book.content.editie.id}.json"


def name_of(book: Book, path: Path) -> str:
    """Give what problems call a file: its place below the project, or the whole way to one elsewhere."""
    return path.relative_to(book.root).as_posix() if path.is_relative_to(book.root) else str(path)


def releases_of(book: Book) -> Uitgaven | None:
    """Read the releases of a book's edition, None without any. Raises ContentError for a damaged file."""
    path = release_path(book)
    return read_releases(path, name_of(book, path)) if path.is_file() else None


def read_releases(path: Path, name: str) -> Uitgaven:
    """Read a file of releases; `name` is what problems call it. Raises ContentError when it is damaged."""
    try:
        text = path.read_text(encoding="utf-8")
        return Uitgaven.model_validate(unpacked(json.loads(text)))
    except json.JSONDecodeError as error:
        message = f"dit is geen geldige JSON; {REPAIR}"
        problem = Problem(path=name, line=error.lineno, column=error.colno, message=message)
    except UnicodeDecodeError:
        problem = Problem(path=name, line=1, column=1, message=f"dit is geen UTF-8; {REPAIR}")
    except ValidationError as error:
        loc = [str(part) for part in error.errors()[0]["loc"]]
        message = f"{'.'.join(loc)!r} kan hier niet zo staan; {REPAIR}"
        problem = Problem(path=name, line=_line_of(text, loc), column=1, message=message)
    except (AttributeError, KeyError, TypeError):
        message = f"dit is geen bestand met uitgaven; {REPAIR}"
        problem = Problem(path=name, line=1, column=1, message=message)
    raise ContentError([problem])


def _line_of(text: str, loc: list[str]) -> int:
    """Find the line of a value: that of the last of its keys that opens a line, one after the other."""
    lines, line = text.splitlines(), 1
    for key in loc:
        found = (n for n in range(line, len(lines) + 1) if lines[n - 1].lstrip().startswith(f'"{key}":'))
        line = next(found, line)
    return line


def write_releases(releases: Uitgaven) -> bytes:
    """Give the file: one line for each case, step and change, sorted, so that a diff shows what changed."""
    return (lines(packed(releases), depth=5) + "\n").encode()


def before(releases: Uitgaven) -> Stand | None:
    """Give the state of the release before the last; None when there was none."""
    if releases.vorige is None:
        return None
    return Stand(
        stappen=_undone(releases.stand.stappen, releases.vorige.stappen),
        casussen=_undone(releases.stand.casussen, releases.vorige.casussen),
        oefeningen=_exercises_before(releases.stand.oefeningen, releases.vorige.oefeningen),
    )


def _exercises_before(
    now: Mapping[str, Antwoord] | None, back: Mapping[str, Antwoord | None] | None
) -> dict[str, Antwoord] | None:
    return None if now is None or back is None else _undone(now, back)


def way_back(old: Stand, new: Stand) -> Vorige:
    """Give what turns the new state into the old one."""
    return Vorige(
        stappen=_differing(old.stappen, new.stappen),
        casussen=_differing(old.casussen, new.casussen),
        oefeningen=None if old.oefeningen is None else _differing(old.oefeningen, new.oefeningen or {}),
    )


def _undone(now: Mapping[str, T], back: Mapping[str, T | None]) -> dict[str, T]:
    return {name: item for name, item in sorted({**now, **back}.items()) if item is not None}


def _differing(old: Mapping[str, T], new: Mapping[str, T]) -> dict[str, T | None]:
    names = sorted({*old, *new})
    return {name: old.get(name) for name in names if old.get(name) != new.get(name)}
