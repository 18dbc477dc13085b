"""The page of a package, as an LMS shows it: in a narrow frame, where workers and Python are forbidden."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader

from handbook.book import Book
from handbook.leren.pakket.hoofdstukken import Inhoud
from handbook.leren.pakket.page import package_files
from handbook.leren.pakket.toestand import largest_state
from handbook.server import serving
from tests.browser.driver import axe

pytestmark = pytest.mark.browser

Json = dict[str, Any]
PAD, SHORT = "nieuwe-collega", "leidinggevende"
FRAME: ViewportSize = {"width": 320, "height": 640}
READY = "html[data-pakket]"
SITE = "https://handboek.example/gids"
BEFORE, LESSON = f"hoofdstuk-{SHORT}-begin", "hoofdstuk-waar-ligt-de-grens"
PARTS = Path(__file__).parent / "pakket"
PROEF = str(PARTS / "proef.js")
STRICT = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " worker-src 'none'; frame-src 'self'"
}
"""No worker, no WebAssembly, no fetch."""

HOST = """globalThis.proef = {
  bewaard: [], einde: 0, mag_schrijven: %s, vooraf: "%s",
  load() { %s },
  save(work) { this.bewaard.push(work); %s },
  finish() { this.einde += 1; },
}"""


@pytest.fixture(scope="module")
def address(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the packages are served, each in a folder of its own; `kader.html` shows one in a frame."""
    folder = tmp_path_factory.mktemp("pakketten")
    for pad in (PAD, SHORT):
        for name, data in package_files(book, pad, entry=PROEF, python=False, adres=SITE):
            (folder / pad / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / pad / name).write_bytes(data)
    frame = (
        '<!doctype html><iframe sandbox="allow-scripts" src="index.html" width="320" height="600"></iframe>'
    )
    (folder / SHORT / "kader.html").write_text(frame, encoding="utf-8")
    with serving(folder, STRICT) as found:
        yield found


@contextmanager
def _opened(
    browser: Browser,
    address: str,
    *,
    pad: str = SHORT,
    writes: bool = True,
    load: str = "return ''",
    save: str = "",
    scheme: str = "light",
    told: str = "",
    place: str = "",
) -> Iterator[Page]:
    """Give the page of a package with a host of the test's own; it may report no error."""
    with browser.new_context(viewport=FRAME, reduced_motion="reduce") as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.add_init_script(HOST % (json.dumps(writes), told, load, save))
        page.goto(f"{address}{pad}/index.html{place}")
        page.wait_for_selector(READY)
        yield page
        assert errors == []


def _saved(page: Page) -> Json:
    found: Json = page.evaluate("proef.bewaard.at(-1)")
    return found


def _go(page: Page, chapter: str) -> None:
    page.evaluate("(id) => { location.hash = id; }", chapter)
    page.wait_for_selector(f"#{chapter}:not([hidden])")


def _answer(page: Page, lesson: str, exercise: str, value: str) -> None:
    part = f"[data-leren='{lesson}'] [data-oefening='{exercise}']"
    page.check(f"{part} input[value='{value}']")
    page.press(f"{part} [data-kijk-na]", "Enter")
    page.wait_for_selector(f"{part} .feedback:not(:empty)")


BROKEN = [
    "{",
    "null",
    '[2,"resultaat",{}]',
    '[1,"start",{"a":7}]',
    '[1,"nergens",{"zzzzzz":"9.9;;4"}]',
    "x" * 5000,
]
"""What is no state of this page, or of another version."""

EVERYTHING = (PARTS / "alles.js").read_text(encoding="utf-8").strip().removesuffix(";")


def test_the_page_begins_with_its_chapters_and_asks_for_nothing_else(
    browser: Browser, address: str, heard: list[str]
) -> None:
    with _opened(browser, address, pad=PAD) as page:
        assert page.inner_text("main h1:visible") == "Nieuw bij de organisatie"
        links = page.locator("#start ol a").all_inner_texts()
        assert (links[0], links[-2:]) == ("Vragen vooraf", ["Vragen achteraf", "Je resultaat"])
        assert "2026.1" in page.inner_text(".pk-editie")
        assert page.get_attribute("html", "lang") == "nl"
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert {path.removeprefix(f"/{PAD}/") for path in heard} == {
        "index.html", "pakket.js", "uitgewerkt.js", "pakket.css", "assets/handboek.css", "assets/donker.css",
        "assets/beslishulp/leren.css", "assets/beslishulp/beslishulp.css", "assets/logo.svg",
    }  # fmt: skip


def test_chapters_go_by_keyboard_and_by_the_buttons_of_the_browser(browser: Browser, address: str) -> None:
    with _opened(browser, address) as page:
        page.press("#start .pk-eerst", "Enter")
        page.wait_for_selector(f"#{BEFORE}:not([hidden])")
        page.press(f"#{BEFORE} .pk-eerst", "Enter")
        page.wait_for_selector(f"#{LESSON}:not([hidden])")
        assert page.evaluate("document.activeElement.id") == f"{LESSON}-kop"
        assert page.locator("[data-hoofdstuk]:visible").count() == 1
        assert page.title().startswith("Waar ligt de grens?")
        assert page.inner_text("[data-voortgang]").startswith("Hoofdstuk 3 van ")
        assert page.locator("[data-menu] [aria-current]").text_content() == "Waar ligt de grens?"
        page.press("[data-menu] summary", "Enter")
        page.press("[data-menu] a[href='#resultaat']", "Enter")
        page.wait_for_selector("#resultaat:not([hidden])")
        assert page.get_attribute("[data-menu] details", "open") is None
        page.go_back()
        page.wait_for_selector(f"#{LESSON}:not([hidden])")


def test_a_wrong_answer_teaches_and_what_it_refers_to_is_in_the_page(browser: Browser, address: str) -> None:
    with _opened(browser, address, pad=PAD) as page:
        _go(page, "hoofdstuk-wat-doet-de-organisatie")
        lesson = "[data-leren='wat-doet-de-organisatie']"
        for exercise in page.locator(f"{lesson} [data-soort=kies]").all():
            exercise.locator("input").last.check()
            exercise.locator("[data-kijk-na]").press("Enter")
        wrong = page.locator(".feedback:visible", has_text="Dit klopt niet.").first
        assert "Het juiste antwoord is:" in wrong.inner_text()
        assert "Waarom?" in wrong.inner_text()
        link = page.locator(f"{lesson} .feedback .verder a[href^='#protocollen']").first
        title = link.inner_text().removeprefix("Lees: ")
        link.press("Enter")
        page.wait_for_selector("[data-hoofdstuk][data-verder]:not([hidden])")
        assert page.evaluate("document.activeElement.textContent") == title
        assert axe(page) == []
        page.press("[data-terug]:visible", "Enter")
        assert page.evaluate("document.activeElement.textContent") == f"Lees: {title}"
        assert link.is_visible()
        assert page.evaluate("location.hash") == "#hoofdstuk-wat-doet-de-organisatie"
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-hoofdstuk][data-verder]:not([hidden])")
        page.press("[data-terug]:visible", "Enter")
        assert link.is_visible()


def test_the_way_back_is_to_where_the_reader_was_also_when_the_link_is_gone(
    browser: Browser, address: str
) -> None:
    with _opened(browser, address) as page:
        protocol = page.get_attribute("[data-hoofdstuk][data-verder]", "id") or ""
        page.evaluate(EVERYTHING, f"#{LESSON}")
        _go(page, LESSON)
        page.locator(f"#{LESSON} .feedback .verder a[href^='#']").first.press("Enter")
        page.wait_for_selector("[data-hoofdstuk][data-verder]:not([hidden])")
        page.evaluate("(lesson) => document.querySelector(`#${lesson} [data-opnieuw]`).click()", LESSON)
        page.press("[data-terug]:visible", "Enter")
        assert page.evaluate("document.activeElement.id") == f"{LESSON}-kop"
        _go(page, "resultaat")
        page.press("[data-menu] summary", "Enter")
        page.press(f"[data-menu] a[href='#{protocol}']", "Enter")
        page.wait_for_selector(f"#{protocol}:not([hidden])")
        page.press("[data-terug]:visible", "Enter")
        assert page.evaluate("document.activeElement.id") == "resultaat-kop"
    with _opened(browser, address, place=f"#{protocol}") as page:
        assert page.is_visible(f"#{protocol}")
        assert page.locator("[data-terug]:visible").count() == 0


@pytest.mark.parametrize("place", ["#inhoud", "#bestaat-niet"])
def test_an_address_without_a_chapter_opens_the_chapter_that_was_kept(
    browser: Browser, address: str, place: str
) -> None:
    kept = json.dumps(json.dumps([1, LESSON, {}]))
    with _opened(browser, address, load=f"return {kept}", place=place) as page:
        assert page.is_visible(f"#{LESSON}")


def test_the_score_begins_at_nothing_and_leaves_out_the_questions_before(
    browser: Browser, address: str
) -> None:
    with _opened(browser, address, pad=PAD) as page:
        assert page.evaluate("proef.bewaard.length") == 0
        _go(page, f"hoofdstuk-{PAD}-begin")
        _answer(page, f"{PAD}-begin", "vraag-1", "geen-sanctie")
        before = _saved(page)
        assert (before["stand"]["staat"], before["stand"]["score"]) == ("niet-begonnen", None)
        assert before["plek"] == f"hoofdstuk-{PAD}-begin"
        _go(page, "hoofdstuk-waar-ligt-de-grens")
        page.locator("[data-leren='waar-ligt-de-grens'] [data-soort=kies] input").first.check()
        _go(page, f"hoofdstuk-{PAD}-eind")
        _answer(page, f"{PAD}-eind", "vraag-1", "pandverbod")
        begun = _saved(page)["stand"]
        assert (begun["staat"], begun["gedaan"], begun["score"]) == ("bezig", 1, 0)
        end = page.locator("[data-einde]")
        assert end.text_content() == "Je bent klaar als je al die oefeningen hebt gedaan."
        page.evaluate(EVERYTHING, "[data-telt]")
        assert end.text_content() == "Je bent klaar. Je mag dit venster sluiten."
        done = _saved(page)["stand"]
        assert (done["staat"], done["gedaan"]) == ("klaar", done["van"])
        assert 0 < done["score"] < 1
        _go(page, "resultaat")
        cells = page.locator(".scores td").all_inner_texts()
        assert cells[0] == "1 van de 10 goed, 1 gedaan."
        assert cells[1].endswith("10 gedaan.")
        assert f"Je score is {round(done['score'] * 100)} van de 100." in page.inner_text("[data-totaal]")


def test_the_work_fits_in_what_the_oldest_lms_keeps_and_comes_back(
    browser: Browser, address: str, book: Book
) -> None:
    for pad in book.content.paden:
        assert largest_state(Inhoud(book=book, pad=pad)) < 4096
    with _opened(browser, address, pad=PAD) as page:
        page.evaluate(EVERYTHING, "main")
        _go(page, "hoofdstuk-zorg-voor-elkaar")
        kept = _saved(page)
    text = kept["toestand"]
    assert text.isascii()
    assert text.isprintable()
    assert len(text) <= largest_state(Inhoud(book=book, pad=PAD))
    with _opened(browser, address, pad=PAD, load=f"return {json.dumps(text)}") as page:
        assert page.is_visible("#hoofdstuk-zorg-voor-elkaar")
        assert page.evaluate("proef.bewaard.length") == 0
        assert page.locator("#hoofdstuk-zorg-voor-elkaar .feedback:not(:empty)").count() > 0
        _go(page, "resultaat")
        again = _saved(page)
        assert again["stand"] == kept["stand"]
        assert json.loads(again["toestand"])[2] == json.loads(text)[2]


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:24])
def test_a_state_that_is_broken_or_from_elsewhere_begins_anew(
    browser: Browser, address: str, text: str
) -> None:
    with _opened(browser, address, load=f"return {json.dumps(text)}") as page:
        assert page.is_visible("#start")
        assert page.locator(".feedback:not(:empty)").count() == 0
        _go(page, LESSON)
        assert _saved(page)["stand"]["staat"] == "niet-begonnen"


def test_who_only_looks_saves_nothing(browser: Browser, address: str) -> None:
    with _opened(browser, address, writes=False) as page:
        assert page.inner_text("[data-melding]") == "Je kijkt alleen. Er wordt niets bewaard."
        page.evaluate(EVERYTHING, "main")
        assert page.evaluate("proef.bewaard.length") == 0


def test_a_host_that_fails_is_told_of_and_the_exercises_go_on(browser: Browser, address: str) -> None:
    with _opened(browser, address, save="throw new Error('full')") as page:
        _go(page, LESSON)
        page.evaluate(EVERYTHING, "main")
        assert "kon niet worden bewaard" in page.inner_text("[data-melding]")
        assert page.locator(f"#{LESSON} .feedback:not(:empty)").count() > 0
    with _opened(browser, address, load="throw new Error('gone')") as page:
        assert "kon niet worden bewaard" in page.inner_text("[data-melding]")
        _go(page, LESSON)
        assert page.evaluate("proef.bewaard.length") == 0


def test_what_a_host_told_of_before_the_page_was_opened_stays_said(browser: Browser, address: str) -> None:
    with _opened(browser, address, told="fout") as page:
        assert "kon niet worden bewaard" in page.inner_text("[data-melding]")


def test_the_host_hears_that_the_page_goes_away(browser: Browser, address: str) -> None:
    with _opened(browser, address) as page:
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert page.evaluate("proef.einde") == 1


def test_begin_anew_takes_a_lesson_out_of_the_score(browser: Browser, address: str) -> None:
    with _opened(browser, address) as page:
        page.evaluate(EVERYTHING, f"#{LESSON}")
        _go(page, LESSON)
        done = _saved(page)["stand"]["gedaan"]
        page.press(f"#{LESSON} [data-opnieuw]", "Enter")
        assert (done, _saved(page)["stand"]["staat"]) == (6, "niet-begonnen")


def _sound(page: Page, state: str) -> None:
    assert axe(page) == [], state
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off_at_320(browser: Browser, address: str, scheme: str) -> None:
    with _opened(browser, address, scheme=scheme) as page:
        _sound(page, "start")
        _go(page, LESSON)
        _sound(page, "a lesson before anything is answered")
        page.press("[data-menu] summary", "Enter")
        page.evaluate(EVERYTHING, "main")
        _sound(page, "a lesson with its feedback, and the menu")


def test_axe_finds_nothing_in_any_chapter(browser: Browser, address: str) -> None:
    for pad in (SHORT, PAD):
        with _opened(browser, address, pad=pad, save="throw new Error('full')") as page:
            page.evaluate(EVERYTHING, "main")
            # All of them below each other: one look instead of twenty.
            page.eval_on_selector_all(
                "[data-hoofdstuk]", "(all) => all.forEach((e) => { e.hidden = false; })"
            )
            _sound(page, pad)


def test_it_works_in_a_frame_without_an_origin(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=FRAME) as context:
        page = context.new_page()
        page.goto(f"{address}{SHORT}/kader.html")
        frame = page.frame_locator("iframe")
        frame.locator(READY).wait_for()
        assert frame.locator("[data-melding]").inner_text().endswith("Er wordt niets bewaard.")
        frame.locator("#start .pk-eerst").press("Enter")
        exercise = frame.locator(f"#{BEFORE} [data-soort=kies]").first
        exercise.locator("input").first.check()
        exercise.locator("[data-kijk-na]").press("Enter")
        exercise.locator(".feedback:not(:empty)").wait_for()
        assert "gedaan." in frame.locator(f"#{BEFORE} [data-status]").inner_text()
        frame.locator("[data-menu] summary").press("Enter")
        frame.locator("[data-menu] ul a").first.press("Enter")
        frame.locator("[data-terug]:visible").press("Enter")
        assert page.frames[1].evaluate("location.hash") == f"#{BEFORE}"


def test_where_no_new_window_may_open_a_link_shows_its_address(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=FRAME) as context:
        page = context.new_page()
        page.goto(f"{address}{SHORT}/kader.html")
        page.frame_locator("iframe").locator(READY).wait_for()
        inside = page.frames[1]
        link = inside.locator("#start a[target=_blank]").first
        for _ in range(2):
            link.press("Enter")
            said = inside.evaluate("document.activeElement.textContent")
            assert said.startswith("Je leeromgeving opent hier geen nieuw venster.")
            assert said.endswith(f" {link.get_attribute('href')}")
            assert SITE in said
        assert inside.locator(".pk-adres").count() == 1
        assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(f"{address}{SHORT}/index.html")
        page.wait_for_selector(READY)
        context.route(f"{SITE}/**", lambda route: route.fulfill(body="<!doctype html>"))
        with context.expect_page() as opened:
            page.locator("#start a[target=_blank]").first.press("Enter")
        opened.value.wait_for_url(f"{SITE}/**")
        assert opened.value.evaluate("opener === null")
        assert page.locator(".pk-adres").count() == 0


def test_a_chapter_prints_with_its_feedback_and_without_buttons(browser: Browser, address: str) -> None:
    with _opened(browser, address) as page:
        _go(page, LESSON)
        page.evaluate(EVERYTHING, f"#{LESSON}")
        text = "\n".join(part.extract_text() for part in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "Waar ligt de grens?" in text
    assert "Waarom?" in text
    for gone in ("Volgende", "Kijk na", "Alle hoofdstukken", "Beide kanten horen"):
        assert not re.search(rf"\b{gone}\b", text), gone


def test_without_scripts_all_is_there_with_the_answers_folded(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=FRAME) as context:
        page = context.new_page()
        page.goto(f"{address}{SHORT}/index.html")
        assert (
            page.locator("[data-hoofdstuk]").count() == page.locator("[data-hoofdstuk]:visible").count() > 4
        )
        answer = page.locator(f"#{LESSON} .antwoord").first
        answer.locator("summary").click()
        assert "Waarom?" in answer.inner_text()
        assert not page.locator("[data-kijk-na]").first.is_visible()


@pytest.fixture(scope="module")
def aids(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a package with the decision aids; `kader.html` shows one in a frame."""
    folder = tmp_path_factory.mktemp("met-python")
    for name, data in package_files(book, SHORT, python=True):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    frame = '<!doctype html><iframe sandbox="allow-scripts" src="beslishulp/sanctie/index.html"></iframe>'
    (folder / "kader.html").write_text(frame, encoding="utf-8")
    return folder


def test_the_whole_advice_opens_in_a_tab_of_its_own_with_the_case_filled_in(
    browser: Browser, aids: Path
) -> None:
    allowed = STRICT["Content-Security-Policy"].replace("worker-src 'none'", "worker-src 'self'")
    allowed = allowed.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
    with (
        serving(aids, {"Content-Security-Policy": allowed}) as address,
        browser.new_context(viewport=FRAME, reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        page.goto(f"{address}index.html")
        page.wait_for_selector(READY)
        _go(page, LESSON)
        exercise = page.locator(f"#{LESSON} [data-soort=kies]").first
        exercise.locator("input").first.check()
        exercise.locator("[data-kijk-na]").press("Enter")
        with context.expect_page() as opened:
            exercise.locator(".feedback").get_by_text("Bekijk het hele advies").click()
        advice = opened.value
        advice.wait_for_selector("[data-advies] .advies h2")
        assert advice.get_attribute("html", "data-trede") == "veilig"
        assert advice.locator("form input:checked").count() > 0
        dead = [href for href in _hrefs(advice, "main a[href]") if href.startswith("../../")]
        assert all(href.startswith("../../beslishulp/") and "/index.html" in href for href in dead)
        assert _hrefs(advice, "[data-advies] a[href*='verantwoording']") == []
        assert axe(advice) == []
        assert advice.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.is_visible(f"#{LESSON}")


def _hrefs(page: Page, links: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all(links, "(all) => all.map((a) => a.getAttribute('href'))")
    return found


def test_where_python_is_forbidden_the_decision_aid_says_so_and_shows_its_table(
    browser: Browser, aids: Path
) -> None:
    with serving(aids, STRICT) as address, browser.new_context(viewport=FRAME) as context:
        page = context.new_page()
        page.goto(f"{address}beslishulp/sanctie/index.html")
        page.wait_for_selector("section[data-beslishulp][data-toestand=kapot]")
        assert "Gebruik de tabel onder het formulier" in page.inner_text(
            "section[data-beslishulp] [data-status]"
        )
        assert page.is_visible("#uitkomsten-sanctie")
        assert axe(page) == []
        page.goto(f"{address}kader.html")
        inside = page.frame_locator("iframe").locator("section[data-beslishulp]")
        page.frame_locator("iframe").locator("[data-toestand=kapot]").wait_for()
        assert "Gebruik de tabel" in inside.locator("[data-status]").inner_text()
