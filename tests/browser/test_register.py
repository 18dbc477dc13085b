import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from handbook.book import Book
from tests.browser.driver import NARROW, WIDE, axe

pytestmark = pytest.mark.browser

REGISTER = "verantwoording/register/"
WORDS, KIND, DOUBT = "#filter-woorden", "#filter-soort", "#filter-onzeker"
# What the reader sees, asked in one go.
SHOWN = """[...document.querySelectorAll("dt[id]")]
  .filter((dt) => dt.checkVisibility()).map((dt) => dt.id.toUpperCase())"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + REGISTER)
        yield page


def _shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SHOWN)
    return found


def _count(page: Page) -> str:
    return page.inner_text(".filter [role=status]")


def test_without_a_filter_everything_is_there(page: Page, book: Book) -> None:
    assert _shown(page) == list(book.content.register)
    assert _count(page) == f"{len(book.content.register)} van {len(book.content.register)} uitspraken"


def test_only_statements_with_all_the_words_stay(page: Page, book: Book) -> None:
    page.fill(WORDS, "AANGIFTE  werknémer ")
    expected = [
        name
        for name, entry in book.content.register.items()
        if all(word in f"{entry.text} {entry.onzeker}".lower() for word in ("aangifte", "werknemer"))
    ]
    assert 0 < len(expected) < 50
    assert _shown(page) == expected
    assert _count(page).startswith(f"{len(expected)} van ")
    headings = page.locator("section.register h2:visible").count()
    assert headings == len({book.content.register[name].section for name in expected})


def test_kind_and_doubt_narrow_it_further(page: Page, book: Book) -> None:
    page.select_option(KIND, "norm")
    page.select_option(DOUBT, "ja")
    register = book.content.register
    expected = [name for name, entry in register.items() if entry.kind == "norm" and entry.onzeker]
    assert expected
    assert _shown(page) == expected
    page.select_option(DOUBT, "nee")
    assert _shown(page) == [n for n, entry in register.items() if entry.kind == "norm" and not entry.onzeker]


def test_every_kind_can_be_chosen(page: Page, book: Book) -> None:
    kinds = page.locator(f"{KIND} option").all_inner_texts()[1:]
    assert kinds == sorted({entry.kind for entry in book.content.register.values()})


def test_nothing_found_says_what_to_do(page: Page) -> None:
    page.fill(WORDS, "xyzzy")
    assert _shown(page) == []
    assert re.match("Niets gevonden. Typ ", _count(page))


def test_a_link_to_a_hidden_statement_arrives(page: Page) -> None:
    page.fill(WORDS, "xyzzy")
    page.evaluate("location.hash = 'h-156'")
    page.wait_for_selector("#h-156")
    assert page.input_value(WORDS) == ""
    assert page.evaluate("document.getElementById('h-156').getBoundingClientRect().top < innerHeight")


def test_it_works_by_keyboard_alone(page: Page) -> None:
    page.focus(WORDS)
    page.keyboard.type("politie")
    page.keyboard.press("Enter")
    assert page.url.endswith(REGISTER)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    chosen = page.input_value(KIND)
    assert chosen
    assert {row.split()[-1] for row in page.locator(".uitspraak:visible dt").all_inner_texts()} == {chosen}
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-onzeker"


def test_axe_finds_nothing_with_and_without_results(page: Page) -> None:
    found = []
    for words in ("politie", "xyzzy"):
        page.fill(WORDS, words)
        for viewport in (NARROW, WIDE):
            page.set_viewport_size(viewport)
            found += axe(page)
    assert found == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_nothing_of_it_shows(browser: Browser, address: str, book: Book) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + REGISTER)
        assert not page.is_visible(".filter")
        assert page.locator(".uitspraak:visible").count() == len(book.content.register)


def test_it_does_not_go_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.is_visible(".filter")
