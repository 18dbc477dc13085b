"""The certificate of a path is made in the page, by the rules; the name on it is kept nowhere."""

import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route
from pypdf import PdfReader

from handbook.book import Book
from handbook.leren.bewijs import certificate_view
from handbook.leren.sleutels import keyed
from tests.browser.driver import ALONE, READY, axe
from widgets.leren import build

pytestmark = pytest.mark.browser

PAGE, KEY = "leren/bewijs/", "handboek.leren"
STATE = "[data-bewijzen][data-toestand={}]"
SHEET = ".bewijs:not([hidden])"
NAME = "Noor van der Duizendpoot-Nietbestaand"


@pytest.fixture(scope="module")
def paths(book: Book) -> dict[str, Any]:
    return {path["naam"]: path for path in certificate_view(book)["paden"]}


@pytest.fixture
def context(narrow: BrowserContext) -> BrowserContext:
    return narrow


def _right(book: Book, *names: str) -> dict[str, str]:
    """Give what would be kept of somebody who answers all of these lessons and tests right."""
    found = {}
    for name in names:
        for data, key in keyed(book, name):
            fields = [
                ".".join(str(place) for place, optie in enumerate(veld.opties) if optie.id in veld.goed)
                for veld in build(book.regels, data).velden
            ]
            found[key] = ";".join(fields)
    return found


def _come_with(page: Page, address: str, kept: dict[str, str], state: str) -> None:
    page.goto(address + "404.html")
    page.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, kept])
    page.goto(address + PAGE)
    page.wait_for_selector(STATE.format(state))


def _answer(section: Locator) -> None:
    """Take the first of all there is to choose; of a story along the way that this leads."""
    if section.get_attribute("data-soort") != "scenario":
        for select in section.locator("select").all():
            select.select_option(index=1)
        for group in section.locator("fieldset").all():
            group.locator("input").first.check()
        section.locator("[data-kijk-na]").last.click()
        section.locator(".feedback:not(:empty)").first.wait_for()
        return
    while (point := section.locator("[data-veld]:not([hidden]):has(.feedback:empty)")).count():
        name = point.first.get_attribute("data-veld")
        point.first.locator("input").first.check()
        point.first.locator("[data-kijk-na]").click()
        section.locator(f"[data-feedback='{name}']:not(:empty)").wait_for()


def _printed(page: Page) -> list[str]:
    """Give the words of every sheet, without the joined letters of the font."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def test_without_kept_answers_it_says_what_to_do_first(page: Page, address: str, heard: list[str]) -> None:
    page.goto(address + PAGE)
    page.wait_for_selector(STATE.format("leeg"))
    assert page.is_visible("text=Onthoud mijn antwoorden op dit apparaat")
    assert page.locator(SHEET).count() == 0
    assert not page.is_visible("[data-naam]")
    assert page.get_attribute("html", "data-beslishulp") is None
    assert not [path for path in heard if path.endswith((".bin", ".wasm"))]
    assert page.evaluate("localStorage.length") == 0
    assert axe(page) == []


def test_a_path_that_is_not_finished_names_what_is_missing(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    path = paths["nieuwe-collega"]
    first, second, *others = path["nodig"].split()
    kept = _right(book, first, second)
    kept.popitem()
    _come_with(page, address, kept, "nog")
    assert page.locator(SHEET).count() == 0
    part = page.locator("[data-nodig]", has=page.locator("#pad-nieuwe-collega"))
    links = [link.get_attribute("href") or "" for link in part.locator("li:visible a").all()]
    assert not any(first in link for link in links)
    assert len(links) == len(others) + 1
    total = len([*keyed(book, second)])
    assert f"({total - 1} van de {total} gedaan)" in part.locator("li:visible").first.inner_text()
    assert "(0 van de 10 gedaan)" in part.locator("li:visible").last.inner_text()
    assert not page.is_visible("[data-naam]")
    assert axe(page) == []
    part.locator("li:visible a").last.click()
    page.wait_for_url("**/leren/toets-nieuwe-collega/#achteraf")


def test_a_finished_path_has_a_certificate_with_its_scores(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    path = paths["nieuwe-collega"]
    kept = _right(book, *path["nodig"].split(), "nieuwe-collega-begin")
    before, after = keyed(book, "nieuwe-collega-begin"), keyed(book, "nieuwe-collega-eind")
    # Wrong on purpose: a place that is not the right one.
    for (_, key), _number in zip(before, range(3), strict=False):
        kept[key] = "1" if kept[key] == "0" else "0"
    key = next(after)[1]
    kept[key] = "1" if kept[key] == "0" else "0"
    _come_with(page, address, kept, "af")
    sheet = page.locator(SHEET)
    assert sheet.count() == 1
    assert sheet.locator(".scores td").all_inner_texts() == ["7 van de 10", "9 van de 10"]
    for _, titel, aantal in path["lessen"]:
        assert f"{aantal} van de {aantal}" in sheet.locator("tr", has_text=titel).inner_text()
    assert axe(page) == []


def _finish(page: Page, address: str, book: Book, path: Any) -> None:
    """Come with the whole path done right, and type a name."""
    kept = _right(book, *path["nodig"].split(), f"{path['naam']}-begin")
    _come_with(page, address, kept, "af")
    page.wait_for_timeout(300)
    page.focus("[data-naam]")
    page.keyboard.type(NAME)


def _print(page: Page) -> None:
    """Press the button that prints."""
    page.evaluate("window.print = () => { document.body.dataset.geprint = 'ja'; }")
    page.focus("[data-print]:visible")
    page.keyboard.press("Enter")
    assert page.get_attribute("body", "data-geprint") == "ja"


def test_the_certificate_prints_on_one_sheet_with_the_name(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    path = paths["nieuwe-collega"]
    _finish(page, address, book, path)
    _print(page)
    sheets = _printed(page)
    assert len(sheets) == 1
    text = sheets[0]
    editie = book.content.editie
    for word in (
        NAME,
        "Bewijs van deelname",
        path["titel"],
        editie.versie,
        book.regels.editie["hash"],
        "10 van de 10",
    ):
        assert word in text
    assert "geen diploma" in text
    for gone in ("Print dit bewijs", "Wis wat", "Jouw naam", "Heb je een leerpad af", "Volgende stap"):
        assert gone not in text


def test_the_name_is_kept_nowhere_and_sent_nowhere(
    page: Page, address: str, book: Book, paths: dict[str, Any], heard: list[str]
) -> None:
    _finish(page, address, book, paths["nieuwe-collega"])
    assert not any("Noor" in path for path in heard)
    heard.clear()
    page.keyboard.type(NAME)
    _print(page)
    page.wait_for_timeout(300)
    assert heard == []
    assert NAME not in str(
        page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]")
    )
    assert page.evaluate("[document.cookie, location.hash]") == ["", ""]
    assert axe(page) == []
    page.reload()
    page.wait_for_selector(STATE.format("af"))
    assert page.input_value("[data-naam]") == ""
    assert NAME not in page.content()


def test_the_name_is_gone_when_the_page_comes_back(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    _come_with(page, address, _right(book, *paths["leidinggevende"]["nodig"].split()), "af")
    page.fill("[data-naam]", NAME)
    page.goto(address)
    page.go_back()
    page.wait_for_selector(STATE.format("af"))
    assert page.input_value("[data-naam]") == ""
    assert NAME not in page.content()
    assert page.locator("form [data-naam]").count() == 0
    assert page.get_attribute("[data-naam]", "name") is None
    assert page.get_attribute("[data-naam]", "autocomplete") == "off"


def test_of_two_certificates_the_button_prints_one(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    two = [paths[name] for name in ("leidinggevende", "griffier-en-ambtsdrager")]
    names = {name for path in two for name in path["nodig"].split()}
    _come_with(page, address, _right(book, *names), "af")
    page.evaluate("window.print = () => null")
    assert page.locator(SHEET).count() == 2
    sheets = _printed(page)
    assert len(sheets) == 2
    assert [path["titel"] in sheet for path, sheet in zip(two, sheets, strict=True)] == [
        True,
        True,
    ]
    page.locator("[data-print]:visible").last.click()
    sheets = _printed(page)
    assert len(sheets) == 1
    assert two[1]["titel"] in sheets[0]


def test_the_score_of_a_lesson_is_the_same_on_the_certificate(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    """What the page of a lesson wrote by itself is read by Python as that page marked it."""
    lesson, *others = paths["leidinggevende"]["nodig"].split()
    page.goto(f"{address}leren/{lesson}/")
    page.wait_for_selector(READY)
    page.check("[data-onthoud]")
    for section in page.locator("[data-oefening]").all():
        _answer(section)
    stand = json.loads(page.get_attribute("[data-leren]", "data-stand") or "")
    assert stand["staat"] == "klaar"
    assert 0 < stand["goed"] < stand["van"]
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
    _come_with(page, address, kept | _right(book, *others), "af")
    row = page.locator(f"{SHEET} [data-stand-van='{lesson}']").first
    assert row.inner_text() == f"{stand['goed']} van de {stand['van']}"


def test_another_tab_that_goes_on_or_wipes_is_followed(
    context: BrowserContext, address: str, book: Book, paths: dict[str, Any]
) -> None:
    page, other = context.new_page(), context.new_page()
    kept = _right(book, *paths["leidinggevende"]["nodig"].split())
    last, text = kept.popitem()
    _come_with(page, address, kept, "nog")
    other.goto(address + "leren/")
    other.evaluate(
        "([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEY, {**kept, last: text}]
    )
    page.wait_for_selector(STATE.format("af"))
    other.reload()
    other.click("[data-wis]")
    other.click("[data-wis-ja]")
    page.wait_for_selector(STATE.format("leeg"))
    assert page.locator(SHEET).count() == 0


def test_the_button_wipes_here_too(page: Page, address: str, book: Book, paths: dict[str, Any]) -> None:
    _come_with(page, address, _right(book, *paths["leidinggevende"]["nodig"].split()), "af")
    page.click("[data-wis]")
    page.click("[data-wis-ja]")
    page.wait_for_selector(STATE.format("leeg"))
    assert page.evaluate("localStorage.length") == 0
    assert page.inner_text("[data-onthouden] [role=status]").startswith("Gewist.")
    assert axe(page) == []


def test_when_python_does_not_start_it_says_so(page: Page, address: str, book: Book) -> None:
    page.add_init_script(ALONE)
    page.route("**/worker.js", lambda route: route.abort())
    _come_with(page, address, _right(book, "waar-ligt-de-grens"), "kapot")
    assert "Laad de pagina opnieuw." in page.inner_text("[data-bewijzen] > [role=status]")
    assert page.locator(f"{SHEET}, [data-open]:not([hidden])").count() == 0
    assert axe(page) == []
    page.click("[data-wis]")
    page.click("[data-wis-ja]")
    assert page.evaluate("localStorage.length") == 0


def test_while_it_reckons_it_says_so(page: Page, address: str, book: Book) -> None:
    page.add_init_script(ALONE)
    page.route("**/worker.js", lambda _: None)
    _come_with(page, address, _right(book, "waar-ligt-de-grens"), "laden")
    assert page.inner_text("[data-bewijzen] > [role=status]") == "Je scores worden uitgerekend."
    assert axe(page) == []


def test_what_is_wiped_while_it_reckons_makes_no_certificate(
    page: Page, address: str, book: Book, paths: dict[str, Any]
) -> None:
    waiting: list[Route] = []
    page.add_init_script(ALONE)
    page.route("**/worker.js", lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    _come_with(page, address, _right(book, *paths["leidinggevende"]["nodig"].split()), "laden")
    page.evaluate("localStorage.clear(); dispatchEvent(new Event('storage'))")
    page.wait_for_selector(STATE.format("leeg"))
    waiting[0].continue_()
    page.wait_for_selector(READY)
    page.wait_for_timeout(700)
    assert page.get_attribute("[data-bewijzen]", "data-toestand") == "leeg"
    assert page.locator(SHEET).count() == 0


def test_without_scripts_it_says_what_it_needs(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + PAGE)
        assert "scripts" in page.inner_text(".zonder-script")
        assert not page.locator(".bewijs:visible, [data-wis]:visible, [data-naam]:visible").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_fits_at_320_pixels_and_is_accessible(
    browser: Browser, address: str, book: Book, paths: dict[str, Any], scheme: str
) -> None:
    every = {name for path in paths.values() for name in path["nodig"].split()}
    states = {"leeg": (), "nog": ("waar-ligt-de-grens",), "af": (*every,)}
    with browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for state, names in states.items():
            _come_with(page, address, _right(book, *names), state)
            if state == "af":
                page.fill("[data-naam]", "W" * 80)
            assert page.evaluate("document.documentElement.scrollWidth") == 320, state
            assert axe(page) == [], state


def test_it_claims_no_diploma_and_no_besluit(site: Path) -> None:
    html = (site / PAGE / "index.html").read_text(encoding="utf-8").lower()
    sheets = re.findall(r'<article class="bewijs".*?</article>', html, re.DOTALL)
    assert len(sheets) == 3
    for sheet in sheets:
        assert "geen diploma en geen uitslag van een examen" in sheet
        for word in ("geslaagd", "gecertificeerd", "bevoegd", "besluit"):
            assert word not in sheet
