import datetime as dt

import pytest
from playwright.sync_api import Page

from tests.browser.driver import ADVICE, choose, uitkomst
from widgets.rules.datum import word_datum

pytestmark = pytest.mark.browser

# Every text of the page that takes up room on paper.
SHOWN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: owner, data } = walk.currentNode;
    if (data.trim() && owner.checkVisibility({ visibilityProperty: true })) {
      if (!owner.closest(".advies")) found.push(data.trim());
    }
  }
  return found;
}"""


@pytest.fixture
def paper(hulp: Page) -> Page:
    choose(hulp, "norm-onacceptabel", "gedraging-verbaal", "gedraging-eigendommen", "herhaling-ja")
    hulp.click("[data-actie=deel]")
    hulp.emulate_media(media="print")
    return hulp


def test_only_the_advice_goes_on_paper(paper: Page) -> None:
    assert paper.evaluate(SHOWN) == []


def test_the_whole_advice_goes_on_paper(paper: Page) -> None:
    card = paper.locator(ADVICE)
    hidden = card.locator("> *, h2, h3, dt, dd, li").filter(visible=False)
    assert hidden.count() == 0
    answers = card.locator(".antwoorden").inner_text()
    for answer in (
        "Verbale agressie; Spullen of gebouw van de organisatie beschadigd",
        "Ja, hetzelfde gedrag",
    ):
        assert answer in answers
    assert answers.count("nog niet beantwoord") == len(uitkomst(paper)["open"]) > 0
    editie = uitkomst(paper)["editie"]
    assert f"versie {editie['versie']}, regels {editie['hash']}." in answers
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    assert f"Gemaakt op {word_datum(today)}." in answers


def test_without_an_advice_the_page_itself_goes_on_paper(hulp: Page) -> None:
    hulp.emulate_media(media="print")
    assert hulp.is_visible("h1")
    assert hulp.is_visible("#alle-uitkomsten-in-een-tabel")
    assert not hulp.is_visible(".beslishulp form")
    assert not hulp.is_visible(".beslishulp [role=status]")


def test_the_button_asks_the_browser_to_print(hulp: Page) -> None:
    hulp.evaluate("window.print = () => { document.body.dataset.geprint = 'ja'; }")
    choose(hulp, "gedraging-verbaal")
    hulp.click("[data-actie=print]")
    assert hulp.get_attribute("body", "data-geprint") == "ja"
