"""What people type in the search box, and the page that must then come first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.driver import WIDE

pytestmark = pytest.mark.browser

TABLE = Path(__file__).with_name("zoekvragen.yml")
QUESTIONS = {row["vraag"]: row["eerste"] for row in yaml.safe_load(TABLE.read_text(encoding="utf-8"))}
BOX = ".md-search__input"
FIRST = ".md-search-result__item:first-child"
# An answer empties the list, also when nothing was found, and only one answer is on its way.
MARK = "document.querySelector('.md-search-result__list').innerHTML = '<li class=oud></li>'"
# A page stands above its sections, also when one of them fits better.
BEST = f"""() => [...document.querySelectorAll("{FIRST} a")]
  .map((link) => [link.href, Number(link.firstElementChild.dataset.mdScore)])
  .reduce((best, next) => (next[1] > best[1] ? next : best), ["", -1])[0]"""


@pytest.fixture(scope="module")
def box(browser: Browser, address: str) -> Iterator[Page]:
    """A page with its search open; the index loads once for all questions."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address)
        page.click(BOX)
        page.keyboard.type("sanctie")
        page.wait_for_selector(FIRST)
        yield page


def _ask(page: Page, question: str) -> None:
    """Put the question in the box with one keystroke, and wait for the answer."""
    page.evaluate(MARK)
    page.fill(BOX, question)
    page.press(BOX, "End")
    page.wait_for_selector("li.oud", state="detached")


def test_the_table_is_big_enough() -> None:
    assert len(QUESTIONS) >= 60


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_right_page_comes_first(box: Page, address: str, question: str) -> None:
    _ask(box, question)
    found = str(box.evaluate(BEST)).removeprefix(address)
    expected = QUESTIONS[question]
    assert (found if "#" in expected else found.partition("#")[0]) == expected


def test_what_the_build_added_is_found_but_not_shown(box: Page) -> None:
    _ask(box, "gebouwverbod")
    shown = box.inner_text(FIRST)
    assert shown.startswith("Pandverbod")
    assert "gebouwverbod" not in shown
    assert "ombudsman, " not in shown
