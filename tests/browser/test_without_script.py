from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from handbook.book import Book
from tests.browser.driver import NARROW, WIDE, WIDGET

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False, viewport=NARROW) as context:
        yield context.new_page()


def test_the_page_says_what_to_do_and_offers_nothing_dead(page: Page, address: str) -> None:
    page.goto(address + WIDGET)
    assert page.is_visible(".zonder-script")
    page.click(".zonder-script a")
    _, _, place = page.url.partition("#")
    assert page.is_visible(f"[id='{place}']")
    dead = ":is(input, button, select, textarea, [role=status], label):visible"
    assert page.locator(dead).all_inner_texts() == []
    assert page.is_visible("[data-snel-weg]")


def test_the_table_has_a_row_for_every_behaviour_and_the_lists_are_there(
    page: Page, address: str, book: Book
) -> None:
    page.goto(address + WIDGET)
    rows = page.locator("#alle-uitkomsten-in-een-tabel ~ * table tbody th:visible").all_inner_texts()
    (vraag,) = [v for v in book.regels.decisions["sanctie"].vragen if v.id == "gedraging"]
    missing = [optie.label for optie in vraag.opties if not any(row.startswith(optie.label) for row in rows)]
    assert missing == []
    assert page.locator("#alle-uitkomsten-in-een-tabel ~ ul:visible").count() >= 3


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_menu_can_be_used_by_keyboard(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": WIDE["height"]})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    wanted = page.locator(".hb-nav a", has_text="Welke sanctie past?")
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("(link) => link === document.activeElement"):
            break
    assert wanted.is_visible()
    box = wanted.bounding_box()
    assert box
    assert 0 <= box["x"] < width
    page.keyboard.press("Enter")
    page.wait_for_url(address + WIDGET)


def test_the_first_page_says_what_to_do_now(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator(".admonition.danger")
    assert box.locator(".admonition-title").inner_text() == "Het gebeurt nu"
    assert "Bel 112" in box.inner_text()
