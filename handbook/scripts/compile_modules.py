"""Runs inside Pyodide: compiles what is imported at start, what is named and what is ours.

The Python of the build cannot: a compiled module belongs to one version of Python, and readers have another.
"""

import importlib
import json
import marshal
import sys
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from zipfile import ZipFile

LIBRARY = "/lib/python314.zip"
WORK = Path("/mounted")
# The header of a .pyc: with a hash of its source, which nobody needs to look at.
UNCHECKED = (1).to_bytes(4, "little")


def main() -> None:
    """Read our modules in /mounted/source and names in /mounted/modules.json; write /mounted/compiled."""
    sys.path.insert(0, str(WORK / "source"))
    for name in json.loads((WORK / "modules.json").read_text(encoding="utf-8")):
        importlib.import_module(name)
    with ZipFile(LIBRARY) as library:
        for name in imported_from_library():
            # A third of the bytes is docstrings and line numbers, for who works on these modules.
            write(name, library.read(name), lean=True)
    for path in (WORK / "source").rglob("*.py"):
        write(path.relative_to(WORK / "source").as_posix(), path.read_bytes(), lean=False)


def imported_from_library() -> set[str]:
    """Give the files of the standard library that are loaded now, Pyodide's own among them."""
    places = {str(getattr(module.__spec__, "origin", "")) for module in list(sys.modules.values())}
    return {place.removeprefix(f"{LIBRARY}/") for place in places if place.startswith(LIBRARY)}


def write(name: str, source: bytes, *, lean: bool) -> None:
    """Compile one module."""
    code = compile(source, f"{LIBRARY}/{name}", "exec", dont_inherit=True, optimize=2 if lean else 0)
    target = WORK / "compiled" / f"{name}c"
    target.parent.mkdir(parents=True, exist_ok=True)
    body = marshal.dumps(without_lines(code) if lean else code)
    target.write_bytes(MAGIC_NUMBER + UNCHECKED + source_hash(source) + body)


def without_lines(code: CodeType) -> CodeType:
    """Give the code without its table of line numbers, and so all code in it."""
    inner = (without_lines(const) if isinstance(const, CodeType) else const for const in code.co_consts)
    return code.replace(co_consts=tuple(inner), co_linetable=b"")


main()
