"""From sources to a finished site, and the server that shows it while someone edits."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .book import load_book
from .compress import QUICK
from .editor_schema import editor_schemas
from .environment import SetupError, ensure_node_packages
from .problems import ContentError, SiteError
from .pyodide_files import PyodideError
from .server import serve
from .site import build_site
from .source import source_files
from .stage import stage
from .watch import watch

FOLDERS = ("content", "docs", "widgets", "theme", "handbook")
FILES = ("mkdocs.yml", "requirements.txt", "requirements-pyodide-build.txt", "package-lock.json")


def publish(root: Path, target: Path, quality: int = QUICK) -> str:
    """Build the site at `target` unless nothing changed since it was built; gives one line that says so.

    `quality` is how hard to compress; a site that was compressed better is good too.
    Raises ContentError or SiteError; the last good site then stays.
    """
    started = time.monotonic()
    stamp = root / "build" / "site.json"
    now = {
        "target": str(target.resolve()),
        "adres": os.environ.get("HANDBOEK_ADRES", ""),
        "inputs": _fingerprint(root),
    }
    last = json.loads(stamp.read_text(encoding="utf-8")) if target.is_dir() and stamp.is_file() else {}
    if last.pop("quality", 0) >= quality and last == now:
        return f"{target.name}/ is al bij"
    ensure_node_packages(root)
    book = load_book(root)
    stage(editor_schemas(book.content), root / "build" / "schema")
    stage(source_files(book), root / "build" / "docs")
    synonyms = {begrip.label: begrip.synoniemen for begrip in book.content.begrippen.values()}
    build_site(root, root / "build" / "docs", target, synonyms, quality)
    stamp.write_text(json.dumps({**now, "quality": quality}), encoding="utf-8")
    return (
        f"{target.name}/ gebouwd in {time.monotonic() - started:.1f} s, versie {book.content.editie.versie}"
    )


def serve_site(root: Path, target: Path, port: int, *, reload: bool) -> None:
    """Build and serve; after an edit the site is rebuilt, and a failed build leaves the last good one."""

    def rebuild() -> None:
        try:
            print(publish(root, target), file=sys.stderr)
        except (ContentError, OSError, PyodideError, SetupError, SiteError) as error:
            print(error, file=sys.stderr)

    rebuild()
    if not target.is_dir():
        raise SiteError("er is nog geen site om te tonen; los de meldingen hierboven op")
    with watch([root / folder for folder in ("content", "docs", "widgets", "theme")], rebuild):
        serve(lambda: target, lambda: _headers(root), port, reload=reload)


def _headers(root: Path) -> Mapping[str, str]:
    headers: dict[str, str] = json.loads(
        (root / "build" / "headers" / "headers.json").read_text(encoding="utf-8")
    )
    return headers


def _fingerprint(root: Path) -> str:
    digest = hashlib.sha256()
    for name, path in _inputs(root):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(root: Path) -> Iterator[tuple[str, Any]]:
    paths = [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    for path in sorted([*paths, *(root / name for name in FILES)]):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix(), path
