"""Runs inside Pyodide: compiles what is imported at start, what is named and what is ours.

The Python of the build cannot: a compiled module belongs to one version of Python, and readers have another.
"""

import importlib
import json
import sys
from pathlib import Path
from py_compile import PycInvalidationMode
from py_compile import compile as compile_file
from zipfile import ZipFile

LIBRARY = "/lib/python314.zip"
WORK = Path("/work")


def main() -> None:
    """Read our modules in /work/source and names in /work/modules.json; write /work/compiled."""
    sys.path.insert(0, str(WORK / "source"))
    for name in json.loads((WORK / "modules.json").read_text(encoding="utf-8")):
        importlib.import_module(name)
    with ZipFile(LIBRARY) as library:
        for name in sorted(imported_from_library()):
            library.extract(name, WORK / "library")
            write(WORK / "library" / name, name, optimize=2)
    for path in sorted((WORK / "source").rglob("*.py")):
        # Ours keep their docstrings: without one, a dataclass makes its own, which takes time.
        write(path, path.relative_to(WORK / "source").as_posix(), optimize=0)


def imported_from_library() -> set[str]:
    """Give the files of the standard library that are loaded now, Pyodide's own among them."""
    places = {str(getattr(module.__spec__, "origin", "")) for module in list(sys.modules.values())}
    return {place.removeprefix(f"{LIBRARY}/") for place in places if place.startswith(LIBRARY)}


def write(source: Path, name: str, optimize: int) -> None:
    """Compile one file; the result says that nobody needs to look for the source."""
    target = WORK / "compiled" / f"{name}c"
    target.parent.mkdir(parents=True, exist_ok=True)
    compile_file(
        str(source),
        str(target),
        f"{LIBRARY}/{name}",
        doraise=True,
        optimize=optimize,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )


main()
