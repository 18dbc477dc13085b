import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from handbook.book import Book
from handbook.menukaart import TITELS
from tests.browser.driver import WIDE, axe

pytestmark = pytest.mark.browser

PAGE = "inrichten/"
SHOWN = """(selector) => [...document.querySelectorAll(`.menukaart ${selector}`)]
  .filter((part) => part.checkVisibility()).map((part) => part.textContent.trim())"""
PARTS, TITLES, ROWS = "li strong", "section h3", "tbody tr th"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + PAGE)
        yield page


def _shown(page: Page, selector: str) -> list[str]:
    found: list[str] = page.evaluate(SHOWN, selector)
    return found


def _labels(book: Book, *taken: str) -> list[str]:
    """Give what these tasks ask, each once, in the order of the page."""
    asked = {part for taak in taken for part in book.content.taken[taak].onderdelen}
    parts = book.content.inrichting
    return [
        f"{part.label}."
        for soort in TITELS
        for n, part in parts.items()
        if n in asked and part.soort == soort
    ]


def _tick(page: Page, *taken: str) -> None:
    for taak in taken:
        page.check(f".menukaart input[value={taak}]")


def test_everything_shows_while_no_task_is_ticked(page: Page, book: Book) -> None:
    assert _shown(page, PARTS) == _labels(book, *book.content.taken)
    assert len(_shown(page, ROWS)) == 15
    assert page.inner_text(".menukaart [role=status]").startswith("Je koos nog geen taak.")


def test_ticked_tasks_show_what_they_ask_together_and_nothing_twice(page: Page, book: Book) -> None:
    _tick(page, "registratie")
    assert _shown(page, PARTS) == _labels(book, "registratie")
    assert "Mandaten" not in _shown(page, TITLES)

    _tick(page, "cijfers-leveren", "civiele-rechter")
    chosen = ("registratie", "cijfers-leveren", "civiele-rechter")
    expected = _labels(book, *chosen)
    assert len(expected) < sum(len(book.content.taken[taak].onderdelen) for taak in chosen)
    assert _shown(page, PARTS) == expected
    assert _shown(page, TITLES) == list(TITELS.values())
    assert [row.split(".")[0] for row in _shown(page, ROWS)] == ["4", "13", "14"]
    status = page.inner_text(".menukaart [role=status]")
    assert re.findall(r"\d+", status) == ["3", "15", str(len(expected))]


def test_a_task_that_is_unticked_and_a_wipe_bring_everything_back(page: Page, book: Book) -> None:
    everything = _labels(book, *book.content.taken)
    _tick(page, "trainen")
    page.uncheck(".menukaart input[value=trainen]")
    assert _shown(page, PARTS) == everything
    _tick(page, "trainen", "registratie")
    page.click(".menukaart [data-wis]")
    assert _shown(page, PARTS) == everything
    assert page.locator(".menukaart input:checked").count() == 0
    assert page.evaluate("document.activeElement.hasAttribute('data-wis')")


def test_it_works_by_keyboard_alone(page: Page, book: Book) -> None:
    names = list(book.content.taken)
    page.focus(f".menukaart input[value={names[0]}]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert _shown(page, PARTS) == _labels(book, *names[:2])
    for _ in names[1:]:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _shown(page, PARTS) == _labels(book, *names)


def test_nothing_is_kept_and_nothing_is_asked(page: Page) -> None:
    page.wait_for_load_state("networkidle")  # the theme fetches its search
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _tick(page, "trainen")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert asked == []
    page.reload()
    assert page.locator(".menukaart input:checked").count() == 0


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_with_and_without_a_choice(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = axe(page)
    _tick(page, "ernstig-incident")
    found += axe(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_paper_shows_the_choice_without_its_controls(page: Page, book: Book) -> None:
    _tick(page, "registratie")
    page.emulate_media(media="print")
    assert _shown(page, "input") == _shown(page, "button") == []
    assert _shown(page, PARTS) == _labels(book, "registratie")
    assert page.is_visible(".menukaart [role=status]")


def test_without_scripts_everything_shows_and_nothing_dead(
    browser: Browser, address: str, book: Book
) -> None:
    with browser.new_context(java_script_enabled=False, viewport=WIDE) as context:
        page = context.new_page()
        page.goto(address + PAGE)
        assert page.locator(".menukaart :is(input, button, [role=status], label):visible").count() == 0
        assert page.locator(f".menukaart {PARTS}:visible").count() == len(book.content.inrichting)
        rows = page.locator(".menukaart tbody tr:visible").all_inner_texts()
        for taak, row in zip(book.content.taken.values(), rows, strict=True):
            assert taak.label in row
            assert all(book.content.inrichting[part].label in row for part in taak.onderdelen)
