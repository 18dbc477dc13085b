"""Visits of a reader in Chromium: a first one, answers, and one later with the browser started again."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Page

from handbook.environment import CHROMIUM_FLAGS, find_chromium
from widgets.rules import Regels, advise

from .brake import braked, memory
from .measured import MIDDLE, BenchError, quantile

Json = dict[str, Any]
DECISION = "sanctie"
WIDGET = f"beslishulp/{DECISION}/"
LINK = f"#{DECISION}?gedraging=geweld-werknemer&herhaling=ja"
"""A link with answers: the page gives its advice as soon as it can. The limit knows only one behaviour."""
ELSEWHERE = "norm/"
"""A page without a widget, between two pages of one visit."""
_ADVICE = "[data-advies] .advies"
_TOOK = """performance.getEntriesByName("beslishulp:advies")[0].startTime
  - performance.getEntriesByName("beslishulp:start")[0].startTime"""
_CLICK = (Path(__file__).parent / "scripts" / "click.js").read_text(encoding="utf-8")
_WORK = """() => {
  const begin = performance.now();
  for (let n = 0; n < 2e8; ) n += Math.sqrt(n) >= 0 ? 1 : 2;
  return performance.now() - begin;
}"""
# Chromium is busy with itself when it starts, and writes what it keeps for a next visit a little later.
_AWAKE, _SETTLE = 500, 1500
_TRIES = 3
_PATIENCE = 120_000


@dataclass(frozen=True, kw_only=True, slots=True)
class First:
    """What a first visit gave: times in milliseconds, memory in MB, every advice that was shown.

    `again` is the time that the advice took on a later page.
    """

    took: float
    again: float
    clicks: tuple[float, ...]
    paints: tuple[float, ...]
    memory: float
    advices: tuple[Json, ...]


def first_visit(chromium: BrowserType, address: str, profile: Path, times: float, clicks: int) -> First:
    """Visit with a fresh profile and click so many answers, `times` slower than it could be."""
    with _browser(chromium, profile) as page, braked(times):
        took = _advised(page, address)
        advices = [page.get_attribute("[data-advies]", "data-uitkomst") or "null"]
        clicked = page.evaluate(_CLICK, clicks)
        page.wait_for_timeout(_SETTLE)
        held = memory()
        page.goto(address + ELSEWHERE)
        page.wait_for_timeout(_SETTLE)
        again = _advised(page, address)
    advices += [click["advies"] for click in clicked]
    return First(
        took=took,
        again=again,
        clicks=tuple(click["ms"] for click in clicked),
        paints=tuple(click["verf"] for click in clicked),
        memory=held,
        advices=tuple(json.loads(text) for text in advices),
    )


def later_visit(chromium: BrowserType, address: str, profile: Path, times: float) -> float:
    """Visit again, the browser started anew, and give how many milliseconds the advice took."""
    with _browser(chromium, profile) as page, braked(times):
        return _advised(page, address)


def check(regels: Regels, name: str, advices: tuple[Json, ...]) -> None:
    """Raise BenchError when an advice says something else than the rules do here."""
    for found in advices:
        given = {question: tuple(values) for question, values in found["antwoorden"].items()}
        expected = json.loads(json.dumps(advise(regels, found["beslissing"], given)))
        if not says_the_same(found, expected):
            raise BenchError(f"{name} gives another advice on {found['antwoorden']}")


def says_the_same(part: object, whole: object) -> bool:
    """Tell whether all that `part` says stands in `whole`, which may say more."""
    if isinstance(part, Mapping) and isinstance(whole, Mapping):
        return all(key in whole and says_the_same(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return len(part) == len(whole) and all(map(says_the_same, part, whole))
    return part == whole


def slowness(chromium: BrowserType, profile: Path, times: float) -> float:
    """Give how many times longer a script really takes when the browser is slowed so many times."""
    with _browser(chromium, profile) as page:
        page.evaluate(_WORK)
        found = []
        for _ in range(_TRIES):
            free = page.evaluate(_WORK)
            with braked(times):
                found.append(page.evaluate(_WORK) / free)
    return quantile(found, MIDDLE)


@contextmanager
def _browser(chromium: BrowserType, profile: Path) -> Iterator[Page]:
    context = chromium.launch_persistent_context(
        profile, executable_path=find_chromium(install=False), args=list(CHROMIUM_FLAGS)
    )
    try:
        context.set_default_timeout(_PATIENCE)
        context.pages[0].wait_for_timeout(_AWAKE)
        yield context.pages[0]
    finally:
        context.close()


def _advised(page: Page, address: str) -> float:
    page.goto(address + WIDGET + LINK, wait_until="commit")
    page.wait_for_selector(_ADVICE)
    took: float = page.evaluate(_TOOK)
    return took
