"""The benchmark's machinery: every variant gives its advice, in every way, and each row has its values."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.bench import brake, starts, visits
from handbook.bench.enumeration import HERE, SIZES, THERE, time_enumeration
from handbook.bench.measured import Part
from handbook.bench.starts import time_starts
from handbook.bench.variants import LIMIT, OURS, STOCK, Variant, variants
from handbook.book import Book
from handbook.compress import QUICK

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CLICKS = 5


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for what only makes figures better."""
    monkeypatch.setattr(visits, "_AWAKE", 0)
    monkeypatch.setattr(visits, "_SETTLE", 0)
    monkeypatch.setattr(visits, "_TRIES", 1)
    monkeypatch.setattr(starts, "CLICKS", CLICKS)


@pytest.fixture(scope="module")
def all_variants(book: Book) -> tuple[Variant, ...]:
    return variants(ROOT, book.compiled, QUICK)


def _values(part: Part, row: int, column: str) -> list[float]:
    return list(part.rows[row].values[column])


@pytest.mark.usefixtures("hasty")
def test_every_variant_gives_the_advice_of_the_rules(
    browser: Browser, book: Book, site: Path, all_variants: tuple[Variant, ...]
) -> None:
    (part,) = time_starts(book.regels, site, all_variants, browser.browser_type, 1, slow=False)
    assert part.columns == (STOCK, OURS, LIMIT)
    for column in part.columns:
        first, later, clicks, _, memory = (_values(part, row, column) for row in range(5))
        assert (len(first), len(later), len(clicks), len(memory)) == (1, 1, CLICKS, 1)
        assert min(*first, *later, *clicks, *memory) > 0


@pytest.mark.usefixtures("hasty")
def test_a_slow_line_counts_the_bytes_of_the_start_and_of_all(
    browser: Browser,
    book: Book,
    site: Path,
    all_variants: tuple[Variant, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(starts, "_TIMES", 1)
    limit = [variant for variant in all_variants if variant.name == LIMIT]
    _, part = time_starts(book.regels, site, limit, browser.browser_type, 1, slow=True)
    whole, start, later = (_values(part, row, LIMIT)[0] for row in (4, 5, 6))
    rules = next(len(data) for name, data in limit[0].files.items() if name.endswith(".json.br"))
    assert rules / 1000 < start < whole
    assert 0 < later < start
    assert "10 Mbit/s" in part.notes[0]


def test_the_rules_are_timed_here_and_in_the_browser(browser: Browser, address: str, book: Book) -> None:
    part = time_enumeration(book.compiled, browser, address, 1, 20)
    assert [row.name for row in part.rows] == list(SIZES.values())
    assert all(min(row.values[HERE]) > 0 and min(row.values[THERE]) > 0 for row in part.rows)


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
