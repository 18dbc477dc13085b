from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import WIDE

pytestmark = pytest.mark.browser

LOOK = """(selector) => {
  const { color, outlineStyle, textDecorationLine } = getComputedStyle(document.querySelector(selector));
  return [color, textDecorationLine, outlineStyle];
}"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + "protocollen/ordegesprek/")
        yield page


def test_a_term_reads_as_text_and_can_still_be_seen_to_lead_somewhere(page: Page) -> None:
    color, _, _ = page.evaluate(LOOK, ".md-typeset p:has(> .begrip)")
    assert page.evaluate(LOOK, ".begrip") == [color, "underline", "none"]
    page.keyboard.press("Tab")  # from here on the focus came by keyboard
    page.focus(".begrip")
    assert page.evaluate(LOOK, ".begrip")[2] == "solid"


def test_a_term_leads_to_its_meaning(page: Page) -> None:
    link = page.locator(".begrip", has_text="sanctie")
    title = link.get_attribute("title")
    link.click()
    page.wait_for_url("**/verantwoording/begrippen/#sanctie")
    meaning = page.locator("#sanctie + dd").inner_text()
    assert title
    assert meaning.startswith(title)


def test_on_paper_a_term_is_plain_text(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.evaluate(LOOK, ".begrip")[1] == "none"
