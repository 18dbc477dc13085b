"""The Pyodide files as this site publishes them: checked against the committed sums, patched as recorded."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class PyodideError(Exception):
    """A Pyodide file is not the recorded one; the message names it, what was expected and what was found."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Patch:
    """One string that is replaced by another, exactly so many times."""

    old: str
    new: str
    times: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PyodideFile:
    """One file: its name and sum in the npm package, and what is published of it under which name, if any."""

    upstream: str
    sha256: str
    published: str = ""
    replace: Patch | None = None
    without_packages: bool = False


def pyodide_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Give (published name, bytes) of the Pyodide files in the project at `root`, all of them checked.

    Raises PyodideError.
    """
    folder = root / "node_modules" / "pyodide"
    for file in _recorded(root / "widgets" / "runtime" / "pyodide.toml"):
        content = _checked(file, folder)
        if file.published:
            yield file.published, _published(file, content)


def _recorded(path: Path) -> list[PyodideFile]:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["file"]
    return [_recorded_file(entry) for entry in entries]


def _recorded_file(entry: Mapping[str, Any]) -> PyodideFile:
    patch = entry.get("replace")
    return PyodideFile(**{**entry, "replace": Patch(**patch) if patch else None})


def _checked(file: PyodideFile, folder: Path) -> bytes:
    try:
        content = (folder / file.upstream).read_bytes()
    except OSError as error:
        raise PyodideError(
            f"cannot read {file.upstream} of the npm package pyodide: {error.strerror}"
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != file.sha256:
        raise PyodideError(f"{file.upstream}: expected SHA-256 {file.sha256}, found {found}")
    return content


def _published(file: PyodideFile, content: bytes) -> bytes:
    if file.replace:
        content = _patched(file.upstream, file.replace, content)
    if file.without_packages:
        content = json.dumps({**json.loads(content), "packages": {}}).encode()
    return content


def _patched(name: str, patch: Patch, content: bytes) -> bytes:
    old = patch.old.encode()
    found = content.count(old)
    if found != patch.times:
        raise PyodideError(f"{name}: expected {patch.old!r} {patch.times} times, found {found}")
    return content.replace(old, patch.new.encode())
