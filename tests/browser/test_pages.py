from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.driver import ALONE, NARROW, READY, WIDE, WIDGET, addresses, axe, choose

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
THREAT = ("norm-onacceptabel", "gedraging-bedreiging-werknemer", "herhaling-nee")

HIGH = 6000


def _axe_everywhere(page: Page, state: str) -> list[str]:
    """Ask axe about the page as it is, light and dark, narrow and wide."""
    found = []
    for viewport in (NARROW, WIDE):
        # As high as the page: the line that sticks to the foot then covers no control, as after scrolling.
        page.set_viewport_size({"width": viewport["width"], "height": HIGH})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{state} {viewport['width']} {scheme}: {item}" for item in axe(page)]
    return found


@contextmanager
def _said(context: BrowserContext) -> Iterator[list[str]]:
    """Collect every error in the console and every error of a script."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield said


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        yield context


def test_axe_finds_nothing_on_any_page(context: BrowserContext, address: str, site: Path) -> None:
    page = context.new_page()
    pages = addresses(site, address)
    found = []
    for url in pages:
        page.goto(url)
        found += _axe_everywhere(page, url)
    print(f"axe: {len(pages)} pagina's")
    assert found == []


def test_nothing_sticks_out_at_320_pixels(context: BrowserContext, address: str, site: Path) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for url in addresses(site, address):
        page.goto(url)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(url)
    assert wide == []


def test_no_page_has_an_error(context: BrowserContext, address: str, site: Path) -> None:
    with _said(context) as said:
        page = context.new_page()
        for url in addresses(site, address):
            page.goto(url)
            if page.locator("section[data-beslishulp]").count():
                page.wait_for_selector(READY)
        assert said == []
        page.evaluate("setTimeout(() => { throw new Error('opzet') })")
        page.evaluate("console.error('ook opzet')")
        page.wait_for_timeout(50)
        assert len(said) == 2  # they would have been heard


def test_axe_finds_nothing_while_it_starts_and_when_it_broke(context: BrowserContext, address: str) -> None:
    context.add_init_script(ALONE)
    page = context.new_page()
    page.clock.install()
    page.route("**/restore.js", lambda route: route.abort())
    page.route("**/pyodide.js", lambda _: None)
    page.goto(address + WIDGET)
    page.wait_for_selector("html[data-beslishulp=laden]")
    found = _axe_everywhere(page, "laden")
    page.clock.fast_forward(60_000)
    page.wait_for_selector("html[data-beslishulp=kapot]")
    found += _axe_everywhere(page, "kapot")
    assert found == []


def test_axe_finds_nothing_in_any_state(hulp: Page) -> None:
    found = _axe_everywhere(hulp, "klaar")
    for state, answers in {
        "ter beoordeling": ("norm-onacceptabel",),
        "deels beantwoord": ("norm-onacceptabel", "gedraging-verbaal"),
        "pandverbod": THREAT,
        "combinatie": ("gedraging-verbaal", "gedraging-eigendommen", "herhaling-ja"),
        "geen sanctie": ("norm-acceptabel",),
    }.items():
        hulp.click("[data-actie=wis]")
        choose(hulp, *answers)
        found += _axe_everywhere(hulp, state)
    hulp.click("[data-actie=deel]")
    found += _axe_everywhere(hulp, "link")
    hulp.evaluate("location.hash = 'sanctie?gedraging=verbaal&wapen=mes&regels=x&code=pandverbod:P3M;doen'")
    hulp.wait_for_selector(".gewijzigd")
    found += _axe_everywhere(hulp, "bericht")
    hulp.click("[data-actie=wis]")
    found += _axe_everywhere(hulp, "gewist")
    assert found == []


def test_no_state_sticks_out_at_320_pixels(hulp: Page) -> None:
    hulp.set_viewport_size({"width": 320, "height": 256})
    choose(hulp, *THREAT)
    hulp.click("[data-actie=deel]")
    assert hulp.evaluate("document.documentElement.scrollWidth") == 320
    hulp.evaluate(
        "location.hash = 'sanctie?gedraging=verbaal&eenheellangevraagdieernietmeeris=antwoordzonderspatie'"
    )
    hulp.wait_for_selector(".gewijzigd")
    assert hulp.evaluate("document.documentElement.scrollWidth") == 320
