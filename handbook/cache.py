"""What took long to make is kept in build/ under the hash of all it was made from.

Several builds may use it at the same time: nothing in it is ever half, and what one removes another makes.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import uuid4

KEEP = 3
"""How many results stay: of this build, of the last one, of a test that changes something."""

HALF = ".half"
_LONG = 3600
"""After so many seconds nobody is writing a half file any more: its build was killed."""


def cached(folder: Path, inputs: Iterable[bytes], make: Callable[[], bytes], keep: int = KEEP) -> bytes:
    """Give what `make` gives, made only when nothing kept has these inputs; the folder is for this alone.

    What was used last stays, at most `keep` of it: more where many editions share the folder.
    """
    kept = folder / digest(*(hashlib.sha256(data).digest() for data in inputs))
    found = _read(kept)
    if found is not None:
        return found
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    put(kept, data)
    _forget(folder, keep)
    return data


def put(path: Path, data: bytes) -> None:
    """Write a file at once: a build that is killed leaves nothing half, and two that write it do not mix."""
    half = path.with_name(f".{uuid4().hex}{HALF}")
    half.write_bytes(data)
    try:
        half.replace(path)
    except PermissionError:  # on Windows, while another build reads the same result
        half.unlink()
        if not path.is_file():
            raise


def digest(*parts: bytes, length: int = 12) -> str:
    """Give the first hexadecimal digits of the hash over the parts, for the name of a file."""
    return hashlib.sha256(b"".join(parts)).hexdigest()[:length]


def _read(kept: Path) -> bytes | None:
    try:
        os.utime(kept)
        return kept.read_bytes()
    except FileNotFoundError:
        return None


def _forget(folder: Path, keep: int) -> None:
    """Remove what was not used for longest; a result that another build removes meanwhile is gone too."""
    used: list[tuple[float, Path]] = []
    for path in folder.iterdir():
        try:
            written = path.stat().st_mtime
        except FileNotFoundError:
            continue
        if path.suffix != HALF:
            used.append((written, path))
        elif written < time.time() - _LONG:
            path.unlink(missing_ok=True)
    for _, old in sorted(used)[:-keep]:
        old.unlink(missing_ok=True)
