import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.driver import ALONE, READY, WIDE, axe, choose, next_advice, ticked, uitkomst
from tests.browser.test_privacy import KEPT, NOTHING

pytestmark = pytest.mark.browser

DOSSIER = "beslishulp/dossier/"
ANSWERS = (
    *("norm-onacceptabel", "gedraging-verbaal", "gedraging-bedreiging-werknemer", "gedraging-eigendommen"),
    *("herhaling-nee", "slachtoffer-werknemer", "zelf-bang", "afschermen-adres", "schade-spullen"),
    *("strafzaak-ja", "eenvoudig-ja", "doorgaan-ja"),
)
MOMENT, INGANG = "2026-12-24T16:30", "2027-01-04"
NOTE = "Riep <b>dat</b> hij & zijn broer terugkomen."


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=WIDE, reduced_motion="reduce", accept_downloads=True) as context:
        context.add_init_script(ALONE)
        yield context


@pytest.fixture(scope="module")
def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address + DOSSIER)
    page.wait_for_selector(READY)
    return page


@pytest.fixture
def dossier(opened: Page) -> Page:
    """The dossier with twelve answers, two dates, a duration and a note."""
    opened.click("[data-actie=wis]")
    for control in ANSWERS:
        choose(opened, control)
    opened.click("[data-vraag=gedraging] summary")
    _type(opened, "#notitie-gedraging", NOTE)
    _type(opened, "#veld-moment", MOMENT)
    _type(opened, "#veld-ingang", INGANG)
    _type(opened, "#veld-duur", "8")
    return opened


def _type(page: Page, selector: str, text: str) -> None:
    with next_advice(page):
        page.fill(selector, text)


def _download(page: Page, stuk: str) -> bytes:
    with page.expect_download() as found:
        page.click(f"[data-stuk='{stuk}']")
    assert found.value.suggested_filename == stuk
    return Path(found.value.path()).read_bytes()


def _text(data: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(ET.fromstring(archive.read(part)).itertext())  # noqa: S314 - our own file


def test_every_decision_answers_on_what_was_asked_once(dossier: Page) -> None:
    names = list(uitkomst(dossier)["adviezen"])
    assert names == ["sanctie", "aangifte", "schade", "nazorg", "vervolg"]
    assert dossier.locator("[data-vraag=gedraging]").count() == 1
    for name in names:
        assert dossier.locator(f"article[aria-labelledby=advies-{name}]").count() == 1
        assert dossier.locator(f"#zaak-{name} summary").is_visible()
    assert uitkomst(dossier)["adviezen"]["sanctie"]["uitkomst"] == "pandverbod"
    assert uitkomst(dossier)["adviezen"]["aangifte"]["antwoorden"]["zelf"] == ["bang"]


def test_the_dates_follow_from_the_moment_and_a_day_off_is_said(dossier: Page) -> None:
    shown = dossier.inner_text(".termijnen")
    # Twenty-four and forty-eight hours after Thursday 24 December, half past four.
    assert "vrijdag 25 december 2026 om 16.30 uur" in shown
    assert "zaterdag 26 december 2026 om 16.30 uur" in shown
    assert "Eerste Kerstdag" in shown
    assert "maandag 28 december 2026" in shown
    assert "zaterdag 4 september 2027" in shown  # eight months, the day on which the resident may come again


def test_the_letter_is_filled_in_and_what_is_not_known_stays_open(dossier: Page) -> None:
    letter = _text(_download(dossier, "pandverbod.odt"), "content.xml")
    assert "8 maanden" in letter
    assert "3 september 2027" in letter
    assert "[mevrouw of meneer en naam van de bewoner]" in letter


def test_the_receipt_has_answers_notes_reasons_sources_and_edition(dossier: Page) -> None:
    receipt = _text(_download(dossier, "afschrift.docx"), "word/document.xml")
    for advies in uitkomst(dossier)["adviezen"].values():
        assert advies["titel"] in receipt
        assert advies["omdat"][0]["tekst"] in receipt
    assert NOTE in receipt
    assert "H-156" in receipt
    editie = uitkomst(dossier)["editie"]
    assert f"versie {editie['versie']}, regels {editie['hash']}." in receipt


def test_the_calendar_has_every_date_and_no_word_of_the_reader(dossier: Page) -> None:
    text = _download(dossier, "termijnen.ics").decode().replace("\r\n ", "")
    assert "DTSTART;TZID=Europe/Amsterdam:20261225T163000" in text
    assert text.count("BEGIN:VEVENT") == sum(bool(item["datum"]) for item in uitkomst(dossier)["termijnen"])
    assert "broer" not in text


def test_nothing_was_asked_or_kept_and_a_reload_forgets_everything(
    dossier: Page, context: BrowserContext
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    dossier.click("#herhaling-ja")
    _download(dossier, "verslag-zeven-w.odt")
    dossier.click("[data-actie=deel]")
    made = dossier.input_value("[data-deel] input")
    context.remove_listener("request", note)
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert "broer" not in made
    assert "2026-12" not in made
    assert dossier.evaluate(KEPT) == NOTHING
    dossier.evaluate("history.replaceState(null, '', location.pathname)")
    dossier.reload()
    dossier.wait_for_selector(READY)
    assert ticked(dossier) == []
    assert dossier.input_value("#notitie-gedraging") == ""
    assert dossier.input_value("#veld-moment") == ""
    assert uitkomst(dossier) is None


def test_it_prints_complete_with_the_notes_and_without_the_form(dossier: Page) -> None:
    dossier.evaluate("dispatchEvent(new Event('beforeprint'))")
    dossier.emulate_media(media="print")
    paper = dossier.inner_text("[data-advies]")
    assert NOTE in paper
    for advies in uitkomst(dossier)["adviezen"].values():
        assert advies["titel"] in paper
    assert not dossier.is_visible(".beslishulp form")
    assert not dossier.is_visible(".documenten")
    for advies in uitkomst(dossier)["adviezen"].values():
        assert all(stap["tekst"] in paper for stap in advies["stappen"])
        assert advies["omdat"][0]["tekst"] in paper
    dossier.emulate_media(media="screen")


def test_axe_finds_nothing_wide_narrow_light_and_dark(dossier: Page) -> None:
    for width in (1280, 320):
        dossier.set_viewport_size({"width": width, "height": 900})
        assert dossier.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            dossier.emulate_media(color_scheme=scheme)
            dossier.evaluate("scrollTo(0, 0)")
            assert axe(dossier) == [], (width, scheme)
    dossier.set_viewport_size({"width": 1280, "height": 900})
    dossier.emulate_media(color_scheme="light")


def test_an_old_link_says_what_changed_in_every_advice(dossier: Page) -> None:
    dossier.click("[data-actie=deel]")
    made = dossier.input_value("[data-deel] input")
    old = re.sub("regels=[0-9a-f]+", "regels=ouder", made)
    with next_advice(dossier):
        dossier.evaluate("(link) => { location.href = link; }", old)
    assert "Het advies is nog hetzelfde." in dossier.inner_text(".gewijzigd")
    with next_advice(dossier):
        dossier.evaluate(
            "(link) => { location.href = link; }", old.replace("pandverbod", "telefoonverbod", 1)
        )
    assert "Toen was het advies: Geen gesprek per telefoon" in dossier.inner_text(".gewijzigd")


def test_answers_go_along_to_another_decision_and_leave_the_address_at_once(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}beslishulp/sanctie/")
    page.wait_for_selector(READY)
    choose(page, "norm-onacceptabel", "gedraging-verbaal", "gedraging-eigendommen", "herhaling-ja")
    page.click(".verder a[href*='aangifte/']")
    page.wait_for_selector(f"{READY} .advies")
    assert page.url == f"{address}beslishulp/aangifte/"
    assert {"gedraging-verbaal", "gedraging-eigendommen"} <= set(ticked(page))
    page.go_back()
    page.wait_for_selector(READY)
    choose(page, "gedraging-eigendommen")
    page.click(".verder a[href*='schade/']")
    page.wait_for_selector(f"{READY} .advies")
    assert ticked(page) == ["schade-eigendommen"]
    page.close()


def test_the_dates_have_a_page_of_their_own(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}beslishulp/termijnen/")
    page.wait_for_selector(READY)
    _type(page, "#veld-moment", MOMENT)
    assert "zaterdag 26 december 2026 om 16.30 uur" in page.inner_text(".termijnen")
    assert page.locator(".advies").count() == 0
    assert b"20261225T163000" in _download(page, "termijnen.ics")
    assert axe(page) == []
    page.close()
