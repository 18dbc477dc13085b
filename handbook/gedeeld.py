"""What editions have byte for byte: one file on disk with a name in each site, if the disk can do that.

A name is a hard link, so each site is whole by itself: to copy, to serve, or to remove.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from .cache import put

SHARED = "assets"
"""The folder of a site in which equal files are looked for; the pages of two editions always differ."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How many bytes the sites hold, and how many of those the disk holds once."""

    sites: int
    disk: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """Where the shared files lie, and those of them that every edition has, by their path in a site."""

    store: Path
    files: Mapping[str, Path]


def keep(files: Iterable[tuple[str, bytes]], store: Path) -> Shelf:
    """Put files that every edition has in the store. Raises OSError."""
    kept = {}
    for name, data in files:
        kept[name] = path = store / "samen" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (path.is_file() and path.read_bytes() == data):
            put(path, data)  # beside the old bytes: sites may still have those
    return Shelf(store=store, files=kept)


def place(kept: Mapping[str, Path], site: Path) -> None:
    """Give a site the files of the store. Raises OSError."""
    for name, path in kept.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        _link(path, site / name)


def share(site: Path, store: Path) -> None:
    """Make each file below `assets/` one with the equal file of another edition, if any. Raises OSError."""
    folder = store / "gelijk"
    folder.mkdir(parents=True, exist_ok=True)
    for path in [path for path in (site / SHARED).rglob("*") if path.is_file() and path.stat().st_nlink == 1]:
        same = folder / hashlib.sha256(path.read_bytes()).hexdigest()
        if not same.is_file():
            with suppress(FileExistsError):  # another edition was just before us
                _link(path, same)
        _replace(path, same)


def forget(store: Path) -> None:
    """Remove from the store what no site has any more."""
    for path in [path for path in store.rglob("*") if path.is_file() and path.stat().st_nlink == 1]:
        path.unlink(missing_ok=True)


def measure(sites: Iterable[Path]) -> Size:
    """Give how large the sites are together."""
    found = [path.stat() for site in sites for path in site.rglob("*") if path.is_file()]
    once = {(stat.st_dev, stat.st_ino): stat.st_size for stat in found}
    return Size(sites=sum(stat.st_size for stat in found), disk=sum(once.values()))


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # this disk has no hard links, or no more of this file
        shutil.copyfile(source, target)


def _replace(path: Path, same: Path) -> None:
    beside = path.with_name(f".{uuid4().hex}")
    _link(same, beside)
    beside.replace(path)
