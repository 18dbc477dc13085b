"""An edition in the browser: whose each value is, and the national example folded beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handbook.book import load_book
from handbook.csp import scan
from handbook.headers import security_headers
from handbook.organisatie.menu import edition_config
from handbook.server import serving
from handbook.site import build_site
from handbook.source import source_files
from handbook.stage import stage
from tests.browser.driver import NARROW, READY, ROOT, WIDE, WIDGET, axe, choose, uitkomst

pytestmark = pytest.mark.browser

ZEEDORP = ROOT / "tests" / "organisaties" / "edities" / "zeedorp"
THREAT = ("norm-onacceptabel", "gedraging-bedreiging-werknemer", "herhaling-nee")
FOLDED = "[data-advies] details.naast"
PAGES = ("verantwoording/anders/", "beslishulp/sanctie/", "handelen/bestuurlijke-maatregelen/")
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of an edition; it is built beside the site that other tests use."""
    folder: Path = tmp_path_factory.mktemp("zeedorp")
    book = load_book(ROOT, ZEEDORP)
    stage(source_files(book), folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(edition_config(book), encoding="utf-8")
    build_site(ROOT, folder / "docs", folder / "site", config=config)
    with serving(folder / "site", security_headers(scan(folder / "site").hashes)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, edition: str) -> Iterator[Page]:
    """The decision aid of the edition, with the advice on a threat."""
    with browser.new_context(viewport=WIDE, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(edition + WIDGET)
        page.wait_for_selector(READY)
        choose(page, *THREAT)
        yield page


def _axe(page: Page, state: str) -> list[str]:
    found = []
    for viewport in (NARROW, WIDE):
        page.set_viewport_size({"width": viewport["width"], "height": 6000})
        # From the top: the header that sticks there then lies beside no control.
        page.evaluate("scrollTo(0, 0)")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{state} {viewport['width']} {scheme}: {item}" for item in axe(page)]
    return found


def _unfold(page: Page) -> None:
    page.evaluate("for (const more of document.querySelectorAll('details.naast')) more.open = true")


def test_the_comparison_opens_by_keyboard_and_stays_open(page: Page) -> None:
    more = page.locator(FOLDED)
    assert more.locator("summary").inner_text() == "Vergelijk met het landelijke voorbeeld: 2 verschillen"
    assert not more.locator("table").is_visible()
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    row = more.locator("tr", has_text="Pandverbod: hoe lang")
    assert row.locator("td").all_inner_texts() == ["3 maanden", "2 maanden"]
    choose(page, "herhaling-ja")
    assert more.locator("table").is_visible()
    more.locator("summary").focus()
    page.keyboard.press("Space")
    assert not more.locator("table").is_visible()


def test_an_own_value_says_so_and_the_data_has_both(page: Page) -> None:
    card = page.locator("[data-advies] .advies")
    assert card.locator(".kern .van").all_text_contents() == ["eigen: van Gemeente Zeedorp"]
    assert "De rest is het landelijke voorbeeld." in card.locator(".herkomst").first.inner_text()
    advies = uitkomst(page)
    assert advies["maatregelen"][0]["herkomst"] == {"duur": "aangepast"}
    assert advies["landelijk"]["code"].startswith("pandverbod:P3M")


def test_axe_finds_nothing_folded_or_unfolded(page: Page, edition: str) -> None:
    found = _axe(page, "dicht")
    _unfold(page)
    found += _axe(page, "open")
    for name in PAGES:
        page.goto(edition + name)
        _unfold(page)
        found += _axe(page, name)
    assert found == []


def test_nothing_sticks_out_at_320_pixels_unfolded(page: Page, edition: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    _unfold(page)
    wide = ["advies"] if page.evaluate(TOO_WIDE) else []
    heads = page.locator(f"{FOLDED} thead")
    assert not heads.is_visible()
    for name in PAGES:
        page.goto(edition + name)
        _unfold(page)
        wide += [name] if page.evaluate(TOO_WIDE) else []
    assert wide == []


def test_paper_has_the_comparison_unfolded(page: Page) -> None:
    page.emulate_media(media="print")
    more = page.locator(FOLDED)
    assert more.locator("td", has_text="3 maanden").first.is_visible()
    hidden = more.locator("summary, th, td").filter(visible=False)
    assert hidden.count() == 0


def test_only_the_edition_has_the_page_in_its_menu(browser: Browser, edition: str, address: str) -> None:
    with browser.new_context(viewport=WIDE) as context:
        page = context.new_page()
        for site, count in ((edition, 1), (address, 0)):
            page.goto(site)
            assert page.locator('nav a[href$="verantwoording/anders/"]').count() == min(count, 1)
