"""What took long to make is kept in build/ under the hash of all it was made from."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path


def cached(folder: Path, inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Give what `make` gives, made only when the inputs are not those of last time; the folder is ours."""
    kept = folder / digest(*(hashlib.sha256(data).digest() for data in inputs))
    if kept.is_file():
        return kept.read_bytes()
    data = make()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink(missing_ok=True)
    half = kept.with_suffix(".half")
    half.write_bytes(data)
    half.replace(kept)  # at once: a build that is killed leaves nothing half
    return data


def digest(*parts: bytes, length: int = 12) -> str:
    """Give the first hexadecimal digits of the hash over the parts, for the name of a file."""
    return hashlib.sha256(b"".join(parts)).hexdigest()[:length]
