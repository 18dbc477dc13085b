"""What the script of a SCORM package asks of an LMS, call by call; scorm-again is the LMS."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page

from handbook.leren.pakket.script import bundle_script
from tests.browser.driver import until
from tests.browser.lms.server import Lms, lms_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PAGE = (
    b'<!doctype html><html lang="nl"><title>Les</title><p role="status" data-melding'
    b' data-fout="niet bewaard" data-bewaart="bewaard"></p><script src="pakket.js"></script></html>'
)
BEGAN = {"staat": "niet-begonnen", "gedaan": 0, "van": 4, "goed": 0, "score": None}
BUSY = {"staat": "bezig", "gedaan": 1, "van": 4, "goed": 1, "score": 0.25}
DONE = {"staat": "klaar", "gedaan": 4, "van": 4, "goed": 3, "score": 0.75}
VERSIONS = ("1.2", "2004")
NAMES = {
    "1.2": {
        "status": "cmi.core.lesson_status",
        "mode": "cmi.core.lesson_mode",
        "exit": "cmi.core.exit",
        "raw": "cmi.core.score.raw",
        "time": "cmi.core.session_time",
        "place": "cmi.core.lesson_location",
        "end": "LMSFinish",
        "commit": "LMSCommit",
        "write": "LMSSetValue",
        "start": "LMSInitialize",
    },
    "2004": {
        "status": "cmi.completion_status",
        "mode": "cmi.mode",
        "exit": "cmi.exit",
        "raw": "cmi.score.raw",
        "time": "cmi.session_time",
        "place": "cmi.location",
        "end": "Terminate",
        "commit": "Commit",
        "write": "SetValue",
        "start": "Initialize",
    },
}


@pytest.fixture(scope="module")
def scripts() -> dict[str, bytes]:
    """The bare packages, one for each version."""
    entry = "../../../tests/browser/lms/sco{}.js"
    return {version: bundle_script(ROOT, entry.format(version.replace("1.2", "12"))) for version in VERSIONS}


@dataclass(frozen=True, kw_only=True)
class Run:
    """A package that is open in an LMS, with what it is called in its version."""

    lms: Lms
    page: Page
    version: str
    said: list[str]

    @property
    def sco(self) -> Frame:
        """The frame with the package."""
        return self.page.frames[1]

    def save(self, stand: dict[str, Any], toestand: str = "a=0", plek: str = "les-1") -> None:
        """Let the page keep this."""
        self.sco.evaluate("(work) => host.save(work)", {"toestand": toestand, "stand": stand, "plek": plek})

    def calls(self) -> list[list[str]]:
        """Give every call so far: its name, its values, its answer."""
        found: list[list[str]] = self.page.evaluate("window.calls")
        return found

    def wrote(self, name: str) -> list[str]:
        """Give the values that were set of one element."""
        names = NAMES[self.version]
        return [call[2] for call in self.calls() if call[:2] == [names["write"], names.get(name, name)]]

    def count(self, name: str) -> int:
        """Tell how often a function was called."""
        return sum(call[0] == NAMES[self.version][name] for call in self.calls())

    def leave(self) -> None:
        """Take the package away, as an LMS does that goes on to another page; wait for what that keeps."""
        before, ended = self.lms.commits, self.count("end")
        self.page.evaluate("document.querySelector('iframe').remove()")
        until(
            self.page,
            lambda: self.count("end") == ended or self.lms.commits > before,
            "the LMS kept nothing when the package was left",
        )

    def kept(self) -> dict[str, str]:
        """Give what the LMS has now, flat."""
        return _flat(self.lms.kept)

    def words(self) -> str:
        """Give what the reader sees about keeping."""
        return self.sco.locator("[data-melding]").inner_text()


Cmi = dict[str, str]
Start = Callable[..., Run]


@pytest.fixture(params=VERSIONS)
def start(browser: Browser, request: pytest.FixtureRequest, scripts: dict[str, bytes]) -> Iterator[Start]:
    """Opens the bare package in the LMS; `cmi` is what the LMS has beforehand, or `each` of the versions."""
    with ExitStack() as stack:

        def run(
            cmi: Cmi | None = None,
            each: dict[str, Cmi] | None = None,
            lms: Lms | None = None,
            init: str = "",
            **query: str,
        ) -> Run:
            version: str = request.param
            files = {"index.html": PAGE, "pakket.js": scripts[version]}
            lms = lms or stack.enter_context(lms_of(files))
            context = stack.enter_context(browser.new_context())
            page, said = context.new_page(), list[str]()
            page.on("console", lambda message: _note(said, message))
            page.add_init_script(init)
            names = {
                NAMES[version].get(name, name): value
                for name, value in (each[version] if each else cmi or {}).items()
            }
            given = {"version": version, "cmi": json.dumps(names), **query}
            page.goto(f"{lms.address}lms.html?{urlencode(given)}")
            page.wait_for_selector("iframe")
            page.frame_locator("iframe").locator("[data-melding]").wait_for(state="attached")
            page.frames[1].wait_for_load_state()
            return Run(lms=lms, page=page, version=version, said=said)

        yield run


def _note(said: list[str], message: ConsoleMessage) -> None:
    if message.type in {"error", "warning"}:
        said.append(message.text)


def _renamed(run: Run) -> Cmi:
    """Give what the LMS has now, by our own names where we have one."""
    ours = {value: name for name, value in NAMES[run.version].items()}
    return {ours.get(name, name): value for name, value in run.kept().items()}


def _flat(data: Any, name: str = "") -> dict[str, str]:
    if not isinstance(data, dict):
        return {name: data}
    found: dict[str, str] = {}
    for key, value in data.items():
        found |= _flat(value, f"{name}.{key}" if name else key)
    return found


def test_who_only_looks_is_incomplete_and_has_no_score(start: Start) -> None:
    run = start()
    run.save(BEGAN, toestand="", plek="start")
    run.leave()
    assert run.wrote("status") == ["incomplete"]
    assert run.wrote("raw") == []
    kept = run.kept()
    assert kept[NAMES[run.version]["status"]] == "incomplete"
    assert not kept[NAMES[run.version]["raw"]]
    assert run.said == []


def test_an_answer_gives_a_score_and_the_end_completion(start: Start) -> None:
    run = start()
    assert run.sco.evaluate("host.mag_schrijven")
    run.save(BUSY, toestand="a=1", plek="les-2")
    until(run.page, lambda: run.lms.commits, "the LMS kept nothing")
    kept = run.kept()
    assert (kept[NAMES[run.version]["raw"]], kept["cmi.suspend_data"]) == ("25", "a=1")
    assert kept[NAMES[run.version]["place"]] == "les-2"
    assert kept[NAMES[run.version]["status"]] == "incomplete"
    run.save(DONE, toestand="a=2")
    run.leave()
    kept = run.kept()
    assert (kept[NAMES[run.version]["raw"]], kept["cmi.suspend_data"]) == ("75", "a=2")
    assert kept[NAMES[run.version]["status"]] == "completed"
    if run.version == "2004":
        assert (kept["cmi.score.scaled"], kept["cmi.progress_measure"]) == ("0.75", "1")
        assert kept["cmi.success_status"] == "unknown"
    assert run.said == []


def test_the_work_is_given_back_the_next_time(start: Start) -> None:
    run = start()
    run.save(BUSY, toestand='{"a":"0;1.2"}', plek="les-2")
    run.leave()
    again = start(lms=run.lms)
    assert again.sco.evaluate("host.load()") == '{"a":"0;1.2"}'
    again.save(DONE)
    again.leave()
    assert again.kept()[NAMES[run.version]["status"]] == "completed"
    assert again.said == []


def test_what_was_finished_stays_finished_and_keeps_its_score(start: Start) -> None:
    run = start(cmi={"status": "completed", "raw": "80"})
    run.save(BUSY)
    run.leave()
    assert (run.wrote("status"), run.wrote("raw")) == ([], [])
    kept = run.kept()
    assert (kept[NAMES[run.version]["status"]], kept[NAMES[run.version]["raw"]]) == ("completed", "80")


def test_what_was_passed_stays_passed(start: Start) -> None:
    passed = {"1.2": {"status": "passed"}, "2004": {"status": "completed", "cmi.success_status": "passed"}}
    run = start(each=passed)
    run.save(DONE)
    run.leave()
    assert run.wrote("status") == []
    assert passed[run.version].items() <= _renamed(run).items()


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_who_looks_back_changes_nothing(start: Start, mode: str) -> None:
    run = start(cmi={"mode": mode, "cmi.suspend_data": "a=1"})
    assert not run.sco.evaluate("host.mag_schrijven")
    assert run.sco.evaluate("host.load()") == "a=1"
    run.save(DONE)
    run.page.wait_for_timeout(100)
    run.leave()
    assert run.count("write") == 0
    assert run.count("commit") == 0
    assert run.count("end") == 1


def test_an_lms_that_leaves_the_mode_empty_gets_everything(start: Start) -> None:
    run = start(init="window.empty = ['cmi.core.lesson_mode', 'cmi.mode']")
    assert [name for name, *_, answer in run.calls() if name.endswith("GetValue") and not answer]
    run.save(DONE)
    run.leave()
    assert run.kept()[NAMES[run.version]["status"]] == "completed"


def test_the_session_ends_once_and_nothing_comes_after_it(start: Start) -> None:
    run = start()
    run.save(BUSY)
    run.sco.evaluate("host.finish()")
    run.sco.evaluate("host.finish()")
    run.save(DONE)
    run.leave()
    assert run.count("end") == 1
    assert run.calls()[-1][0] == NAMES[run.version]["end"]
    assert run.wrote("exit") == ["suspend"]
    assert len(run.wrote("time")) >= 1
    assert "75" not in run.wrote("raw")


def test_many_answers_in_a_row_are_few_commits(start: Start) -> None:
    run = start()
    run.sco.evaluate(
        "async (stand) => { for (let number = 0; number < 20; number += 1) {"
        " host.save({ toestand: `a=${number}`, stand, plek: '' });"
        " await new Promise((next) => setTimeout(next)); } }",
        BUSY,
    )
    assert run.count("commit") == 1
    run.leave()
    assert run.count("commit") == 1
    assert run.kept()["cmi.suspend_data"] == "a=19"


@pytest.mark.parametrize("lenient", [True, False])
def test_a_page_that_comes_back_begins_a_new_session_or_says_that_nothing_is_kept(
    start: Start, *, lenient: bool
) -> None:
    run = start(init=f"window.lenient = {json.dumps(lenient)}")
    run.save(BUSY)
    run.sco.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert run.count("end") == 1
    run.sco.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert run.count("start") == 2
    assert (run.words() == "niet bewaard") is not lenient
    run.save(DONE)
    run.leave()
    assert run.count("end") == (2 if lenient else 1)
    assert run.kept()[NAMES[run.version]["status"]] == ("completed" if lenient else "incomplete")


def test_what_the_lms_refuses_is_told_and_the_page_goes_on(start: Start) -> None:
    run = start()
    run.save(BUSY)
    run.sco.evaluate("host.rem.now()")
    assert run.words() == "bewaard"
    run.page.evaluate("(name) => { window.refuse = [name]; }", NAMES[run.version]["commit"])
    run.save(DONE)
    run.sco.evaluate("host.rem.now()")
    assert run.words() == "niet bewaard"
    assert len(run.said) == 1
    run.page.evaluate("window.refuse = []")
    run.save({**DONE, "score": 1})
    run.sco.evaluate("host.rem.now()")
    assert run.words() == "bewaard"


def test_a_state_that_no_lms_keeps_is_told(start: Start) -> None:
    run = start()
    run.save(BUSY, toestand="a" * 4097)
    assert run.wrote("cmi.suspend_data") == []
    assert "4097" in run.said[0]
    run.sco.evaluate("host.rem.now()")
    assert (run.count("commit"), run.words()) == (1, "niet bewaard")
    run.save(BUSY, toestand="a" * 4096)
    assert run.wrote("cmi.suspend_data") == ["a" * 4096]
    run.sco.evaluate("host.rem.now()")
    assert run.words() == "bewaard"


def test_a_refused_state_stays_told_until_the_lms_takes_one(start: Start) -> None:
    run = start()
    run.page.evaluate("window.refuse = ['cmi.suspend_data']")
    run.save(BUSY, toestand="a=1")
    run.sco.evaluate("host.rem.now()")
    assert (run.count("commit"), run.words()) == (1, "niet bewaard")
    run.page.evaluate("window.refuse = []")
    run.save(BUSY, toestand="a=1")
    run.sco.evaluate("host.rem.now()")
    assert run.words() == "bewaard"


def test_a_frame_without_an_origin_has_no_lms(start: Start) -> None:
    run = start(sandbox="allow-scripts allow-forms")
    assert run.sco.evaluate("host") is None
    assert run.calls() == []
    assert run.said == []
