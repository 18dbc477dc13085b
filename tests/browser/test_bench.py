"""The benchmark's machinery: every variant gives its advice, in every way, and each row has its values."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser

from handbook import bench
from handbook.bench import brake, report, starts, visits
from handbook.bench.enumeration import HERE, SIZES, THERE
from handbook.bench.starts import time_starts
from handbook.bench.variants import LIMIT, OURS, SAFE, STOCK, variants
from handbook.book import Book
from handbook.compress import QUICK

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CLICKS = 5


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for what only makes figures better."""
    for name in ("_AWAKE", "_SETTLE"):
        monkeypatch.setattr(visits, name, 0)
    monkeypatch.setattr(visits, "_TRIES", 1)
    monkeypatch.setattr(starts, "_TIMES", 1)
    monkeypatch.setattr(starts, "CLICKS", CLICKS)
    monkeypatch.setattr(bench, "FEW", 20)
    monkeypatch.setattr(bench, "SMALL", QUICK)


@pytest.mark.usefixtures("hasty", "site")
def test_a_quick_look_measures_every_start_and_the_rules_in_both_pythons(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def the_one_that_runs() -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(chromium=browser.browser_type)

    monkeypatch.setattr(bench, "sync_playwright", the_one_that_runs)
    monkeypatch.setattr(bench, "write_report", lambda run, _: report.write_report(run, tmp_path))
    table = bench.bench(ROOT, rounds=1, quick=True, keeps=False)
    run = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))["gemeten"]
    waits, rules, _ = run["parts"]
    assert waits["columns"] == [STOCK, OURS, SAFE, LIMIT]
    assert rules["columns"] == [HERE, THERE]
    assert [row["name"] for row in rules["rows"]] == list(SIZES.values())
    for part in (waits, rules):
        for row in part["rows"]:
            assert row["name"] in table
            counts = {len(row["values"][column]) for column in part["columns"]}
            assert counts == {CLICKS if "klik" in row["name"] else 1}
            assert all(value > 0 for values in row["values"].values() for value in values)


@pytest.mark.usefixtures("hasty")
def test_a_slow_line_counts_the_bytes_of_the_start_and_of_all(
    browser: Browser, book: Book, site: Path
) -> None:
    limit = [variant for variant in variants(ROOT, book.compiled, QUICK) if variant.name == LIMIT]
    _, part = time_starts(book.regels, site, limit, browser.browser_type, 1, slow=True)
    whole, start, later = (part.rows[row].values[LIMIT][0] for row in (6, 7, 8))
    rules = next(len(data) for name, data in limit[0].files.items() if name.endswith(".json.br"))
    assert rules / 1000 < start < whole
    assert later > 0
    assert "10 Mbit/s" in part.notes[0]


@pytest.mark.skipif(not brake.CAN, reason="only Linux tells which processes there are")
def test_a_brake_lets_go(browser: Browser) -> None:
    def stands_still(pid: int) -> bool:
        return ") T " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")

    with browser.new_context() as context:
        context.new_page()
        pids = brake.renderers()
        assert pids
        with brake.braked(20):
            seen = {pid for _ in range(2000) for pid in pids if stands_still(pid)}
        assert seen == set(pids)
        assert not any(stands_still(pid) for pid in pids)
        assert brake.memory() > 0
