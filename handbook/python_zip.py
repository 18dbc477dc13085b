"""The archive Python starts from in the browser: a trimmed standard library and our modules, compiled."""

import io
import json
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from .cache import cached
from .node import run_node, script_bytes

SCRIPTS = ("run_python.mjs", "compile_modules.py")
CHANGED_NEVER = (1980, 1, 1, 0, 0, 0)


def python_zip(root: Path, archive: bytes) -> bytes:
    """Give the archive with every module of ours compiled and joined by the standard library.

    Python puts it on its path as it is, so nothing is unpacked in the browser. Raises SetupError.
    """
    entries = dict(_entries(archive))
    sources = {name: data for name, data in entries.items() if name.endswith(".py")}
    pins = (root / "widgets" / "runtime" / "pyodide.toml").read_bytes()
    inputs = [pins, *script_bytes(*SCRIPTS), _zip(sources)]
    modules = cached(root / "build" / "python" / "modules", inputs, lambda: _compile(root, pins, sources))
    data = {name: entries[name] for name in entries.keys() - sources.keys()}
    return _zip({**dict(_entries(modules)), **data})


def _compile(root: Path, pins: bytes, sources: Mapping[str, bytes]) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in sources.items():
            (folder / "source" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "source" / path).write_bytes(data)
        modules = [*tomllib.loads(pins.decode())["modules"], *map(_module, sources)]
        (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
        run_node(SCRIPTS[0], root / "node_modules" / "pyodide", SCRIPTS[1], folder)
        made = folder / "compiled"
        return _zip({path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*.pyc")})


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _entries(archive: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        for name in packed.namelist():
            if not name.endswith("/"):
                yield name, packed.read(name)


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Put the files in an archive in a fixed order with a fixed date; who sends it compresses it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(files):
            packed.writestr(zipfile.ZipInfo(name, CHANGED_NEVER), files[name])
    return out.getvalue()
