from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, WebSocket

from tests.browser.driver import ALONE, READY, WIDGET, addresses, choose

pytestmark = pytest.mark.browser

FIFTEEN = (
    *("norm-onacceptabel", "gedraging-overlast", "gedraging-verbaal", "gedraging-telefonisch"),
    *("gedraging-bedreiging-organisatie", "strafbaar-ja", "gedraging-bedreiging-werknemer"),
    *("gedraging-geweld-werknemer", "gedraging-bedreiging-ander", "gedraging-geweld-ander"),
    *(
        "gedraging-eigendommen",
        "herhaling-ja",
        "slachtoffer-ambtsdrager",
        "herhaling-anders",
        "norm-acceptabel",
    ),
)
KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  cookies: document.cookie,
})"""
NOTHING = {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "cookies": ""}
# Every break of the policy, kept on the page where it happened.
WATCH = """
window.overtredingen = [];
document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) =>
  window.overtredingen.push(`${effectiveDirective} ${blockedURI}`));
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        context.add_init_script(ALONE)
        yield context


def _listen(context: BrowserContext) -> list[str]:
    """Give a list to which every request and every socket of the context adds its address."""
    asked: list[str] = []

    def note(asking: Request | WebSocket) -> None:
        asked.append(asking.url)

    context.on("request", note)
    context.on("page", lambda page: page.on("websocket", note))
    return asked


def _ready(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address + WIDGET, wait_until="networkidle")
    page.wait_for_selector(READY)
    return page


def test_no_page_asks_anything_elsewhere_or_breaks_its_policy(
    context: BrowserContext, address: str, site: Path
) -> None:
    asked = _listen(context)
    page = context.new_page()
    broken = []
    for url in addresses(site, address):
        page.goto(url)
        page.wait_for_timeout(100)  # what scripts ask once the page stands
        broken += page.evaluate("window.overtredingen")
        assert page.evaluate(KEPT) == NOTHING, url
    page.goto(address + WIDGET)
    page.wait_for_selector(READY)
    broken += page.evaluate("window.overtredingen")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert broken == []
    assert any(url.endswith(".wasm") for url in asked)  # what a worker asks is heard too


def test_once_ready_it_asks_nothing_and_keeps_nothing(context: BrowserContext, address: str) -> None:
    asked = _listen(context)
    page = _ready(context, address)
    assert any(url.endswith(".wasm") for url in asked)
    asked.clear()
    page.evaluate("window.print = () => null")
    for control in FIFTEEN:
        choose(page, control)
        assert page.url == address + WIDGET
    page.click("[data-actie=naarAdvies]")
    page.click("[data-actie=print]")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    assert page.url == address + WIDGET
    page.click("[data-actie=deel]")
    assert page.url.startswith(f"{address}{WIDGET}#sanctie?")
    assert page.evaluate(KEPT) == NOTHING
    page.click("[data-actie=wis]")
    assert page.url == address + WIDGET
    page.wait_for_timeout(300)
    assert asked == []
    assert page.evaluate(KEPT) == NOTHING
    assert context.cookies() == []
    assert page.evaluate("window.overtredingen") == []


def test_a_worker_that_pages_share_asks_nothing_either_once_ready(
    browser: Browser, address: str, heard: list[str]
) -> None:
    with browser.new_context() as shared:
        page = shared.new_page()
        page.goto(address + WIDGET)
        page.wait_for_selector(READY)
        page.wait_for_timeout(300)
        assert any(name.endswith(".wasm") for name in heard)
        heard.clear()
        for control in FIFTEEN:
            choose(page, control)
        page.wait_for_timeout(300)
        assert heard == []
        assert page.evaluate(KEPT) == NOTHING


def test_what_is_asked_does_not_depend_on_an_answer(context: BrowserContext, address: str) -> None:
    asked = _listen(context)
    lists = []
    for fragment in ("", "#sanctie?gedraging=geweld-werknemer&herhaling=ja"):
        page = context.new_page()
        page.goto(f"{address}{WIDGET}{fragment}", wait_until="networkidle")
        page.wait_for_selector(READY)
        lists.append(sorted(asked))
        asked.clear()
        page.close()
    assert len(lists[0]) > 10
    assert lists[0] == lists[1]


def test_every_answer_of_the_server_carries_the_policy(context: BrowserContext, address: str) -> None:
    policies: dict[str, str] = {}

    def note(response: Response) -> None:
        policies[response.url] = response.headers.get("content-security-policy", "")

    context.on("response", note)
    _ready(context, address)
    own = {url: policy for url, policy in policies.items() if url.startswith(address)}
    assert any(url.endswith("worker.js") for url in own)  # a worker lives under the policy of its own file
    for url, policy in own.items():
        assert "default-src 'none'" in policy, url
        assert "'unsafe-inline'" not in policy, url
        assert "'unsafe-eval'" not in policy, url


def test_a_break_of_the_policy_would_be_noticed(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked = _listen(context)
    page.goto(address)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.gelukt = true";
          document.body.append(script);
          return fetch("https://elders.invalid/").catch(() => null);
        }"""
    )
    assert page.evaluate("window.gelukt") is None
    assert page.evaluate("window.overtredingen") == [
        "script-src-elem inline",
        "connect-src https://elders.invalid/",
    ]
    assert [url for url in asked if "elders" in url] == []
