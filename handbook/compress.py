"""Files of the site once more as .br and .gz, for a server that sends those in their place."""

import gzip
import os
import re
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import brotli

from .cache import cached

KINDS = (".br", ".gz")
QUICK, SMALL = 5, 11
"""How hard brotli tries: for a site to look at, and for one to publish, which takes a minute."""
_GZIP = {QUICK: 6, SMALL: 9}
_SUFFIXES = {".bin", ".css", ".csv", ".html", ".js", ".json", ".svg", ".wasm", ".xml", ".zip"}
_THEME = ("assets/javascripts/", "assets/stylesheets/")
"""What MkDocs Material brings: the same in every edition."""
_LIGHT = 1024
"""A file of fewer bytes goes over the line as quickly as it is."""
_WINDOW = 24
_HASH = re.compile(r"[.-][0-9a-f]{8,12}\b")


def compress_site(root: Path, site: Path, quality: int, ready: Collection[str] = (), own: int = 0) -> None:
    """Put the compressed files beside those of the built site, but for what is `ready`. Raises OSError.

    One of many editions says how hard to try for its `own` pages and data; nothing of those is kept, for the
    next edition has others.
    """
    files = {
        name: path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and (name := path.relative_to(site).as_posix()) not in ready
    }
    fleeting = {name: data for name, data in files.items() if own and not name.startswith(_THEME)}
    for name, data in fleeting.items():
        if _is_worth_it(name, data):
            (site / f"{name}.br").write_bytes(_smallest(data, own))
            (site / f"{name}.gz").write_bytes(gzip.compress(data, _GZIP[own], mtime=0))
    lasting = {name: data for name, data in files.items() if name not in fleeting}
    for name, data in compressed(root, lasting, quality):
        (site / name).write_bytes(data)


def compressed(root: Path, files: Mapping[str, bytes], quality: int) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of every compressed file, made anew only for what changed."""
    worth = [(name, data) for name, data in files.items() if _is_worth_it(name, data)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        smaller = pool.map(lambda file: _both(root, file[0], file[1], quality), worth)
        for (name, _), both in zip(worth, smaller, strict=True):
            yield from ((name + kind, data) for kind, data in zip(KINDS, both, strict=True))


def _is_worth_it(name: str, data: bytes) -> bool:
    return Path(name).suffix in _SUFFIXES and len(data) >= _LIGHT


def _kept(root: Path, name: str, kind: str) -> Path:
    """Give the folder for one file, whatever hash its name has in this build."""
    return root / "build" / "compressed" / (_HASH.sub("", name) + kind)


def _both(root: Path, name: str, data: bytes, quality: int) -> tuple[bytes, bytes]:
    return _brotli(root, name, data, quality), _gzip(root, name, data, _GZIP[quality])


def _brotli(root: Path, name: str, data: bytes, quality: int) -> bytes:
    inputs = [version("brotli").encode(), str(quality).encode(), data]
    return cached(_kept(root, name, ".br"), inputs, lambda: _smallest(data, quality))


def _smallest(data: bytes, quality: int) -> bytes:
    made: bytes = brotli.compress(data, quality=quality, lgwin=_WINDOW)
    return made


def _gzip(root: Path, name: str, data: bytes, level: int) -> bytes:
    inputs = [str(level).encode(), data]
    return cached(_kept(root, name, ".gz"), inputs, lambda: gzip.compress(data, level, mtime=0))
