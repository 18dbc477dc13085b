"""The heavy files of the site once more as .br and .gz, for a server that sends those in their place."""

import gzip
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .cache import cached
from .node import run_node, toolchain

BROTLI = Path(__file__).parent / "scripts" / "brotli.mjs"
HEAVY = 100_000
"""The size in bytes from which a file is worth it."""
QUICK, SMALL = 5, 11
"""How hard brotli tries: for a site to look at, and for one to publish, which takes a minute."""


def compressed(root: Path, files: Mapping[str, bytes], quality: int) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of every compressed file, made anew only for what changed. Raises SetupError."""
    heavy = [(name, data) for name, data in files.items() if len(data) >= HEAVY]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        brotli = pool.map(lambda file: _brotli(root, file[0], file[1], quality), heavy)
        for (name, data), smaller in zip(heavy, brotli, strict=True):
            yield f"{name}.br", smaller
            yield f"{name}.gz", _gzip(root, name, data)


def _kept(root: Path, name: str, kind: str) -> Path:
    """Give the folder for one file, whatever hash its name has in this build."""
    return root / "build" / "compressed" / (re.sub(r"-[0-9a-f]{12}\b", "", Path(name).name) + kind)


def _brotli(root: Path, name: str, data: bytes, quality: int) -> bytes:
    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            file, target = Path(folder, "data"), Path(folder, "made")
            file.write_bytes(data)
            run_node(BROTLI, file, target, str(quality))
            return target.read_bytes()

    return cached(_kept(root, name, ".br"), [*toolchain(root, BROTLI), str(quality).encode(), data], make)


def _gzip(root: Path, name: str, data: bytes) -> bytes:
    return cached(_kept(root, name, ".gz"), [data], lambda: gzip.compress(data, mtime=0))
