"""The archive that Python imports in the browser: the rules, the renderer, the bridge and the facts."""

import io
import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from pyodide_build.pyzip import create_zipfile

from widgets.runtime.bridge import REGELS

PACKAGES = ("rules", "render", "runtime", "stukken")


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
        return _reproducible(made)


def _only_python(_: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py")]


def _reproducible(archive: Path) -> bytes:
    """Write the archive again in a fixed order with a fixed date, so that its name can be its hash."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(archive) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as fixed,
    ):
        for name in sorted(made.namelist()):
            fixed.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
