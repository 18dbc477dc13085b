"""The copy in which builds are timed can do what the project can, and its edits change something."""

from pathlib import Path

import pytest

from handbook.bench.builds import _edit_fact, _edit_page, _took, copy_of
from handbook.bench.measured import BenchError
from handbook.book import load_rules
from handbook.environment import SetupError

ROOT = Path(__file__).resolve().parents[3]


def test_a_copy_builds_by_itself_and_edits_stay_in_it() -> None:
    before = load_rules(ROOT)[1]
    with copy_of(ROOT) as copy:
        assert not (copy / "site").exists()
        assert not (copy / "build").exists()
        assert _took(copy, ["build.py", "advise", "sanctie", "gedraging=verbaal"]) > 0
        assert load_rules(copy)[1] == before
        _edit_fact(copy)
        _edit_page(copy)
        assert load_rules(copy)[1]["editie"]["hash"] != before["editie"]["hash"]
        with pytest.raises(SetupError, match="code 2"):
            _took(copy, ["build.py", "advise", "bestaat-niet"])
    assert load_rules(ROOT)[1] == before


def test_an_edit_that_changes_nothing_is_no_measurement(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "editie.yml").write_text("id: x\n", encoding="utf-8")
    with pytest.raises(BenchError, match="0 versions"):
        _edit_fact(tmp_path)
