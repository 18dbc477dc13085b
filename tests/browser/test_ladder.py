"""However Python starts, the page gives its advice; and it starts once for a whole visit."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from handbook import server
from tests.browser.driver import ADVICE, READY, WIDGET, choose

pytestmark = pytest.mark.browser

BROKEN = "html[data-beslishulp=kapot]"
ANSWERS = "#sanctie?gedraging=geweld-werknemer&herhaling=ja"
TOOK = """performance.getEntriesByName("beslishulp:advies")[0].startTime
  - performance.getEntriesByName("beslishulp:start")[0].startTime"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address the server is asked for, by a page or by any worker."""
    asked: list[str] = []

    def note(handler: server._Handler, *_: object) -> None:
        asked.append(handler.path)

    monkeypatch.setattr(server._Handler, "log_message", note)
    return asked


def _advised(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address + WIDGET + ANSWERS)
    page.wait_for_selector(ADVICE)
    return page


def _heavy(asked: list[str]) -> list[str]:
    return [name for name in asked if name.endswith((".wasm", ".zip"))]


def test_python_starts_once_for_every_page_of_a_visit(
    context: BrowserContext, address: str, heard: list[str]
) -> None:
    page = _advised(context, address)
    first = page.evaluate(TOOK)
    assert len(_heavy(heard)) == 2
    _advised(context, address)
    page.goto(address)
    page.goto(address + WIDGET + ANSWERS)
    page.wait_for_selector(ADVICE)
    later = page.evaluate(TOOK)
    assert len(_heavy(heard)) == 2
    assert later < first / 5, (first, later)


@pytest.mark.parametrize(
    "unwilling",
    [
        "delete window.SharedWorker",
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
    assert page.evaluate("document.documentElement.dataset.trede") == "veilig"
    choose(page, "herhaling-nee")


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


def test_a_server_that_does_not_know_webassembly_is_good_enough(
    context: BrowserContext, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
    monkeypatch.setattr(server, "_media_type", lambda path: known.get(path.suffix, "text/plain"))
    page = _advised(context, address)
    page.wait_for_selector(READY)
