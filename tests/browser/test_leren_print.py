"""A lesson on paper: untouched it is a worksheet, checked it shows what was chosen, and why or why not."""

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from handbook.book import Book
from tests.browser.driver import WIDE
from tests.browser.les import LESSON, check, fill, open_lesson, opgaven

pytestmark = pytest.mark.browser

VERDICTS = ("Goed.", "Dit klopt niet.", "Een deel klopt.")
ANSWERS = (
    "Waarom?",
    "Het juiste antwoord is",
    "Dit hoort erbij",
    "Dit hoort op plaats",
    "Antwoord en uitleg",
)
MOST_EMPTY = 0.4
ON_SCREEN = ("Kijk na", "Begin opnieuw", "nakijken", "blijven op dit apparaat", "Onthoud mijn")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        yield context.new_page()


def _printed(page: Page) -> list[str]:
    """Give the text of each page on paper, with single spaces."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [re.sub(r"\s+", " ", each.extract_text()).replace("ﬁ", "fi") for each in reader.pages]


def _empty(page: PageObject) -> float:
    """Give what part of a page is empty below its last line, without the line of the footer."""
    heights: list[float] = []

    def see(text: str, matrix: list[float], line: list[float], *_: object) -> None:
        if text.strip():
            heights.append(matrix[5] + line[5] * (matrix[3] or 1))

    page.extract_text(visitor_text=see)
    return sorted(heights)[2] / float(page.mediabox.height)


def _shown(page: Page, selector: str) -> int:
    return page.locator(f"[data-leren] {selector}").filter(visible=True).count()


def _fits(page: Page) -> None:
    """Nothing in the exercises is wider than the paper between its margins."""
    page.set_viewport_size({"width": 673, "height": 980})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert _shown(page, ":is(button, .stand, .privacy)") == 0


def test_an_untouched_lesson_is_a_worksheet(page: Page, address: str, book: Book) -> None:
    open_lesson(page, address)
    _fits(page)
    pages = _printed(page)
    text = " ".join(pages)
    les = book.content.lessen["beide-kanten-horen"]
    for part in (*(doel.tekst for doel in les.doelen), *(stuk.kop for stuk in les.stukjes)):
        assert part in text
    for opgave in opgaven(book).values():
        assert opgave.vraag in text
        if opgave.soort in ("kies", "scenario"):
            for optie in (optie for veld in opgave.velden for optie in veld.opties):
                assert optie.tekst in text
    for word in (*VERDICTS, *ANSWERS, *ON_SCREEN):
        assert word not in text, word


def test_a_checked_lesson_shows_what_was_chosen_and_why(page: Page, address: str, book: Book) -> None:
    open_lesson(page, address)
    vragen = opgaven(book)
    for name in ("ga-na", "wie-beslist-over-drank", "eerst-wat-dan"):
        for veld in vragen[name].velden:
            fill(page, vragen[name], veld, right=name == "wie-beslist-over-drank")
        check(page, vragen[name])
    fill(page, vragen["meer-tegelijk"], vragen["meer-tegelijk"].velden[0], right=True)
    page.emulate_media(media="print")
    assert page.locator("[data-leren] input:checked").count() == 3
    assert _shown(page, ".feedback:not(:empty)") == 5
    _fits(page)
    text = " ".join(_printed(page))
    for word in ("Goed.", "Dit klopt niet.", "Waarom?", "Je miste:", "Dit hoort op plaats"):
        assert word in text, word
    assert "Antwoord en uitleg" not in text
    for word in ON_SCREEN:
        assert word not in text, word


def test_an_answer_that_was_folded_open_is_on_paper_and_the_others_are_not(
    browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + LESSON)
        page.locator(".antwoord summary").first.press("Enter")
        page.emulate_media(media="print")
        assert _shown(page, ".antwoord") == 1
        assert page.locator(".antwoord li").first.is_visible()


def test_a_long_answer_does_not_leave_a_page_half_empty(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for name in ("waar-ligt-de-grens", "beide-kanten-horen"):
            page.goto(f"{address}leren/{name}/")
            page.evaluate("document.querySelectorAll('.antwoord').forEach((each) => { each.open = true; })")
            reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            empty = [_empty(each) for each in reader.pages]
            assert max(empty[:-1]) < MOST_EMPTY, (name, empty)


def test_every_sheet_for_a_team_is_one_page(page: Page, address: str) -> None:
    page.goto(address + "leren/teamgesprek/")
    titles = page.locator(".gespreksblad h2").all_inner_texts()
    pages = _printed(page)
    assert len(pages) == len(titles) > 1
    for title, text in zip(titles, pages, strict=True):
        for part in (title, "Bespreek samen", "Voor wie het gesprek leidt"):
            assert part in text, title
