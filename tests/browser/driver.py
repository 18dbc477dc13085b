"""What every browser test drives: a Chromium that calls nobody, axe, the decision aid."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from handbook.environment import CHROMIUM_FLAGS, find_chromium

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDGET = "beslishulp/sanctie/"
READY = "html[data-beslishulp=klaar]"
ADVICE = "[data-advies] .advies"
# Takes the shared worker away, so that the page has its own: only its requests can be heard and held back.
ALONE = "delete window.SharedWorker"
NARROW: ViewportSize = {"width": 390, "height": 800}
WIDE: ViewportSize = {"width": 1280, "height": 900}


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a headless Chromium with a fresh profile; close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(install=False), args=list(CHROMIUM_FLAGS)
        )
        try:
            yield browser
        finally:
            browser.close()


def until(page: Page, done: Callable[[], object], what: str) -> None:
    """Wait until something holds outside the page, half a minute at most; `what` says what went wrong."""
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end, what
        page.wait_for_timeout(5)


def axe(page: Page) -> list[str]:
    """Give each violation of WCAG 2.2 AA on the page as it is now: its rule and the first element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # evaluate is not bound by the page's policy
    # Asked without the shadow of an animation: a half-faded colour is no finding.
    page.evaluate("Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null)))")
    # And as it is drawn: what scripts do with a new size they do before the next picture.
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
    found: list[str] = page.evaluate(
        "async (options) => (await axe.run(document, options)).violations"
        ".map(({ id, nodes }) => `${id}: ${nodes[0].html}`)",
        options,
    )
    return found


_ADVICES = "performance.getEntriesByName('beslishulp:advies').length"
# Waits inside the page: its policy blocks what wait_for_function would run there.
_NEXT_ADVICE = """(before) => new Promise((resolve, reject) => {
  const end = performance.now() + 10_000;
  const look = () => {
    if (performance.getEntriesByName("beslishulp:advies").length > before) resolve();
    else if (performance.now() > end) reject(new Error("no advice came"));
    else setTimeout(look, 5);
  };
  look();
})"""


@contextmanager
def next_advice(page: Page) -> Iterator[None]:
    """Wait at the end until a new advice is in the page."""
    before = page.evaluate(_ADVICES)
    yield
    page.evaluate(_NEXT_ADVICE, before)


def choose(page: Page, *names: str) -> None:
    """Click these controls, named `question-option`, one by one; each click must bring a new advice."""
    for name in names:
        with next_advice(page):
            page.click(f"#{name}")


def uitkomst(page: Page) -> Any:
    """Give the advice that the page shows, as data; None when it shows none."""
    text = page.get_attribute("[data-advies]", "data-uitkomst")
    return json.loads(text) if text else None


def ticked(page: Page) -> list[str]:
    """Give the ids of the controls that are on, hidden ones too."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.beslishulp form input:checked')].map((input) => input.id)"
    )
    return found


def status(page: Page) -> str:
    """Give what the live region of the decision aid says."""
    return page.inner_text(".beslishulp [role=status]")


def addresses(site: Path, address: str) -> list[str]:
    """Give the address of every page of the site."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [address + name.removesuffix("index.html") for name in names]
