"""What tests of exercises share: choose what is right or wrong by the rules, and have it marked."""

from playwright.sync_api import Locator, Page

from handbook.book import Book
from handbook.leren.compile import lesson_data
from handbook.leren.opgaven import built
from tests.browser.driver import READY
from widgets.leren.opgave import Opgave, Veld

NAME = "beide-kanten-horen"
"""A lesson that has every kind of exercise."""
LESSON = f"leren/{NAME}/"
STATUS = "[data-leren] [data-status]"
# Counts every text that the live region gets.
HEAR = f"""() => {{
  window.said = [];
  const status = document.querySelector("{STATUS}");
  new MutationObserver(() => window.said.push(status.textContent)).observe(status, {{ childList: true }});
}}"""
_SAID = """(before) => new Promise((resolve, reject) => {
  const end = performance.now() + 10_000;
  const look = () => {
    if (window.said.length > before) setTimeout(() => resolve(window.said), 100);
    else if (performance.now() > end) reject(new Error("nothing was said"));
    else setTimeout(look, 5);
  };
  look();
})"""


def opgaven(book: Book) -> dict[str, Opgave]:
    """Give the exercises of the lesson by id, with what is right."""
    data = lesson_data(book.content, book.content.lessen[NAME])
    return {opgave.id: opgave for _, opgave in built(book, data)}


def open_lesson(page: Page, address: str) -> None:
    """Open the lesson and wait until it can be marked."""
    page.goto(address + LESSON)
    page.wait_for_selector(READY)
    page.evaluate(HEAR)


def field_of(page: Page, opgave: Opgave, veld: Veld) -> Locator:
    """Give the controls of one field."""
    return page.locator(f"[name='{opgave.id}:{veld.naam}']")


def fill(page: Page, opgave: Opgave, veld: Veld, *, right: bool) -> None:
    """Choose all that is right, or one thing that is wrong."""
    options = [optie.id for optie in veld.opties if (optie.id in veld.goed) == right]
    controls = field_of(page, opgave, veld)
    if opgave.soort == "volgorde":
        controls.select_option(options[0])
        return
    for box in controls.all():
        value = box.get_attribute("value")
        if veld.meer:
            box.set_checked(value in (options if right else options[:1]))
        elif value == options[0]:
            box.check()


def button_of(page: Page, opgave: Opgave, veld: Veld | None = None) -> Locator:
    """Give the button under an exercise, or under one point of a story."""
    inside = f"[data-veld='{veld.naam}'] " if veld else ""
    return page.locator(f"[data-oefening='{opgave.id}'] {inside}[data-kijk-na]")


def check(page: Page, opgave: Opgave, veld: Veld | None = None) -> list[str]:
    """Press that button by keyboard; give all that was said because of it."""
    before: int = page.evaluate("window.said.length")
    button_of(page, opgave, veld).press("Enter")
    said: list[str] = page.evaluate(_SAID, before)
    return said[before:]
