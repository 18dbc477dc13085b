"""Make a folder equal to a set of files, writing only what changed."""

from collections.abc import Iterable
from pathlib import Path


def stage(files: Iterable[tuple[str, bytes]], folder: Path) -> int:
    """Write the files below `folder` and remove every other file there; gives how many were written.

    The files are all made before the first is written, so that a failure leaves the folder as it was.
    """
    wanted = dict(files)
    changed = {name: data for name, data in wanted.items() if not _same(folder / name, data)}
    for name, data in changed.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink(missing_ok=True)
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    return len(changed)


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
