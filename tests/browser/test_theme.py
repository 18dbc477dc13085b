from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.driver import NARROW, WIDE, WIDGET, axe

pytestmark = pytest.mark.browser

MENU = ".hb-menu-button"
# Where the focus is, and whether a reader can see it there.
FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    name: element.getAttribute("aria-label") ?? element.textContent.trim(),
    body: element === document.body,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
      && style.visibility === "visible",
    ring: parseFloat(style.outlineWidth) >= 3 || element.matches("input.md-search__input"),
  };
}"""


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(viewport=NARROW, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + WIDGET)
        page.wait_for_selector(MENU)
        yield page


def _walk(page: Page, most: int = 80) -> list[dict[str, object]]:
    """Tab until the focus leaves the page."""
    stops: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["body"]:
            return stops
        stops.append(stop)
    return stops


def _expanded(page: Page) -> str | None:
    return page.get_attribute(MENU, "aria-expanded")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_by_keyboard(narrow: Page, key: str) -> None:
    narrow.focus(MENU)
    narrow.keyboard.press(key)
    assert _expanded(narrow) == "true"
    assert narrow.evaluate("document.activeElement.getAttribute('aria-current')") == "page"
    narrow.keyboard.press("Escape")
    assert _expanded(narrow) == "false"
    assert narrow.evaluate(f"document.activeElement.matches('{MENU}')")


def test_the_menu_closes_when_the_focus_walks_out_of_it(narrow: Page) -> None:
    narrow.focus(MENU)
    narrow.keyboard.press("Enter")
    for _ in range(40):
        narrow.keyboard.press("Tab")
        if not narrow.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"):
            break
    assert _expanded(narrow) == "false"


def test_a_section_of_the_menu_opens_by_keyboard(narrow: Page) -> None:
    narrow.focus(MENU)
    narrow.keyboard.press("Enter")
    narrow.focus(".hb-nav summary")
    narrow.keyboard.press("Enter")
    assert narrow.is_visible(".hb-nav details a")


@pytest.mark.parametrize("viewport", [NARROW, WIDE])
def test_tab_only_goes_where_the_reader_can_see_it(
    browser: Browser, address: str, viewport: ViewportSize
) -> None:
    with browser.new_context(viewport=viewport, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + WIDGET)
        page.wait_for_selector(MENU, state="attached")
        stops = _walk(page)
    assert stops[0]["name"] == "Naar de inhoud"
    assert len(stops) > 5
    assert [stop for stop in stops if not (stop["seen"] and stop["ring"])] == []


def test_the_search_opens_gives_results_and_closes_by_keyboard(narrow: Page) -> None:
    narrow.focus(".hb-search-button")
    narrow.keyboard.press("Enter")
    narrow.keyboard.type("sanctie")
    narrow.wait_for_selector(".md-search-result__link")
    narrow.keyboard.press("Tab")
    assert narrow.evaluate("document.activeElement.closest('.md-search-result__item') !== null")
    narrow.keyboard.press("Escape")
    assert narrow.evaluate("document.activeElement.matches('.hb-search-button')")


def test_a_bare_letter_does_nothing(narrow: Page) -> None:
    before = narrow.url
    for key in "npfs/.,":
        narrow.keyboard.press(key)
    narrow.wait_for_timeout(200)
    assert narrow.url == before
    assert narrow.evaluate("document.activeElement === document.body")


def test_a_table_that_scrolls_can_be_reached(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(address + WIDGET)
        frame = page.wait_for_selector(":is(.md-typeset__scrollwrap, .hb-table)[role=region]")
        assert frame is not None
        assert (frame.get_attribute("aria-label") or "").startswith("Tabel")
        assert frame.get_attribute("tabindex") == "0"


def test_a_table_that_comes_later_can_be_reached_before_it_is_seen(narrow: Page) -> None:
    name = narrow.evaluate(
        "async () => {"
        " const frame = document.createElement('div');"
        " frame.className = 'md-typeset__scrollwrap';"
        " frame.innerHTML = '<p>x</p>';"
        " frame.firstChild.style.width = '2000px';"
        " document.querySelector('.md-content .md-typeset').append(frame);"
        " await null;"
        " return frame.tabIndex === 0 ? frame.ariaLabel : null; }"
    )
    assert name == "Tabel, schuif opzij voor meer kolommen"


def test_every_landmark_has_a_dutch_name_of_its_own(narrow: Page) -> None:
    names = narrow.evaluate(
        "[...document.querySelectorAll('nav, [role=search]')].filter((e) => e.role !== 'none')"
        ".map((e) => e.ariaLabel)"
    )
    assert set(names) == {
        "Bovenbalk",
        "Hoofdmenu",
        "Op deze pagina",
        "Vorige en volgende pagina",
        "Zoeken in het handboek",
    }
    assert len(names) == len(set(names))
    assert narrow.get_attribute("html", "lang") == "nl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [NARROW, WIDE])
def test_axe_finds_nothing(
    browser: Browser, address: str, scheme: Literal["light", "dark"], viewport: ViewportSize
) -> None:
    with browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + WIDGET)
        assert axe(page) == []
        if viewport is NARROW:
            page.click(MENU)
            assert axe(page) == []


def test_only_a_choice_of_the_reader_is_kept(browser: Browser, address: str) -> None:
    dark = "getComputedStyle(document.documentElement).colorScheme"
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        page.goto(address)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        page.click(".hb-kleur")
        page.goto(address + WIDGET)
        assert page.evaluate(dark) == "dark"
        assert page.get_attribute(".hb-kleur", "aria-pressed") == "true"
        page.click(".hb-kleur")
        assert page.evaluate(dark) == "light"
        assert page.evaluate("localStorage.length") == 0


def test_the_page_obeys_its_policy_and_calls_nobody_else(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=WIDE) as context:
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + WIDGET)
        page.click(".md-search__input")
        page.keyboard.type("sanctie")
        page.wait_for_selector(".md-search-result__link")
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_on_paper_the_text_stays_and_the_site_goes(narrow: Page) -> None:
    narrow.emulate_media(media="print", color_scheme="dark")
    assert narrow.is_visible("h1")
    for gone in (".md-header", ".md-footer", ".md-sidebar--primary"):
        assert not narrow.is_visible(gone), gone
    colour = narrow.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 255, 255)"
