"""What took long to make is made again only when what it was made from has changed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handbook.cache import KEEP, cached, digest


class Maker:
    """Makes something else every time."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return str(self.times).encode()


def test_it_is_made_once_for_the_same_inputs(tmp_path: Path) -> None:
    make = Maker()
    assert [cached(tmp_path / "a", [b"x", b"y"], make) for _ in range(2)] == [b"1", b"1"]


@pytest.mark.parametrize("other", [[b"x"], [b"y", b"x"], [b"xy"], [b"x", b"y", b""]])
def test_other_inputs_make_it_again(tmp_path: Path, other: list[bytes]) -> None:
    make = Maker()
    cached(tmp_path, [b"x", b"y"], make)
    assert cached(tmp_path, other, make) == b"2"
    assert cached(tmp_path, [b"x", b"y"], make) == b"1"


def test_only_what_was_used_last_is_kept(tmp_path: Path) -> None:
    make = Maker()
    for number in range(KEEP + 1):
        cached(tmp_path, [b"used"], make)
        cached(tmp_path, [bytes([number])], make)
    assert len(list(tmp_path.iterdir())) == KEEP
    before = make.times
    cached(tmp_path, [b"used"], make)
    assert make.times == before


def test_what_fails_leaves_the_last_one(tmp_path: Path) -> None:
    cached(tmp_path, [b"x"], Maker())

    def fail() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cached(tmp_path, [b"y"], fail)
    assert cached(tmp_path, [b"x"], fail) == b"1"


def test_many_may_use_one_folder_at_the_same_time(tmp_path: Path) -> None:
    def use(number: int) -> bytes:
        data = str(number % 7).encode()
        return cached(tmp_path, [data], lambda: data * 9_999, keep=1)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(use, range(700)))
    assert found == [str(number % 7).encode() * 9_999 for number in range(700)]
    assert len(list(tmp_path.iterdir())) <= 8


def test_a_digest_fits_in_a_name() -> None:
    assert digest(b"a", b"b") == digest(b"ab")
    assert len(digest(b"")) == 12
