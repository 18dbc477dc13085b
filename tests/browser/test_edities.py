"""Every edition advises in the browser what it advises here, with plain Pyodide and its compiled rules."""

import inspect
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from handbook.book import load_rules
from handbook.content import Content
from handbook.load import load_content
from handbook.organisatie.map import layers
from tests.browser import every_advice
from tests.browser.driver import WIDGET
from tests.browser.every_advice import look_at

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path for path in (ROOT / "tests" / "organisaties" / "edities").iterdir() if path.is_dir())
EDITIONS = [*FOLDERS, *layers(ROOT)]

# Starts one Python for all editions, with the published files, under the policy of the page.
START = """async (code) => {
  const ladder = JSON.parse(document.querySelector("section[data-beslishulp]").dataset.python);
  const place = (name) => new URL(`../../assets/beslishulp/${name}`, location).href;
  const [indexURL, stdLibURL] = [place(ladder.at(-1).pyodide), place(ladder.at(-1).python)];
  const { loadPyodide } = await import(`${indexURL}pyodide.js`);
  window.python = await loadPyodide({ indexURL, stdLibURL });
  window.python.runPython(code);
}"""
ASK = "(message) => window.python.globals.get('look_at')(message)"


@pytest.fixture(scope="module")
def python(browser: Browser, address: str) -> Iterator[Page]:
    """A page in which Python has these same functions."""
    with browser.new_context() as context:
        context.route("**/worker.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(address + WIDGET)
        page.evaluate(START, inspect.getsource(every_advice))
        yield page


@pytest.mark.parametrize("folder", EDITIONS, ids=[path.name for path in EDITIONS])
def test_an_edition_advises_the_same_in_the_browser(python: Page, folder: Path) -> None:
    message = _message(folder)
    here, there = json.loads(look_at(message)), json.loads(python.evaluate(ASK, message))
    assert here[0] != there[0] == "emscripten"
    assert there[1] == here[1]
    assert len(there[1]) > 1


@cache
def _national() -> Content:
    return load_content(ROOT)


def _message(folder: Path) -> str:
    """Give the rules of an edition, the decisions in which it differs, and all cases on those."""
    content, compiled, _ = load_rules(ROOT, folder, _national())
    changed = [name for name in content.beslissingen if content.herkomst("beslissingen", name) != "landelijk"]
    changed = changed or [*content.beslissingen]  # only durations or words are its own
    cases = {
        name: [casus.beslissing, casus.antwoorden]
        for name, casus in content.casussen.items()
        if casus.beslissing in changed
    }
    return json.dumps({"regels": compiled, "beslissingen": changed, "casussen": cases})
