"""However Python starts, the page gives its advice; and it starts once for a whole visit."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from handbook import reply, server
from tests.browser.driver import ADVICE, ALONE, READY, WIDGET, choose, status, uitkomst
from widgets.rules import Regels, advise
from widgets.rules.answers import Answers

pytestmark = pytest.mark.browser

BROKEN = "html[data-beslishulp=kapot]"
ANSWERS: Answers = {"gedraging": ("geweld-werknemer",), "herhaling": ("ja",)}
LINK = f"{WIDGET}#sanctie?gedraging=geweld-werknemer&herhaling=ja"
TOOK = """performance.getEntriesByName("beslishulp:advies")[0].startTime
  - performance.getEntriesByName("beslishulp:start")[0].startTime"""
FAST, SAFE = "beeld", "veilig"
# What the worker answers after the first question: as when Python hits code that the build left out.
TRAP = """  let left = 1;
  return (text) => {
    if (left-- === 0) throw new WebAssembly.RuntimeError("unreachable");
    return ask(text);
  };
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


@pytest.fixture
def alone(context: BrowserContext) -> BrowserContext:
    """A context in which each page has a worker of its own, so that its requests can be changed."""
    context.add_init_script(ALONE)
    return context


def _advised(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address + LINK)
    page.wait_for_selector(ADVICE)
    return page


def _rung(page: Page) -> str:
    found: str = page.evaluate("document.documentElement.dataset.trede")
    return found


def _is_right(page: Page, regels: Regels, answers: Answers = ANSWERS) -> bool:
    return bool(uitkomst(page) == json.loads(json.dumps(advise(regels, "sanctie", answers))))


def _change(context: BrowserContext, address: str | re.Pattern[str], edit: Callable[[bytes], bytes]) -> None:
    """Let the browser get another body at this address."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=edit(response.body()))

    context.route(address, answer)


def test_it_starts_on_the_fast_rung(context: BrowserContext, address: str, regels: Regels) -> None:
    page = _advised(context, address)
    assert _rung(page) == FAST
    assert _is_right(page, regels)


def test_python_starts_once_for_every_page_of_a_visit(
    context: BrowserContext, address: str, heard: list[str]
) -> None:
    page = _advised(context, address)
    first = page.evaluate(TOOK)
    heavy = [name for name in heard if name.endswith((".wasm", ".zip", ".bin"))]
    assert len(heavy) == 2
    heard.clear()
    _advised(context, address)
    page.goto(address)
    page.goto(address + LINK)
    page.wait_for_selector(ADVICE)
    assert not [name for name in heard if name in heavy]
    later = page.evaluate(TOOK)
    assert later < first / 2, (first, later)


@pytest.mark.parametrize(
    "unwilling",
    [
        ALONE,
        "window.SharedWorker = class { constructor() { throw new DOMException('no', 'SecurityError'); } }",
        # One that cannot read modules says so with an event.
        """window.SharedWorker = class extends EventTarget {
          port = new MessageChannel().port1;
          constructor() { super(); setTimeout(() => this.onerror(new ErrorEvent("error"))); }
        }""",
    ],
)
def test_without_a_shared_worker_the_page_has_its_own(
    context: BrowserContext, address: str, unwilling: str
) -> None:
    context.add_init_script(unwilling)
    page = _advised(context, address)
    assert _rung(page) == FAST
    choose(page, "herhaling-nee")


@pytest.mark.parametrize("kind", ["**/beeld-*.bin", "**/beslishulp/python-*.wasm"])
def test_a_file_of_the_fast_rung_that_is_damaged_is_not_used(
    alone: BrowserContext, address: str, regels: Regels, kind: str
) -> None:
    _change(alone, kind, lambda body: body[:500_000] + bytes([body[500_000] ^ 1]) + body[500_001:])
    page = _advised(alone, address)
    assert _rung(page) == SAFE
    assert _is_right(page, regels)


@pytest.mark.parametrize("kind", ["**/restore.js", "**/beeld-*.bin", "**/beslishulp/python-*.wasm"])
def test_a_file_of_the_fast_rung_that_is_missing_is_not_missed(
    alone: BrowserContext, address: str, regels: Regels, kind: str
) -> None:
    alone.route(kind, lambda route: route.fulfill(status=404))
    page = _advised(alone, address)
    assert _rung(page) == SAFE
    assert _is_right(page, regels)


def test_an_image_of_another_build_is_not_used(alone: BrowserContext, address: str, regels: Regels) -> None:
    # As it is in the page: the first rung asks for the image of an archive that this image was not made of.
    page_of = re.compile(rf"{re.escape(address + WIDGET)}$")
    _change(alone, page_of, lambda body: re.sub(rb"python-[0-9a-f]{12}\.zip", b"python-0.zip", body, count=1))
    page = _advised(alone, address)
    assert _rung(page) == SAFE
    assert _is_right(page, regels)


def test_without_the_browsers_own_hashes_the_files_are_checked_too(
    alone: BrowserContext, address: str, regels: Regels
) -> None:
    # A page over plain http has no crypto.subtle.
    _change(alone, "**/worker.js", lambda body: b"delete Crypto.prototype.subtle;\n" + body)
    page = _advised(alone, address)
    assert _rung(page) == FAST
    page.close()
    _change(alone, "**/beeld-*.bin", lambda body: body[:-1] + b"?")
    page = _advised(alone, address)
    assert _rung(page) == SAFE
    assert _is_right(page, regels)


def test_a_question_that_the_fast_rung_cannot_answer_is_answered_by_the_safe_one(
    alone: BrowserContext, address: str, regels: Regels, heard: list[str]
) -> None:
    _change(alone, "**/restore.js", lambda body: body.replace(b"  return ask;\n", TRAP.encode()))
    page = _advised(alone, address)
    assert _rung(page) == FAST
    heard.clear()
    choose(page, "herhaling-nee")
    assert _rung(page) == SAFE
    assert page.evaluate("document.documentElement.dataset.beslishulp") == "klaar"
    assert _is_right(page, regels, {**ANSWERS, "herhaling": ("nee",)})
    assert status(page).startswith("Advies: ") or status(page).startswith("Voorlopig advies: ")
    fixed = re.compile(r"/assets/(beslishulp/(worker|safe)\.js|beslishulp/python-\w+\.zip|pyodide/\w+/.*)")
    assert [name for name in heard if not fixed.fullmatch(name)] == []
    heard.clear()
    choose(page, "slachtoffer-werknemer", "herhaling-ja")
    assert heard == []


def test_a_fast_rung_that_stays_silent_is_left(alone: BrowserContext, address: str, regels: Regels) -> None:
    _change(
        alone,
        "**/restore.js",
        lambda body: body.replace(b"  return ask;\n", b"  await new Promise(() => {});\n"),
    )
    page = alone.new_page()
    page.clock.install()
    with page.expect_response("**/beeld-*.bin"):
        page.goto(address + LINK)
    page.clock.fast_forward(60_000)
    page.wait_for_selector(ADVICE)
    assert _rung(page) == SAFE
    assert _is_right(page, regels)


def test_where_webassembly_is_forbidden_it_says_so_at_once(
    context: BrowserContext, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = server._Handler.send_header

    def forbid(handler: server._Handler, name: str, value: str) -> None:
        send(handler, name, value.replace("'wasm-unsafe-eval' ", ""))

    monkeypatch.setattr(server._Handler, "send_header", forbid)
    page = context.new_page()
    page.goto(address + WIDGET)
    page.wait_for_selector(BROKEN, timeout=10_000)


@pytest.mark.parametrize("rung", [FAST, SAFE])
def test_a_server_that_knows_only_pages_and_scripts_is_good_enough(
    context: BrowserContext,
    address: str,
    regels: Regels,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    rung: str,
) -> None:
    known = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
    monkeypatch.setattr(reply, "_media_type", lambda path: known.get(path.suffix, "text/plain"))
    monkeypatch.setattr(reply, "CODINGS", {})
    if rung == SAFE:
        restore = site / "assets" / "beslishulp" / "restore.js"
        monkeypatch.setattr(reply, "_smallest", lambda path, _: (_exists(path, but=restore), {}))
    page = _advised(context, address)
    page.wait_for_selector(READY)
    assert _rung(page) == rung
    assert _is_right(page, regels)


def _exists(path: Path, but: Path) -> Path:
    if path == but.resolve():
        raise OSError
    return path
