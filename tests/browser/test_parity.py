import hashlib
import json
import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import WIDGET, choose, uitkomst
from widgets.rules import Regels, advise, case_line, every_case

pytestmark = pytest.mark.browser

# The same in both Pythons: how many combinations, and one hash over all of their lines.
CASES = """
import hashlib

def cases(regels, every_case, case_line):
    found = {}
    for name in regels.decisions:
        digest, count = hashlib.sha256(), 0
        for count, findings in enumerate(every_case(regels, name), start=1):
            digest.update((case_line(regels, findings) + "\\n").encode())
        found[name] = [count, digest.hexdigest()]
    return found
"""
IN_BROWSER = (
    CASES
    + """
import json, sys
from pathlib import Path
import widgets.runtime.bridge as bridge
from widgets.rules import case_line, every_case, load_regels

regels = load_regels(json.loads(Path(bridge.__file__).with_name(bridge.REGELS).read_text(encoding="utf-8")))
json.dumps({"python": sys.platform, "editie": dict(regels.editie), "cases": cases(regels, every_case, case_line)})
"""
)
# What worker.js does, with the published files, under the policy of the page.
RUN = """async (code) => {
  const { pyodide, archief } = document.querySelector("section[data-beslishulp]").dataset;
  const url = new URL(pyodide, document.baseURI).href;
  const { loadPyodide } = await import(url);
  const python = await loadPyodide({ indexURL: new URL(".", url).href });
  const archive = await fetch(new URL(archief, document.baseURI));
  python.unpackArchive(await archive.arrayBuffer(), "zip");
  return python.runPython(code);
}"""

ANSWERS: list[dict[str, tuple[str, ...]]] = [
    {"norm": ("acceptabel",)},
    {"norm": ("onacceptabel",)},
    {"norm": ("onbekend",), "gedraging": ("verbaal",)},
    {"gedraging": ("overlast",)},
    {"gedraging": ("overlast",), "herhaling": ("ja",), "strafbaar": ("nee",)},
    {"gedraging": ("verbaal",), "herhaling": ("nee",), "strafbaar": ("nee",)},
    {"gedraging": ("verbaal",), "herhaling": ("ja",), "slachtoffer": ("organisatie",), "strafbaar": ("ja",)},
    {"gedraging": ("verbaal",), "herhaling": ("anders",), "slachtoffer": ("bezoeker",)},
    {"gedraging": ("telefonisch",), "herhaling": ("ja",), "strafbaar": ("onbekend",)},
    {"gedraging": ("telefonisch", "bedreiging-werknemer"), "herhaling": ("ja",)},
    {"gedraging": ("bedreiging-organisatie",), "herhaling": ("nee",), "strafbaar": ("ja",)},
    {"gedraging": ("bedreiging-organisatie",), "herhaling": ("ja",), "strafbaar": ("nee",)},
    {"gedraging": ("bedreiging-werknemer",), "herhaling": ("nee",), "slachtoffer": ("ambtsdrager",)},
    {"gedraging": ("bedreiging-werknemer",), "herhaling": ("onbekend",), "slachtoffer": ("onbekend",)},
    {"norm": ("onacceptabel",), "gedraging": ("geweld-werknemer",), "herhaling": ("ja",)},
    {"gedraging": ("geweld-werknemer",), "slachtoffer": ("vrijwilliger",)},
    {"gedraging": ("bedreiging-ander",), "herhaling": ("nee",)},
    {"gedraging": ("geweld-ander",), "herhaling": ("ja",)},
    {"gedraging": ("eigendommen",), "herhaling": ("nee",), "strafbaar": ("ja",)},
    {"gedraging": ("verbaal", "eigendommen"), "herhaling": ("ja",), "slachtoffer": ("werknemer",)},
    {"gedraging": ("overlast", "verbaal", "geweld-ander", "eigendommen"), "herhaling": ("anders",)},
]


def _cases(regels: Regels) -> Any:
    scope: dict[str, Any] = {}
    exec(CASES, scope)  # noqa: S102 - the very text that the browser runs
    return scope["cases"](regels, every_case, case_line)


def test_every_combination_is_the_same_in_the_browser(browser: Browser, address: str, regels: Regels) -> None:
    with browser.new_context() as context:
        # Not the page's own Python: this one stands in the way of nothing but this test.
        context.route("**/worker.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(address + WIDGET)
        begin = time.monotonic()
        there = json.loads(page.evaluate(RUN, IN_BROWSER))
        print(f"browser {time.monotonic() - begin:.1f} s: {there['cases']}")
    assert there["python"] == "emscripten"
    assert there["editie"] == dict(regels.editie)
    assert there["cases"] == _cases(regels)
    assert sum(count for count, _ in there["cases"].values()) > 20_000


@pytest.mark.parametrize("answers", ANSWERS, ids=json.dumps)
def test_the_page_gives_the_advice_of_the_command_line(
    hulp: Page, regels: Regels, answers: dict[str, tuple[str, ...]]
) -> None:
    choose(hulp, *(f"{name}-{value}" for name, values in answers.items() for value in values))
    assert uitkomst(hulp) == json.loads(json.dumps(advise(regels, "sanctie", answers)))
