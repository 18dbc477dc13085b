"""A visit of several pages: each loads what it needs, and Python that was started once goes on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import ADVICE, READY, WIDGET

pytestmark = pytest.mark.browser

PROSE = "norm/"
LINK = "#aangifte?gedraging=verbaal"
OF_PYTHON = ("client.js", "ladder.json", "worker.js", ".bin", ".wasm", ".zip")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def _workers(browser: Browser) -> set[str]:
    targets = browser.new_browser_cdp_session().send("Target.getTargets")["targetInfos"]
    return {target["targetId"] for target in targets if target["type"] == "shared_worker"}


def test_a_visit_without_a_widget_loads_nothing_of_python(page: Page, address: str, heard: list[str]) -> None:
    for name in (PROSE, "", PROSE):
        page.goto(address + name)
        page.wait_for_timeout(300)  # idle time, in which it would start

    assert [path for path in heard if path.endswith(OF_PYTHON)] == []


def test_the_search_index_comes_with_the_search(page: Page, address: str, heard: list[str]) -> None:
    page.goto(address, wait_until="networkidle")
    assert not any("search_index" in path for path in heard)

    page.click(".md-search__input")
    page.keyboard.type("sanctie")
    page.wait_for_selector(".md-search-result__item")
    assert sum("search_index" in path for path in heard) == 1


def test_python_is_kept_from_page_to_page(browser: Browser, page: Page, address: str) -> None:
    before = _workers(browser)
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    started = _workers(browser) - before

    page.goto(address + PROSE)
    page.wait_for_selector("html[data-trede=beeld]")
    page.goto(address + "beslishulp/aangifte/" + LINK)
    page.wait_for_selector(ADVICE)

    assert len(started) == 1
    assert _workers(browser) - before == started


def test_who_saves_data_does_not_start_python_on_a_page_without_a_widget(
    page: Page, address: str, heard: list[str]
) -> None:
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    heard.clear()

    page.goto(address + PROSE)
    page.wait_for_timeout(300)

    assert [path for path in heard if path.endswith(OF_PYTHON)] == []
