"""What every browser test drives: a Chromium that calls nobody, a folder served with its headers, and axe."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from handbook.environment import find_chromium
from handbook.server import HOST, make_server

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a headless Chromium with a fresh profile; close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(install=False), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serve_folder(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve the folder on a free port with the headers; give the address, which ends in a slash."""
    with make_server(lambda: folder, lambda: headers, 0, reload=False) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def axe(page: Page) -> list[str]:
    """Give each violation of WCAG 2.2 AA on the page as it is now: its rule and the first element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))  # evaluate is not bound by the page's policy
    # Asked without the shadow of an animation: a half-faded colour is no finding.
    page.evaluate("Promise.all(document.getAnimations().map((a) => a.finished.catch(() => null)))")
    found = page.evaluate(f"axe.run(document, {{ runOnly: {json.dumps(AXE_TAGS)} }})")
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found["violations"]]
