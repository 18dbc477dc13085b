"""A whole package in an LMS: start, answer, leave, resume, finish; scorm-again or our own store keeps it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, FrameLocator, Page

from handbook.book import Book
from handbook.leren.pakket.manifest import CMI5, SCORM12, SCORM2004
from handbook.leren.pakket.opdracht import files_of
from tests.browser.driver import until
from tests.browser.lms.server import Lms, lms_of
from tests.browser.test_cmi5 import ACTIVITY, ACTOR, LAUNCH, REGISTRATION

pytestmark = pytest.mark.browser

PAD, LESSON = "leidinggevende", "hoofdstuk-waar-ligt-de-grens"
FIRST = f"#{LESSON} [data-soort=kies] >> nth=0"
EVERYTHING = (Path(__file__).parent / "pakket" / "alles.js").read_text(encoding="utf-8").strip().rstrip(";")
KINDS = {"1.2": SCORM12, "2004": SCORM2004}
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}
SCORE = {"1.2": "cmi.core.score", "2004": "cmi.score"}
# What some an LMS sends along with a package too: no worker, no WebAssembly, no request by script.
STRICT = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " worker-src 'none'"
}


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, dict[str, bytes]]:
    """The package of one path for each version."""
    return {name: dict(files_of(book, PAD, kind, python=False)) for name, kind in KINDS.items()}


@pytest.fixture(params=KINDS)
def version(request: pytest.FixtureRequest) -> str:
    """Both versions of SCORM."""
    found: str = request.param
    return found


@contextmanager
def _opened(browser: Browser, lms: Lms, version: str, init: str = "", **query: str) -> Iterator[Page]:
    """Open the package in its LMS, as a learner comes to it; no error may be reported."""
    with browser.new_context() as context:
        page, errors = context.new_page(), list[str]()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.add_init_script(init)
        page.goto(f"{lms.address}lms.html?{urlencode({'version': version, **query})}")
        page.frame_locator("iframe").locator("html[data-pakket]").wait_for(state="attached")
        yield page
        _leave(page, lms)
        assert errors == []


def _leave(page: Page, lms: Lms) -> None:
    """Take the package away; wait for what the LMS keeps then, when it was in touch with it."""
    before, ends = lms.commits, bool(page.evaluate("window.calls.length"))
    page.evaluate("document.querySelector('iframe').remove()")
    until(page, lambda: lms.commits > before or not ends, "the LMS kept nothing when the package was left")


def _go_back(page: Page, lms: Lms) -> None:
    """Take the link back to the LMS; wait for what is sent then."""
    before = len(lms.statements)
    page.click("[data-leeromgeving]")
    page.wait_for_url("**/lms.html")
    until(page, lambda: len(lms.statements) > before, "nothing was sent")


def _sco(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def go(place: FrameLocator | Page) -> None:
    """Open the first lesson, by the menu."""
    if not place.locator("[data-menu] details[open]").count():
        place.locator("[data-menu] summary").press("Enter")
    place.locator(f"[data-menu] a[href='#{LESSON}']").press("Enter")
    place.locator(f"#{LESSON}").wait_for()


def _answer(sco: FrameLocator) -> None:
    """Answer the first exercise of the first lesson."""
    go(sco)
    exercise = sco.locator(FIRST)
    exercise.locator("input").first.check()
    exercise.locator("[data-kijk-na]").press("Enter")
    exercise.locator(".feedback:not(:empty)").wait_for()


def _everything(page: Page) -> None:
    page.frames[1].evaluate(EVERYTHING, "main")


def _said(sco: FrameLocator) -> str:
    return sco.locator("[data-melding]").inner_text()


def _kept(lms: Lms, name: str) -> Any:
    found = lms.kept
    for part in name.split("."):
        found = found[part]
    return found


def test_start_answer_leave_resume_finish(browser: Browser, files: dict[str, Any], version: str) -> None:
    with lms_of(files[version]) as lms:
        with _opened(browser, lms, version) as page:
            assert _said(_sco(page)) == "Je leeromgeving bewaart je antwoorden en je score."
            _answer(_sco(page))
        assert _kept(lms, STATUS[version]) == "incomplete"
        assert 0 <= float(_kept(lms, SCORE[version])["raw"]) < 100
        with _opened(browser, lms, version) as page:
            sco = _sco(page)
            assert sco.locator(f"#{LESSON}").is_visible()
            assert sco.locator(FIRST).locator("input").first.is_checked()
            assert sco.locator(FIRST).locator(".feedback:not(:empty)").is_visible()
            _everything(page)
        score = _kept(lms, SCORE[version])
        assert _kept(lms, STATUS[version]) == "completed"
        assert (score["min"], score["max"]) == ("0", "100")
        assert 0 < float(score["raw"]) < 100
        assert 0 < len(_kept(lms, "cmi.suspend_data")) < 4096
        if version == "2004":
            assert round(float(score["scaled"]) * 100, 2) == float(score["raw"])
            assert _kept(lms, "cmi.success_status") == "unknown"


def test_who_only_looks_around_is_incomplete_and_has_no_score(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version]) as lms:
        with _opened(browser, lms, version) as page:
            go(_sco(page))
        assert _kept(lms, STATUS[version]) == "incomplete"
        assert not _kept(lms, SCORE[version]).get("raw")


def test_an_lms_with_an_empty_mode_gets_score_and_completion(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version]) as lms:
        init = "window.empty = ['cmi.core.lesson_mode', 'cmi.mode']"
        with _opened(browser, lms, version, init) as page:
            _everything(page)
        assert _kept(lms, STATUS[version]) == "completed"
        assert float(_kept(lms, SCORE[version])["raw"]) > 0


def test_who_completed_it_and_starts_over_stays_completed(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version]) as lms:
        with _opened(browser, lms, version) as page:
            _everything(page)
        before = _kept(lms, SCORE[version])["raw"]
        with _opened(browser, lms, version) as page:
            sco = _sco(page)
            go(sco)
            sco.locator(f"#{LESSON} [data-opnieuw]").press("Enter")
        assert _kept(lms, STATUS[version]) == "completed"
        assert _kept(lms, SCORE[version])["raw"] == before


def test_in_review_the_work_is_shown_and_nothing_changes(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version]) as lms:
        with _opened(browser, lms, version) as page:
            _answer(_sco(page))
        before = {name: _kept(lms, name) for name in (STATUS[version], SCORE[version], "cmi.suspend_data")}
        mode = {"1.2": "cmi.core.lesson_mode", "2004": "cmi.mode"}[version]
        with _opened(browser, lms, version, cmi=json.dumps({mode: "review"})) as page:
            assert _said(_sco(page)) == "Je kijkt alleen. Er wordt niets bewaard."
            assert _sco(page).locator(FIRST).locator("input").first.is_checked()
            _everything(page)
            assert not [call for call in page.evaluate("window.calls") if call[0].endswith("SetValue")]
        assert before == {name: _kept(lms, name) for name in before}


def test_a_session_that_the_lms_refuses_is_told_and_the_exercises_work(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version]) as lms, browser.new_context() as context:
        page, errors = context.new_page(), list[str]()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.add_init_script("window.refuse = ['LMSInitialize', 'Initialize']")
        page.goto(f"{lms.address}lms.html?version={version}")
        _answer(_sco(page))
        assert _said(_sco(page)) == "Je resultaat kon niet worden bewaard. Je kunt wel verder oefenen."
        assert len(errors) == 1


def test_a_frame_without_an_origin_works_and_says_that_nothing_is_kept(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with (
        lms_of(files[version]) as lms,
        _opened(browser, lms, version, sandbox="allow-scripts allow-forms") as page,
    ):
        assert _said(_sco(page)).endswith("Er wordt niets bewaard.")
        _answer(_sco(page))
        assert page.evaluate("window.calls") == []


def test_an_lms_on_another_site_is_not_found_and_that_is_no_error(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version]) as lms:
        elsewhere = lms.address.replace("127.0.0.1", "localhost") + "sco/index.html"
        with _opened(browser, lms, version, sco=elsewhere) as page:
            assert _said(_sco(page)).endswith("Er wordt niets bewaard.")
            _answer(_sco(page))


def test_an_lms_that_forbids_workers_webassembly_and_requests_gets_score_and_completion(
    browser: Browser, files: dict[str, Any], version: str
) -> None:
    with lms_of(files[version], headers=STRICT) as lms:
        with _opened(browser, lms, version, width="320") as page:
            _answer(_sco(page))
            _everything(page)
        assert _kept(lms, STATUS[version]) == "completed"


def test_a_cmi5_package_says_how_far_a_learner_is_to_a_store_of_ours(browser: Browser, book: Book) -> None:
    given = {"actor": json.dumps(ACTOR), "registration": REGISTRATION, "activityId": ACTIVITY}
    with lms_of(dict(files_of(book, PAD, CMI5, python=False))) as lms, browser.new_context() as context:
        given |= {"endpoint": lms.address + "xapi/", "fetch": lms.address + "token"}
        lms.states["LMS.LaunchData"] = {**LAUNCH, "returnURL": lms.address + "lms.html"}
        page = context.new_page()
        for last in (False, True):
            lms.given = False
            page.goto(f"{lms.address}sco/index.html?{urlencode(given)}")
            page.wait_for_selector("html[data-pakket=bewaart]", state="attached")
            if last:
                assert page.locator(FIRST).locator("input").first.is_checked()
                page.evaluate(EVERYTHING, "main")
                page.evaluate("location.hash = 'resultaat'")
            else:
                go(page)
                page.locator(FIRST).locator("input").first.check()
                page.locator(FIRST).locator("[data-kijk-na]").press("Enter")
                page.evaluate("location.hash = 'resultaat'")
            _go_back(page, lms)
        verbs = [statement["verb"]["id"].rpartition("/")[2] for statement in lms.statements]
        assert [verb for verb in verbs if verb not in {"progressed", "scored"}] == [
            "initialized",
            "terminated",
            "initialized",
            "completed",
            "terminated",
        ]
        assert len(lms.states["voortgang"]["toestand"]) < 4096
        assert lms.wrong == []
