"""From sources to a finished site, and the server that shows it while someone edits."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .book import Book, build_folder, load_book
from .cache import digest, put
from .claim import claim
from .compress import QUICK
from .editor_schema import editor_schemas
from .environment import SetupError, ensure_node_packages
from .gedeeld import Shelf
from .organisatie.menu import edition_config
from .problems import ContentError, SiteError
from .pyodide_files import PyodideError
from .server import serve
from .site import build_site
from .source import source_files
from .stage import stage
from .uitgeven import exercises_since
from .watch import watch
from .yaml_source import shown

FOLDERS = ("content", "docs", "widgets", "theme", "handbook", "uitgaven")
FILES = ("mkdocs.yml", "requirements.txt", "requirements-pyodide-build.txt", "package-lock.json")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """What lies at a target, and what it was made of: the reason to build it again, or not."""

    path: Path
    now: Mapping[str, str]

    def covers(self, quality: int) -> bool:
        """Tell whether the target has all of this already, compressed at least this hard."""
        if not (self.path.is_file() and Path(self.now["target"]).is_dir()):
            return False
        last = self._last()
        return bool(last["quality"] >= quality and last["now"] == self.now)

    def told(self) -> list[str]:
        """Give the lines that were told when it was built: what it was made of says them."""
        told: list[str] = self._last()["told"]
        return told

    def set(self, quality: int, told: Sequence[str] = ()) -> None:
        """Write down that it was built, and the lines to tell of it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        put(self.path, json.dumps({"now": self.now, "quality": quality, "told": told}).encode())

    def _last(self) -> dict[str, Any]:
        last = json.loads(self.path.read_text(encoding="utf-8"))
        return {"now": None, "quality": 0, "told": [], **last}


def stamp_of(root: Path, target: Path, layer: Path | None = None, national: str = "") -> Stamp:
    """Give the stamp of the site that would now be built.

    `national` is the fingerprint of all that is not the layer's, when it is known.
    """
    place = str(target.resolve())
    now = {
        "target": place,
        **({"layer": str(layer)} if layer else {}),
        "adres": os.environ.get("HANDBOEK_ADRES", ""),
        "inputs": (national or fingerprint(root)) + (fingerprint(root, layer) if layer else ""),
    }
    return Stamp(path=root / "build" / "gebouwd" / f"{digest(place.encode())}.json", now=now)


def publish(root: Path, target: Path, quality: int = QUICK, layer: Path | None = None) -> str:
    """Build the site at `target` unless nothing changed since it was built; gives lines that say so.

    `layer` is the folder of the organisation whose edition it is.
    `quality` is how hard to compress; a site that was compressed better is good too.
    Raises ContentError or SiteError; the last good site then stays.
    """
    started = time.monotonic()
    with claim(root, build_folder(root, layer), target):
        stamp = stamp_of(root, target, layer)
        if stamp.covers(quality):
            return "\n".join([f"{target.name}/ is al bij", *stamp.told()])
        ensure_node_packages(root)
        book = load_book(root, layer)
        stage(editor_schemas(book.content), book.build / "schema")
        build_book(book, target, quality)
        told = exercises_since(book)
        stamp.set(quality, told)
    took = time.monotonic() - started
    said = f"{target.name}/ gebouwd in {took:.1f} s, versie {book.content.editie.versie}"
    return "\n".join([said, *told])


def build_book(
    book: Book, target: Path, quality: int, shelf: Shelf | None = None, national: str = ""
) -> None:
    """Build the site of a book; one of many editions takes what is on the shelf, and the national ladder.

    Raises ContentError or SiteError.
    """
    build = book.build
    stage(source_files(book, national), build / "docs")
    synonyms = {begrip.label: begrip.synoniemen for begrip in book.content.begrippen.values()}
    config = book.root / "mkdocs.yml"
    if book.layer:
        config = build / "mkdocs.yml"
        config.write_text(edition_config(book), encoding="utf-8", newline="\n")
    build_site(book.root, build / "docs", target, synonyms, config=config, quality=quality, shelf=shelf)


def serve_site(root: Path, target: Path, port: int, *, reload: bool, layer: Path | None = None) -> None:
    """Build and serve; after an edit the site is rebuilt, and a failed build leaves the last good one."""

    def rebuild() -> None:
        try:
            print(publish(root, target, layer=layer), file=sys.stderr)
        except (ContentError, OSError, PyodideError, SetupError, SiteError) as error:
            print(error, file=sys.stderr)

    rebuild()
    if not target.is_dir():
        raise SiteError("er is nog geen site om te tonen; los de meldingen hierboven op")
    folders = [root / folder for folder in ("content", "docs", "widgets", "theme")]
    with watch([*folders, *([layer] if layer else [])], rebuild):
        serve(lambda: target, lambda: _headers(build_folder(root, layer)), port, reload=reload)


def _headers(build: Path) -> Mapping[str, str]:
    headers: dict[str, str] = json.loads((build / "headers" / "headers.json").read_text(encoding="utf-8"))
    return headers


def fingerprint(root: Path, layer: Path | None = None) -> str:
    """Give a hash of every file that the build reads, but for those of editions; of a layer, of its files."""
    total = hashlib.sha256()
    for name, path in _inputs(root, layer):
        total.update(f"{name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _inputs(root: Path, layer: Path | None) -> Iterator[tuple[str, Any]]:
    folders = [layer] if layer else [root / folder for folder in FOLDERS]
    paths = [path for folder in folders for path in folder.rglob("*")]
    for path in sorted([*paths, *(root / name for name in FILES if not layer)]):
        if path.is_file() and "__pycache__" not in path.parts:
            yield shown(root, path), path
