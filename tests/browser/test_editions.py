"""The page of an edition answers with the rules of that edition, on the fast rung and on the safe one."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.book import load_book
from handbook.csp import scan
from handbook.headers import security_headers
from handbook.publish import publish
from handbook.server import serving
from tests.browser.driver import ADVICE, ALONE, WIDGET, uitkomst
from tests.organisaties.helper import EDITIONS, ROOT
from widgets.rules import Regels, advise

pytestmark = pytest.mark.browser

LINK = f"{WIDGET}#sanctie?gedraging=filmen&herhaling=ja"


@pytest.fixture(scope="module")
def zeedorp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zeedorp") / "site"
    publish(ROOT, target, layer=EDITIONS / "zeedorp")
    return target


@pytest.fixture(scope="module")
def eigen() -> Regels:
    return load_book(ROOT, EDITIONS / "zeedorp").regels


@pytest.fixture
def served(zeedorp: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    site = shutil.copytree(zeedorp, tmp_path / "site")
    with serving(site, security_headers(scan(site).hashes)) as address:
        yield site, address


@pytest.mark.parametrize("rung", ["beeld", "veilig"])
def test_an_edition_answers_with_its_own_rules(
    rung: str, served: tuple[Path, str], eigen: Regels, browser: Browser
) -> None:
    site, address = served
    if rung == "veilig":
        for image in site.glob("assets/beslishulp/beeld-*"):
            image.unlink()
    with browser.new_context() as context:
        context.add_init_script(ALONE)
        page = context.new_page()
        page.goto(address + LINK)
        page.wait_for_selector(ADVICE)
        assert page.evaluate("document.documentElement.dataset.trede") == rung
        expected = advise(eigen, "sanctie", {"gedraging": ("filmen",), "herhaling": ("ja",)})
        assert uitkomst(page) == json.loads(json.dumps(expected))


def test_without_its_rules_it_gives_no_advice_at_all(served: tuple[Path, str], browser: Browser) -> None:
    site, address = served
    for rules in site.glob("assets/beslishulp/regels-*.json*"):
        rules.unlink()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + LINK)
        page.wait_for_selector("html[data-beslishulp=kapot]")
        assert page.locator(ADVICE).count() == 0
