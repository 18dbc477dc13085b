"""From sources to a finished site, and the server that shows it while someone edits."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .book import build_folder, load_book
from .compress import QUICK
from .editor_schema import editor_schemas
from .environment import SetupError, ensure_node_packages
from .organisatie.menu import edition_config
from .problems import ContentError, SiteError
from .pyodide_files import PyodideError
from .server import serve
from .site import build_site
from .source import source_files
from .stage import stage
from .watch import watch
from .yaml_source import shown

FOLDERS = ("content", "docs", "widgets", "theme", "handbook", "uitgaven")
FILES = ("mkdocs.yml", "requirements.txt", "requirements-pyodide-build.txt", "package-lock.json")


def publish(root: Path, target: Path, quality: int = QUICK, layer: Path | None = None) -> str:
    """Build the site at `target` unless nothing changed since it was built; gives one line that says so.

    `layer` is the folder of the organisation whose edition it is.
    `quality` is how hard to compress; a site that was compressed better is good too.
    Raises ContentError or SiteError; the last good site then stays.
    """
    started = time.monotonic()
    build = build_folder(root, layer)
    stamp = root / "build" / "site.json"
    now = {
        "target": str(target.resolve()),
        **({"layer": str(layer)} if layer else {}),
        "adres": os.environ.get("HANDBOEK_ADRES", ""),
        "inputs": _fingerprint(root, layer),
    }
    last = json.loads(stamp.read_text(encoding="utf-8")) if target.is_dir() and stamp.is_file() else {}
    if last.pop("quality", 0) >= quality and last == now:
        return f"{target.name}/ is al bij"
    ensure_node_packages(root)
    book = load_book(root, layer)
    stage(editor_schemas(book.content), build / "schema")
    stage(source_files(book), build / "docs")
    synonyms = {begrip.label: begrip.synoniemen for begrip in book.content.begrippen.values()}
    config = build / "mkdocs.yml" if layer else root / "mkdocs.yml"
    if layer:
        config.write_text(edition_config(book), encoding="utf-8", newline="\n")
    build_site(root, build / "docs", target, synonyms, config=config, quality=quality)
    stamp.write_text(json.dumps({**now, "quality": quality}), encoding="utf-8")
    return (
        f"{target.name}/ gebouwd in {time.monotonic() - started:.1f} s, versie {book.content.editie.versie}"
    )


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


def _fingerprint(root: Path, layer: Path | None) -> str:
    digest = hashlib.sha256()
    for name, path in _inputs(root, layer):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(root: Path, layer: Path | None) -> Iterator[tuple[str, Any]]:
    paths = [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    paths += layer.rglob("*") if layer else ()
    for path in sorted([*paths, *(root / name for name in FILES)]):
        if path.is_file() and "__pycache__" not in path.parts:
            yield shown(root, path), path
