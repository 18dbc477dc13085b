"""The archive Python starts from in the browser: a trimmed standard library and our modules, compiled."""

import json
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from .archive import pack, unpack
from .cache import cached
from .node import pyodide_folder, run_node, toolchain

SCRIPTS = Path(__file__).parent / "scripts"
RUN, COMPILE = SCRIPTS / "run_python.mjs", SCRIPTS / "compile_modules.py"


def python_zip(root: Path, archive: bytes) -> bytes:
    """Give the archive with every module of ours compiled and joined by the standard library.

    Python puts it on its path as it is, so nothing is unpacked in the browser. Raises SetupError.
    """
    entries = unpack(archive)
    sources = {name: data for name, data in entries.items() if name.endswith(".py")}
    inputs = [*toolchain(root, RUN, COMPILE), pack(sources)]
    modules = cached(root / "build" / "python" / "modules", inputs, lambda: _compile(root, sources))
    return pack({**unpack(modules), **{name: entries[name] for name in entries.keys() - sources.keys()}})


def _compile(root: Path, sources: Mapping[str, bytes]) -> bytes:
    pins = tomllib.loads((root / "widgets" / "runtime" / "pyodide.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in sources.items():
            (folder / "source" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "source" / path).write_bytes(data)
        modules = json.dumps([*pins["modules"], *map(_module, sources)])
        (folder / "modules.json").write_text(modules, encoding="utf-8")
        run_node(RUN, pyodide_folder(root), COMPILE.name, folder)
        made = folder / "compiled"
        return pack({path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*.pyc")})


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
