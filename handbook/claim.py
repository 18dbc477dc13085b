"""One build at a time in a folder: whoever comes second waits, and says so."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .cache import digest


@contextmanager
def claim(root: Path, *folders: Path) -> Iterator[None]:
    """Keep other builds of this project out of the folders until the block or its process ends.

    Name first the folder for what is made on the way and then the target, as every build does.
    """
    locks = root / "build" / "bezig"
    locks.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        for folder in folders:
            place = str(folder.resolve())
            lock = FileLock(locks / f"{digest(place.encode())}.lock")
            try:
                lock.acquire(timeout=0)
            except Timeout:
                print(f"een andere bouw gebruikt nu {place}; ik wacht tot die klaar is", file=sys.stderr)
                lock.acquire()
            stack.callback(lock.release)
        yield
