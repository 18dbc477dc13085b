from pathlib import Path

import pytest

from handbook.stage import stage


def test_a_folder_becomes_equal_to_the_files(tmp_path: Path) -> None:
    (tmp_path / "oud" / "dieper").mkdir(parents=True)
    (tmp_path / "oud" / "dieper" / "weg.md").write_bytes(b"weg")

    assert stage([("a.md", b"a"), ("map/b.md", b"b")], tmp_path) == 2
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {
        "a.md",
        "map",
        "map/b.md",
    }
    assert (tmp_path / "map" / "b.md").read_bytes() == b"b"


def test_only_bytes_that_changed_are_written(tmp_path: Path) -> None:
    files = [("a.md", b"a"), ("b.md", b"b")]
    stage(files, tmp_path)
    before = (tmp_path / "a.md").stat().st_mtime_ns

    assert stage([*files[:1], ("b.md", b"c")], tmp_path) == 1
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    assert (tmp_path / "b.md").read_bytes() == b"c"


def test_a_failure_while_making_the_files_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    stage([("a.md", b"a")], tmp_path)

    def broken() -> object:
        yield "a.md", b"nieuw"
        raise ValueError("halverwege")

    with pytest.raises(ValueError, match="halverwege"):
        stage(broken(), tmp_path)  # type: ignore[arg-type]
    assert (tmp_path / "a.md").read_bytes() == b"a"
