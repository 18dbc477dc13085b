import hashlib
import inspect
import itertools
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driver import WIDGET, choose, uitkomst
from widgets.rules import Regels, advise, case_line, every_case
from widgets.rules.answers import to_answers
from widgets.runtime.bridge import answer

pytestmark = pytest.mark.browser

# Runs in the browser behind the source of all_cases.
THERE = """
import json, sys
from widgets.runtime import bridge

regels = bridge.load()
json.dumps({"python": sys.platform, "editie": dict(regels.editie), "cases": all_cases(regels)})
"""
HEAD = "import hashlib\nfrom widgets.rules import Regels, case_line, every_case\n"
# What safe.js does, with the published files, under the policy of the page.
RUN = """async (code) => {
  const ladder = JSON.parse(document.querySelector("section[data-beslishulp]").dataset.python);
  const place = (name) => new URL(`../../assets/beslishulp/${name}`, location).href;
  const [indexURL, stdLibURL] = [place(ladder.at(-1).pyodide), place(ladder.at(-1).python)];
  const { loadPyodide } = await import(`${indexURL}pyodide.js`);
  return (await loadPyodide({ indexURL, stdLibURL })).runPython(code);
}"""
# The same for the fast rung, which stays between calls; gives one hash over those of all answers so far.
ASK = """async (messages) => {
  const place = (name) => new URL(`../../assets/beslishulp/${name}`, location).href;
  if (!window.rung) {
    const rung = JSON.parse(document.querySelector("section[data-beslishulp]").dataset.python)[0];
    const { open } = await import(place("restore.js"));
    const { module, image } = rung.halen;
    window.rung = await open(rung, { module: fetch(place(module[0])), image: fetch(place(image[0])) });
    window.hashes = [];
  }
  const digest = (data) => crypto.subtle.digest("SHA-256", data);
  for (const message of messages) {
    window.hashes.push(new Uint8Array(await digest(new TextEncoder().encode(window.rung(message)))));
  }
  const all = new Uint8Array(window.hashes.length * 32);
  for (const [index, hash] of window.hashes.entries()) all.set(hash, index * 32);
  return [...new Uint8Array(await digest(all))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
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


def all_cases(regels: Regels) -> dict[str, list[object]]:
    """Give, for each decision, the number of combinations and one hash over all their lines."""
    found: dict[str, list[object]] = {}
    for name in regels.decisions:
        digest, count = hashlib.sha256(), 0
        for findings in every_case(regels, name):
            digest.update((case_line(regels, findings) + "\n").encode())
            count += 1
        found[name] = [count, digest.hexdigest()]
    return found


def test_every_combination_is_the_same_in_the_browser(browser: Browser, address: str, regels: Regels) -> None:
    with browser.new_context() as context:
        # Not the page's own Python: this one stands in the way of nothing but this test.
        context.route("**/worker.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(address + WIDGET)
        begin = time.monotonic()
        there = json.loads(page.evaluate(RUN, HEAD + inspect.getsource(all_cases) + THERE))
        print(f"browser {time.monotonic() - begin:.1f} s: {there['cases']}")
    assert there["python"] == "emscripten"
    assert there["editie"] == dict(regels.editie)
    assert there["cases"] == all_cases(regels)
    assert there["cases"]["sanctie"][0] > 20_000


def _messages(regels: Regels) -> Iterator[str]:
    """Yield every combination of the largest question of all, and some of each other decision."""
    for name in regels.decisions:
        step = 1 if name == "sanctie" else 25
        for findings in itertools.islice(every_case(regels, name), 0, None, step):
            answers = to_answers(findings.decision, findings.facts)
            yield json.dumps({"beslissing": name, "antwoorden": answers})


def test_whole_answers_are_the_same_on_the_fast_rung(browser: Browser, address: str, regels: Regels) -> None:
    asked = list(_messages(regels))
    here = hashlib.sha256()
    with browser.new_context() as context, ThreadPoolExecutor(1) as pool:
        context.route("**/worker.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(address + WIDGET)
        for start in range(0, len(asked), 2000):
            part = asked[start : start + 2000]
            expected = pool.submit(lambda part: [answer(regels, message) for message in part], part)
            there = page.evaluate(ASK, part)
            for text in expected.result():
                here.update(hashlib.sha256(text.encode()).digest())
            assert there == here.hexdigest(), start
    assert len(asked) > 20_000


@pytest.mark.parametrize("answers", ANSWERS, ids=json.dumps)
def test_the_page_gives_the_advice_of_the_command_line(
    hulp: Page, regels: Regels, answers: dict[str, tuple[str, ...]]
) -> None:
    choose(hulp, *(f"{name}-{value}" for name, values in answers.items() for value in values))
    assert uitkomst(hulp) == json.loads(json.dumps(advise(regels, "sanctie", answers)))
