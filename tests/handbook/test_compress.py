"""Heavy files are there once more, compressed; light ones are not worth it."""

import gzip
import subprocess
from pathlib import Path

from handbook.cache import KEEP
from handbook.compress import HEAVY, QUICK, compressed
from handbook.environment import find_node

ROOT = Path(__file__).resolve().parents[2]
TEXT = b"advies " * HEAVY
UNPACK = (
    "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(process.argv[1])))"
)


def _root(folder: Path) -> Path:
    pins = folder / "widgets" / "runtime" / "pyodide.toml"
    pins.parent.mkdir(parents=True)
    pins.write_text("")
    return folder


def test_a_heavy_file_is_there_in_both_ways_and_can_be_read_back(tmp_path: Path) -> None:
    files = {"assets/a-0123456789ab.bin": TEXT, "assets/light.js": b"x" * (HEAVY - 1)}
    made = dict(compressed(_root(tmp_path), files, QUICK))
    assert set(made) == {"assets/a-0123456789ab.bin.br", "assets/a-0123456789ab.bin.gz"}
    assert gzip.decompress(made["assets/a-0123456789ab.bin.gz"]) == TEXT
    packed = tmp_path / "packed"
    packed.write_bytes(made["assets/a-0123456789ab.bin.br"])
    done = subprocess.run([find_node(), "-e", UNPACK, packed], capture_output=True, check=True)
    assert done.stdout == TEXT
    assert all(len(data) < len(TEXT) / 100 for data in made.values())


def test_the_builds_of_one_file_are_kept_together_and_not_for_ever(tmp_path: Path) -> None:
    root = _root(tmp_path)
    for number in range(KEEP + 1):
        list(compressed(root, {f"a-{number:012x}.bin": TEXT + bytes([number])}, QUICK))
    kept = [path for path in (root / "build" / "compressed").rglob("*") if path.is_file()]
    assert len(kept) == 2 * KEEP
