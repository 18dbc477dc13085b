"""What the browser tests share: one Chromium, one served site, and one decision aid that is ready."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from handbook import server
from handbook.csp import scan
from handbook.headers import security_headers
from handbook.server import serving
from tests.browser.driver import NARROW, READY, WIDE, WIDGET, open_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests: a second one cannot be driven beside it."""
    with open_browser() as running:
        yield running


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site, served with its headers; it ends in a slash."""
    with serving(site, security_headers(scan(site).hashes)) as found:
        yield found


@pytest.fixture(scope="session")
def started(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the decision aid with Python running; use `hulp`."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + WIDGET)
        page.wait_for_selector(READY)
        yield page


@pytest.fixture
def hulp(started: Page) -> Page:
    """The decision aid, ready and without answers; Python starts once for all tests that stay on its page."""
    started.set_viewport_size(WIDE)
    started.emulate_media(media="screen", color_scheme="light")
    started.click("[data-actie=wis]")
    return started


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visit of its own, once on a wide screen and once on a narrow one."""
    with browser.new_context(viewport=request.param, reduced_motion="reduce") as opened:
        yield opened


@pytest.fixture
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    """A visit on a narrow screen only, where there is least room: for what knows no width."""
    with browser.new_context(viewport=NARROW, reduced_motion="reduce") as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """The first page of that visit."""
    return context.new_page()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address the server is asked for, by a page or by any worker."""
    asked: list[str] = []

    def note(handler: server._Handler, *_: object) -> None:
        asked.append(handler.path)

    monkeypatch.setattr(server._Handler, "log_message", note)
    return asked
