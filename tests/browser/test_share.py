from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import ADVICE, READY, WIDGET, choose, next_advice, status, ticked, uitkomst

pytestmark = pytest.mark.browser

ANSWERS = ("norm-onacceptabel", "gedraging-verbaal", "gedraging-bedreiging-werknemer", "herhaling-nee")
NOTICE = ".gewijzigd"


@pytest.fixture(scope="module")
def link(started: Page) -> str:
    """The link that the page makes for these answers."""
    started.click("[data-actie=wis]")
    choose(started, *ANSWERS)
    started.click("[data-actie=deel]")
    made = started.input_value("[data-deel] input")
    assert made == started.url
    assert started.evaluate("document.activeElement.matches('[data-deel] input')")
    started.click("[data-actie=wis]")
    return made


def _with(link: str, **changes: str | None) -> str:
    """Give the link with these parts replaced, or without them."""
    start, _, query = link.partition("?")
    pairs = [(name, value) for name, value in parse_qsl(query) if name not in changes]
    return f"{start}?{urlencode([*pairs, *((name, value) for name, value in changes.items() if value)])}"


def _open(hulp: Page, link: str) -> None:
    """Follow a link in the page that is open: only the fragment changes."""
    with next_advice(hulp):
        hulp.evaluate("(link) => { location.href = link; }", link)


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_a_link_holds_the_answers_the_rules_and_the_advice_and_nothing_else(link: str, address: str) -> None:
    start, _, query = link.partition("#sanctie?")
    assert start == address + WIDGET
    assert [name for name, _ in parse_qsl(query)] == [
        "norm",
        "gedraging",
        "gedraging",
        "herhaling",
        "versie",
        "regels",
        "code",
    ]


def test_someone_else_sees_the_same_answers_and_advice(elsewhere: Page, hulp: Page, link: str) -> None:
    elsewhere.goto(link)
    elsewhere.wait_for_selector(READY)
    elsewhere.wait_for_selector(ADVICE)
    assert ticked(elsewhere) == list(ANSWERS)
    assert elsewhere.is_visible("#slachtoffer-werknemer")
    assert elsewhere.query_selector(NOTICE) is None
    choose(hulp, *ANSWERS)
    assert uitkomst(elsewhere) == uitkomst(hulp)
    assert elsewhere.inner_html(ADVICE) == hulp.inner_html(ADVICE)


def test_a_link_works_in_a_page_that_is_open(hulp: Page, link: str) -> None:
    choose(hulp, "norm-acceptabel")
    _open(hulp, link)
    assert ticked(hulp) == list(ANSWERS)
    assert status(hulp).startswith("Advies: Pandverbod van 3 maanden.")


def test_other_rules_are_told_and_then_is_compared_with_now(hulp: Page, link: str) -> None:
    _open(hulp, _with(link, regels="0" * 12, versie="2025.9", code="pandverbod:P6M-P12M;doen"))
    notice = hulp.inner_text(NOTICE)
    assert "versie 2025.9" in notice
    assert "Toen was het advies: Pandverbod (6 tot 12 maanden); Doe aangifte." in notice
    assert "Nu: Pandverbod (3 maanden); Altijd aangifte." in notice
    assert ticked(hulp) == list(ANSWERS)


def test_other_rules_with_the_same_advice_say_so(hulp: Page, link: str) -> None:
    _open(hulp, _with(link, regels="0" * 12))
    assert "Het advies is nog hetzelfde." in hulp.inner_text(NOTICE)


def test_answers_that_no_longer_exist_are_dropped_and_named(hulp: Page, link: str) -> None:
    _open(hulp, _with(link, herhaling="vaak", wapen="<b>mes</b>"))
    notice = hulp.inner_text(NOTICE)
    assert "bestaat niet meer, bij ‘Deed deze persoon dit eerder?’" in notice
    assert "mes" not in notice  # a link brings no words of its own
    assert ticked(hulp) == list(ANSWERS[:-1])
    assert hulp.query_selector(f"{NOTICE} b") is None


def test_a_new_answer_takes_the_notice_and_the_old_link_away(hulp: Page, link: str) -> None:
    _open(hulp, _with(link, regels="0" * 12))
    choose(hulp, "herhaling-ja")
    assert hulp.query_selector(NOTICE) is None
    assert "#" not in hulp.url
    hulp.click("[data-actie=deel]")
    assert "herhaling=ja" in hulp.url


@pytest.mark.parametrize(
    "fragment",
    [
        "zomaar",
        "sanctie",
        "sanctie?",
        "sanctie?zomaar",
        "%E0%A4%A",
        "aangifte?gedraging=verbaal",
        "__proto__?x=y",
    ],
)
def test_any_other_fragment_changes_nothing(hulp: Page, fragment: str) -> None:
    choose(hulp, *ANSWERS, "slachtoffer-onbekend")
    before = (ticked(hulp), uitkomst(hulp), hulp.inner_html(ADVICE))
    hulp.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    hulp.wait_for_timeout(100)
    assert (ticked(hulp), uitkomst(hulp), hulp.inner_html(ADVICE)) == before
    hulp.evaluate("history.replaceState(null, '', location.pathname)")


def test_a_page_opened_at_a_place_in_it_shows_no_advice(elsewhere: Page, address: str) -> None:
    elsewhere.goto(f"{address}{WIDGET}#alle-uitkomsten-in-een-tabel")
    elsewhere.wait_for_selector(READY)
    elsewhere.wait_for_timeout(100)
    assert elsewhere.query_selector(ADVICE) is None
    assert status(elsewhere) == "De beslishulp is klaar."


def test_a_jump_within_the_page_keeps_every_answer(hulp: Page) -> None:
    choose(hulp, "gedraging-verbaal", "herhaling-onbekend", "norm-acceptabel")
    before = (ticked(hulp), uitkomst(hulp))
    hulp.click(".md-nav--secondary a[href='#alle-uitkomsten-in-een-tabel']")
    hulp.wait_for_timeout(100)
    assert hulp.url.endswith("#alle-uitkomsten-in-een-tabel")
    assert (ticked(hulp), uitkomst(hulp)) == before
    hulp.evaluate("history.replaceState(null, '', location.pathname)")
