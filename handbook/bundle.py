"""The archive that Python imports in the browser: the rules, the renderer, the bridge and the facts."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from pyodide_build.pyzip import create_zipfile

from widgets.runtime.bridge import REGELS

from .archive import pack, unpack

PACKAGES = ("rules", "render", "leren", "runtime", "stukken")


def make_archive(root: Path, compiled: dict[str, Any]) -> bytes:
    """Give the archive: `widgets` with the compiled rules beside the bridge; equal input, equal bytes."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "source"), Path(folder, "made.zip")
        package = source / "widgets"
        package.mkdir(parents=True)
        shutil.copy(root / "widgets" / "__init__.py", package)
        for name in PACKAGES:
            shutil.copytree(root / "widgets" / name, package / name, ignore=_only_python)
        text = json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))
        (package / "runtime" / REGELS).write_text(text, encoding="utf-8")
        create_zipfile([source], made, compression_level=0)
        # Written again: that archive takes over file times and the order on disk.
        return pack(unpack(made.read_bytes()))


def _only_python(_: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py")]
