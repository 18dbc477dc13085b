"""What is text or heavy lies there once more, compressed; what is small already is not worth it."""

import gzip
from pathlib import Path

import brotli
import pytest

from handbook.cache import KEEP
from handbook.compress import QUICK, SMALL, compress_site, compressed

TEXT = b"advies " * 10_000


def test_what_is_worth_it_is_there_in_both_ways_and_can_be_read_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    files = {"a-0123456789ab.bin": TEXT, "index.html": TEXT, "light.js": b"x", "photo.png": TEXT}
    for name, data in files.items():
        (site / name).write_bytes(data)

    compress_site(tmp_path, site, QUICK)

    made = {path.name: path.read_bytes() for path in site.iterdir() if path.name not in files}
    assert set(made) == {
        f"{name}{kind}" for name in ("a-0123456789ab.bin", "index.html") for kind in (".br", ".gz")
    }
    assert all(len(data) < len(TEXT) / 100 for data in made.values())
    assert gzip.decompress(made["index.html.gz"]) == TEXT
    assert brotli.decompress(made["index.html.br"]) == TEXT


def test_only_what_changed_is_compressed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"index.html": TEXT, "norm/index.html": TEXT[1:]}
    first = dict(compressed(tmp_path, files, QUICK))
    asked: list[bytes] = []
    real = brotli.compress

    def compress(data: bytes, **how: int) -> bytes:
        asked.append(data)
        return bytes(real(data, **how))

    monkeypatch.setattr(brotli, "compress", compress)

    changed = {**files, "norm/index.html": TEXT[2:]}
    second = dict(compressed(tmp_path, changed, QUICK))

    assert asked == [TEXT[2:]]
    assert first["index.html.br"] == second["index.html.br"]
    assert dict(compressed(tmp_path, files, SMALL)).keys() == first.keys()
    assert len(asked) == 3


def test_the_builds_of_one_file_are_kept_together_and_not_for_ever(tmp_path: Path) -> None:
    for number in range(KEEP + 1):
        list(compressed(tmp_path, {f"a-{number:012x}.bin": TEXT + bytes([number])}, QUICK))
    kept = [path for path in (tmp_path / "build" / "compressed").rglob("*") if path.is_file()]
    assert len(kept) == 2 * KEEP
