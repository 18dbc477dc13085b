"""What took long to make is kept in build/ under the hash of all it was made from."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

KEEP = 3
"""How many results stay: of this build, of the last one, of a test that changes something."""


def cached(folder: Path, inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Give what `make` gives, made only when nothing kept has these inputs; the folder is for this alone."""
    kept = folder / digest(*(hashlib.sha256(data).digest() for data in inputs))
    if kept.is_file():
        kept.touch()
        return kept.read_bytes()
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(".half")
    half.write_bytes(data)
    half.replace(kept)  # at once: a build that is killed leaves nothing half
    for old in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-KEEP]:
        old.unlink(missing_ok=True)
    return data


def digest(*parts: bytes, length: int = 12) -> str:
    """Give the first hexadecimal digits of the hash over the parts, for the name of a file."""
    return hashlib.sha256(b"".join(parts)).hexdigest()[:length]
