"""A Pyodide file is published only when it is the recorded one, with the recorded patch."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest

from handbook.environment import ensure_node_packages
from handbook.pyodide_files import PyodideError, pyodide_files

ROOT = Path(__file__).parents[2]
LOADER = b"import('old.mjs')"


def project(root: Path, *, content: bytes = LOADER, times: int = 1) -> Path:
    (root / "node_modules" / "pyodide").mkdir(parents=True)
    (root / "widgets" / "runtime").mkdir(parents=True)
    (root / "node_modules" / "pyodide" / "loader.mjs").write_bytes(content)
    (root / "widgets" / "runtime" / "pyodide.toml").write_text(
        f"""
        [[file]]
        upstream = "loader.mjs"
        published = "loader.js"
        sha256 = "{hashlib.sha256(LOADER).hexdigest()}"
        replace = {{ old = "old.mjs", new = "old.js", times = {times} }}
        """
    )
    return root


def test_the_recorded_file_is_patched_and_renamed(tmp_path: Path) -> None:
    assert list(pyodide_files(project(tmp_path))) == [("loader.js", b"import('old.js')")]


def test_another_sum_is_refused_naming_file_and_sums(tmp_path: Path) -> None:
    changed = LOADER + b";"
    sums = [hashlib.sha256(content).hexdigest() for content in (LOADER, changed)]
    with pytest.raises(PyodideError, match=rf"loader\.mjs: expected SHA-256 {sums[0]}, found {sums[1]}"):
        list(pyodide_files(project(tmp_path, content=changed)))


def test_a_patch_that_fits_another_number_of_times_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PyodideError, match=r"loader\.mjs: expected 'old\.mjs' 2 times, found 1"):
        list(pyodide_files(project(tmp_path, times=2)))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (project(tmp_path) / "node_modules" / "pyodide" / "loader.mjs").unlink()
    with pytest.raises(PyodideError, match=r"cannot read loader\.mjs"):
        list(pyodide_files(tmp_path))


def test_the_real_files_are_the_recorded_ones() -> None:
    ensure_node_packages(ROOT)
    recorded = tomllib.loads((ROOT / "widgets" / "runtime" / "pyodide.toml").read_text(encoding="utf-8"))
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    files = dict(pyodide_files(ROOT))
    lock = json.loads(files["pyodide-lock.json"])
    assert recorded["version"] == package["dependencies"]["pyodide"]
    assert recorded["python"] == lock["info"]["python"]
    assert lock["packages"] == {}
    assert not [name for name in files if name.endswith(".mjs")]
    assert b"pyodide.asm.js" in files["pyodide.js"]
