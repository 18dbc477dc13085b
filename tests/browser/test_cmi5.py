"""What the script of a cmi5 package sends, in order; the record store is ours, no LMS was tried."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from handbook.leren.pakket.script import bundle_script
from tests.browser.driver import until
from tests.browser.lms.server import Json, Lms, lms_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://www.example.nl", "name": "1625378"}}
REGISTRATION = "6b2b0a4e-8d0e-4c7c-9d4b-0a3f2d1c5e7f"
ACTIVITY = "https://www.example.nl/cursus/1"
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
LAUNCH = {
    "contextTemplate": {
        "extensions": {SESSION: "sessie-1"},
        "contextActivities": {"grouping": [{"id": "urn:uuid:8f4c7b63-4cb2-528c-9794-d77999ef22bd"}]},
    },
    "launchMode": "Normal",
    "moveOn": "Completed",
}
PAGE = (
    b'<!doctype html><html lang="nl"><title>Les</title><link rel="icon" href="data:,">'
    b'<p role="status" data-melding data-fout="niet bewaard" data-bewaart="bewaard"></p>'
    b"<a data-leeromgeving hidden>terug</a>"
    b'<script src="pakket.js"></script></html>'
)
BEGAN = {"staat": "niet-begonnen", "gedaan": 0, "van": 4, "goed": 0, "score": None}
BUSY = {"staat": "bezig", "gedaan": 1, "van": 4, "goed": 1, "score": 0.25}
DONE = {"staat": "klaar", "gedaan": 4, "van": 4, "goed": 3, "score": 0.75}


@pytest.fixture(scope="module")
def script() -> bytes:
    """The bare package."""
    return bundle_script(ROOT, "../../../tests/browser/lms/sco5.js")


@dataclass(frozen=True, kw_only=True)
class Run:
    """A package that is open in a window of its own."""

    lms: Lms
    page: Page

    def loaded(self) -> Any:
        """Give what was kept of the last time; wait for it."""
        return self.page.evaluate("window.loaded")

    def save(self, stand: Json, toestand: str = "a=0") -> None:
        """Let the page keep this, and wait until it was sent."""
        work = {"toestand": toestand, "stand": stand, "plek": "les-1"}
        self.page.evaluate("async (work) => { host.save(work); host.rem.now(); await host.before; }", work)

    def leave(self) -> None:
        """Go to another page, as a reader does who is done."""
        before = len(self.lms.statements)
        self.page.goto(self.lms.address + "lms.html")
        until(
            self.page,
            lambda: len(self.lms.statements) > before,
            "nothing was sent when the package was left",
        )

    def verbs(self) -> list[str]:
        """Give the verbs of the statements so far."""
        return [statement["verb"]["id"].rpartition("/")[2] for statement in self.lms.statements]

    def said(self, verb: str) -> Json:
        """Give the one statement with this verb."""
        (found,) = (
            item for item, name in zip(self.lms.statements, self.verbs(), strict=True) if name == verb
        )
        return found


Start = Callable[..., Run]
# Ten seconds of patience are half of one.
HASTE = """const limit = AbortSignal.timeout;
AbortSignal.timeout = (time) => limit.call(AbortSignal, time / 20);"""


@pytest.fixture
def start(browser: Browser, script: bytes) -> Iterator[Start]:
    """Opens the bare package as an LMS does; `launch` is what that says beside the address."""
    with ExitStack() as stack:
        context = stack.enter_context(browser.new_context())

        def run(
            lms: Lms | None = None, launch: Json | None = None, *, refuses: bool = False, init: str = ""
        ) -> Run:
            files = {"index.html": PAGE, "pakket.js": script}
            lms = lms or stack.enter_context(lms_of(files, refuses=refuses))
            lms.given = False
            lms.states["LMS.LaunchData"] = {**LAUNCH, **(launch or {})}
            page = context.new_page()
            page.add_init_script(init)
            given = {
                "endpoint": lms.address + "xapi",
                "fetch": lms.address + "token",
                "actor": json.dumps(ACTOR),
                "registration": REGISTRATION,
                "activityId": ACTIVITY,
            }
            page.goto(f"{lms.address}sco/index.html?{urlencode(given)}")
            return Run(lms=lms, page=page)

        yield run


def test_a_session_begins_and_ends_with_its_own_statements(start: Start) -> None:
    run = start()
    assert run.loaded() == ""
    run.save(BEGAN, toestand="")
    run.leave()
    assert run.verbs() == ["initialized", "terminated"]
    assert re.fullmatch(r"PT\d+\.\d\dS", run.said("terminated")["result"]["duration"])
    assert run.lms.wrong == []


def test_every_statement_has_what_cmi5_asks(start: Start) -> None:
    run = start()
    run.loaded()
    run.save(BUSY)
    run.save(DONE)
    run.leave()
    assert run.verbs() == ["initialized", "progressed", "scored", "completed", "terminated"]
    for statement in run.lms.statements:
        assert statement["actor"] == ACTOR
        assert statement["object"] == {"objectType": "Activity", "id": ACTIVITY}
        assert statement["context"]["registration"] == REGISTRATION
        assert statement["context"]["extensions"] == {SESSION: "sessie-1"}
        template: Any = LAUNCH["contextTemplate"]
        assert (
            statement["context"]["contextActivities"]["grouping"] == template["contextActivities"]["grouping"]
        )
        assert re.fullmatch(
            r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", statement["id"]
        )
        assert statement["timestamp"].endswith("Z")
    assert len({statement["id"] for statement in run.lms.statements}) == 5
    times = [statement["timestamp"] for statement in run.lms.statements]
    assert times == sorted(times)
    assert run.lms.repeats == []


def test_only_what_cmi5_defines_has_its_category_and_no_such_statement_has_a_score(start: Start) -> None:
    run = start()
    run.loaded()
    run.save(BUSY)
    run.save(DONE)
    run.leave()
    found = {
        verb: [item["id"].removeprefix(CATEGORIES) for item in activities.get("category", [])]
        for verb, activities in zip(
            run.verbs(), (item["context"]["contextActivities"] for item in run.lms.statements), strict=True
        )
    }
    assert found == {
        "initialized": ["cmi5"],
        "progressed": [],
        "scored": [],
        "completed": ["cmi5", "moveon"],
        "terminated": ["cmi5"],
    }
    assert run.said("progressed")["result"]["extensions"] == {PROGRESS: 25}
    assert run.said("scored")["result"]["score"] == {"scaled": 0.75, "raw": 75, "min": 0, "max": 100}
    completed = run.said("completed")["result"]
    assert completed.keys() == {"completion", "duration"}
    assert completed["completion"] is True


def test_the_work_comes_back_and_completed_is_said_once_in_a_registration(start: Start) -> None:
    run = start()
    run.loaded()
    run.save(DONE, toestand='{"a":"1"}')
    run.leave()
    again = start(lms=run.lms)
    assert again.loaded() == '{"a":"1"}'
    again.save(BUSY)
    again.save({**DONE, "score": 1})
    again.leave()
    assert again.verbs().count("completed") == 1
    assert again.verbs()[-3:] == ["initialized", "scored", "terminated"]
    assert run.lms.wrong == []


def test_what_was_not_sent_yet_goes_along_when_the_page_is_left(start: Start) -> None:
    run = start()
    run.loaded()
    run.save(BUSY, toestand="a=1")
    run.page.evaluate("(stand) => host.save({ toestand: 'a=2', stand, plek: '' })", DONE)
    run.leave()
    assert run.verbs() == ["initialized", "progressed", "scored", "completed", "terminated"]
    kept = {"toestand": "a=2", "completed": True}
    until(run.page, lambda: run.lms.states.get("voortgang") == kept, "what was not sent yet stayed behind")


def test_what_the_store_refused_once_goes_along_when_the_page_is_left(start: Start) -> None:
    run = start()
    run.loaded()
    run.lms.refuses = True
    run.save(BUSY, toestand="a=1")
    run.page.evaluate("host.rem.stop()")
    run.lms.refuses = False
    run.leave()
    assert run.verbs() == ["initialized", "progressed", "terminated"]
    until(
        run.page,
        lambda: run.lms.states.get("voortgang", {}).get("toestand") == "a=1",
        "what was refused stayed behind",
    )


def test_what_the_store_refused_once_is_tried_again(start: Start) -> None:
    run = start()
    run.loaded()
    run.lms.refuses = True
    run.save(BUSY, toestand="a=1")
    run.lms.refuses = False
    run.page.locator("[data-melding]", has_text=re.compile("^bewaard$")).wait_for()
    assert run.lms.states["voortgang"]["toestand"] == "a=1"
    assert run.verbs() == ["initialized", "progressed"]


@pytest.mark.parametrize("resource", ["activities/state", "statements"])
def test_a_store_that_hangs_is_told_and_what_comes_after_is_kept_in_order(
    start: Start, resource: str
) -> None:
    run = start(init=HASTE)
    run.loaded()
    run.lms.hangs = resource
    run.page.evaluate("(stand) => host.save({ toestand: 'a=1', stand, plek: '' })", BUSY)
    run.page.locator("[data-melding]", has_text="niet bewaard").wait_for(timeout=10_000)
    run.save({**BUSY, "gedaan": 2}, toestand="a=2")
    assert run.page.locator("[data-melding]").inner_text() == "bewaard"
    assert run.lms.states["voortgang"]["toestand"] == "a=2"
    told = [item["result"]["extensions"][PROGRESS] for item in run.lms.statements if "result" in item]
    assert told == [25, 50]
    run.leave()
    assert run.verbs() == ["initialized", "progressed", "progressed", "terminated"]


def test_nothing_comes_after_the_end_when_the_store_hangs(start: Start) -> None:
    run = start(init=HASTE)
    run.loaded()
    run.lms.hangs = "activities/state"
    run.page.evaluate(
        "(stand) => { host.save({ toestand: 'a=1', stand, plek: '' }); host.rem.now(); host.flush(); }", BUSY
    )
    run.page.evaluate("async () => { host.finish(); await host.before; }")
    assert run.page.evaluate("host.unsaved")
    assert run.verbs() == ["initialized", "progressed", "terminated"]
    assert run.lms.repeats == []


def test_only_another_result_is_reported(start: Start) -> None:
    run = start()
    run.loaded()
    run.save(BUSY, toestand="a=1")
    run.save(BUSY, toestand="a=2")
    assert run.lms.states["voortgang"]["toestand"] == "a=2"
    run.save({**BUSY, "gedaan": 2}, toestand="a=3")
    run.save(DONE)
    run.save(DONE)
    run.leave()
    assert run.verbs() == ["initialized", "progressed", "progressed", "scored", "completed", "terminated"]


@pytest.mark.parametrize("mode", ["Review", "Browse"])
def test_who_looks_back_sends_nothing_but_the_session(start: Start, mode: str) -> None:
    run = start(launch={"launchMode": mode})
    run.loaded()
    assert not run.page.evaluate("host.mag_schrijven")
    run.save(DONE)
    run.leave()
    assert run.verbs() == ["initialized", "terminated"]
    assert run.lms.states.keys() == {"LMS.LaunchData"}


def test_a_token_that_was_used_before_is_a_refusal(start: Start) -> None:
    run = start()
    run.loaded()
    run.page.reload()
    assert run.loaded() == "refused: no auth-token: 1 used"
    assert run.verbs() == ["initialized", "terminated"]


def test_a_store_that_refuses_later_is_told_and_told_no_more_when_it_keeps_again(start: Start) -> None:
    run = start()
    run.loaded()
    run.lms.refuses = True
    run.save(BUSY)
    assert run.page.locator("[data-melding]").inner_text() == "niet bewaard"
    run.save(DONE)
    assert run.verbs() == ["initialized"]
    run.lms.refuses = False
    run.save({**DONE, "score": 1})
    assert run.page.locator("[data-melding]").inner_text() == "bewaard"
    assert run.lms.states["voortgang"]["completed"] is True
    run.leave()
    assert run.verbs() == ["initialized", "progressed", "scored", "completed", "scored", "terminated"]


@pytest.mark.parametrize(
    ("address", "offered"),
    [("https://www.example.nl/terug", True), ("javascript:alert(1)", False), (None, False)],
)
def test_the_way_back_is_offered_when_the_lms_has_one(start: Start, address: str, *, offered: bool) -> None:
    run = start(launch={"returnURL": address})
    run.loaded()
    way = run.page.locator("[data-leeromgeving]")
    assert way.is_visible() is offered
    assert way.get_attribute("href") == (address if offered else None)


def test_a_page_that_no_lms_started_has_no_host(start: Start) -> None:
    run = start()
    run.page.goto(run.lms.address + "sco/index.html")
    assert run.page.evaluate("host") is None
