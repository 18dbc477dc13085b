"""How many combinations a second the rules decide, here and in the browser, and with more rules."""

import inspect
import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from handbook.python_files import HELP

from . import growth
from .growth import Json
from .measured import Part, Row
from .visits import DECISION, WIDGET

HERE, THERE = "Python op deze computer", "Python in de browser"
SIZES = {1: "Zo veel regels als nu", 10: "Tien keer zo veel", 100: "Honderd keer zo veel"}
# What safe.js does, with the published files, but on the page: so that it can be given a script.
_RUN = """async ([help, code]) => {
  const { dataset } = document.querySelector("section[data-beslishulp]");
  const { pyodide, python } = JSON.parse(dataset.python).at(-1);
  const place = (name) => new URL(`${dataset.basis}${help}/${name}`, location).href;
  const { loadPyodide } = await import(`${place(pyodide)}pyodide.js`);
  const interpreter = await loadPyodide({ indexURL: place(pyodide), stdLibURL: place(python) });
  return interpreter.runPython(code);
}"""
_CALL = """
import json
from pkgutil import get_data
json.dumps(rates(json.loads(get_data("widgets.runtime", "regels.json")), *{arguments!r}))
"""


def time_enumeration(compiled: Json, browser: Browser, address: str, rounds: int, most: int) -> Part:
    """Give how many combinations are decided in a second, of at most so many, here and in the browser."""
    arguments = (DECISION, list(SIZES), most)
    found: dict[str, list[dict[str, float]]] = {HERE: [], THERE: []}
    for _ in range(rounds):
        found[HERE].append(growth.rates(compiled, *arguments))
        with _page(browser, address) as page:
            code = inspect.getsource(growth) + _CALL.format(arguments=arguments)
            found[THERE].append(json.loads(page.evaluate(_RUN, [HELP, code])))
    rows = tuple(
        Row(
            name=words,
            unit="per seconde",
            values={column: [rates[str(size)] for rates in all_rates] for column, all_rates in found.items()},
        )
        for size, words in SIZES.items()
    )
    title = f"Hoeveel beslissingen per seconde: {compiled['beslissingen'][DECISION]['titel']}"
    return Part(title=title, columns=(HERE, THERE), rows=rows)


@contextmanager
def _page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context() as context:
        # The page's own Python would take its share of the machine.
        context.route("**/worker.js", lambda route: route.abort())
        page = context.new_page()
        page.set_default_timeout(0)
        page.goto(address + WIDGET)
        yield page
