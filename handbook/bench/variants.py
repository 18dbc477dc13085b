"""The same built site with another start of the rules in it: Pyodide as it comes, and no Python at all."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.bundle import make_archive
from handbook.cache import digest
from handbook.compress import KINDS, compressed
from handbook.node import pyodide_folder
from handbook.python_files import HELP

from .measured import BenchError

Json = dict[str, Any]
SCRIPTS = Path(__file__).parent / "scripts"
STOCK, OURS, SAFE, LIMIT = "gewone Pyodide", "dit handboek", "onze veilige trede", "zonder Python"
STARTS = (f"/{HELP}/", "/assets/pyodide/")
"""Where the files stand that only the start of the rules needs."""
# What loadPyodide asks for when it is told nothing.
_OFFICIAL = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """What stands in the site in place of what was built, or beside it."""

    name: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def write(self, site: Path, folder: Path) -> Path:
        """Give the folder of the site with these files in it: a copy, or the site as it was built."""
        if not self.files:
            return site
        target = shutil.copytree(site, folder / digest(self.name.encode()))
        for name, data in self.files.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
            if not name.endswith(KINDS):
                for kind in KINDS:
                    (target / f"{name}{kind}").unlink(missing_ok=True)
        return target


def variants(root: Path, compiled: Json, quality: int) -> tuple[Variant, ...]:
    """Give every variant, compressed as hard as the site. Raises SetupError."""
    ours = Variant(name=OURS)
    return _stock(root, compiled, quality), ours, _safe(root), _limit(root, compiled, quality)


def _stock(root: Path, compiled: Json, quality: int) -> Variant:
    folder = pyodide_folder(root)
    files = {name: (folder / name).read_bytes() for name in _OFFICIAL}
    files["widgets.zip"] = make_archive(root, compiled)
    place = f"pyodide/{digest(*files.values())}"
    served = {f"assets/{place}/{name}": data for name, data in files.items()}
    start = {"PYODIDE": f"../{place}/", "ARCHIVE": f"../{place}/widgets.zip"}
    return _variant(root, STOCK, served, ("stock.js", start), quality)


def _safe(root: Path) -> Variant:
    """Give the site whose ladder has only its last rung."""
    script = (root / "widgets" / "runtime" / "client.js").read_text(encoding="utf-8")
    whole, last = "ladder.flatMap(", "ladder.slice(-1).flatMap("
    if script.count(whole) != 1:
        raise BenchError(f"client.js has {whole!r} {script.count(whole)} times; expected it once")
    return Variant(name=SAFE, files={f"{HELP}/client.js": script.replace(whole, last).encode()})


def _limit(root: Path, compiled: Json, quality: int) -> Variant:
    # In few bytes, and under a name that a browser may keep: as our own files.
    data = json.dumps(compiled, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"regels-{digest(data)}.json"
    return _variant(root, LIMIT, {f"{HELP}/{name}": data}, ("limit.js", {"REGELS": name}), quality)


def _variant(
    root: Path, name: str, files: Mapping[str, bytes], start: tuple[str, Mapping[str, str]], quality: int
) -> Variant:
    script, names = start
    lines = "".join(f"const {key} = {json.dumps(value)};\n" for key, value in names.items())
    own = {
        f"{HELP}/start.js": lines.encode() + (SCRIPTS / script).read_bytes(),
        f"{HELP}/worker.js": (SCRIPTS / "worker.js").read_bytes(),
    }
    return Variant(name=name, files={**files, **dict(_smaller(root, files, quality)), **own})


def _smaller(root: Path, files: Mapping[str, bytes], quality: int) -> Iterator[tuple[str, bytes]]:
    for name, data in compressed(root, files, quality):
        if name.endswith(".br"):
            yield name, data
