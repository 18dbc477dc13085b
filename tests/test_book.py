"""The built site as a whole: every page is found, every link arrives, every page says what comes next."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md"))


class _Page(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.doubles: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.reading = True
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.reading = tag not in {"script", "style"}
        for name, value in attrs:
            if name == "id" and value:
                self.doubles += [value] if value in self.ids else []
                self.ids.add(value)
            if name in {"href", "src"} and tag != "base":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        if self.reading:
            self.words.append(data)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Page]:
    return {path: _Page(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml, in which !ENV stands for what the build fills in."""


_Config.add_constructor("!ENV", lambda _, node: str(node.value))


def _in_nav(items: object) -> list[str]:
    if isinstance(items, str):
        return [items]
    if isinstance(items, dict):
        items = list(items.values())
    return [name for item in items for name in _in_nav(item)] if isinstance(items, list) else []


def test_every_page_is_in_the_navigation_once() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Config)  # noqa: S506
    assert sorted(_in_nav(config["nav"])) == [path.as_posix() for path in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_ends_with_a_next_step_that_is_a_link(page: Path) -> None:
    last = (ROOT / "docs" / page).read_text(encoding="utf-8").strip().splitlines()[-1]
    if last == f'{{{{ volgende_les("{page.stem}") }}}}':
        return
    assert last.startswith("**Volgende stap:** ")
    assert "](" in last


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_has_a_title_and_a_description_of_its_own(page: Path) -> None:
    front = yaml.safe_load((ROOT / "docs" / page).read_text(encoding="utf-8").split("---")[1])
    others = [(ROOT / "docs" / other).read_text(encoding="utf-8") for other in PAGES if other != page]

    assert front.keys() >= {"title", "description"}
    assert not [text for text in others if front["description"] in text]


def test_every_link_inside_the_site_arrives(site: Path, pages: dict[Path, _Page]) -> None:
    lost = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            inside = target.is_file() and target.is_relative_to(site.resolve())
            if not inside or not _arrives(pages.get(target), unquote(parts.fragment)):
                lost.append(f"{path.relative_to(site)}: {link}")
    assert lost == []


def _arrives(page: _Page | None, fragment: str) -> bool:
    """Tell whether a fragment exists; one with a question mark holds answers, for the widget to read."""
    return page is None or not fragment or "?" in fragment or fragment in page.ids


def test_no_id_stands_twice_on_a_page(pages: dict[Path, _Page]) -> None:
    assert {str(path): page.doubles for path, page in pages.items() if page.doubles} == {}


def test_nothing_is_left_to_fill_in(pages: dict[Path, _Page]) -> None:
    for path, page in pages.items():
        text = " ".join(page.words)
        assert not [sign for sign in ("{{", "}}", "{%", "{duur}", "None") if sign in text], path


def test_nothing_is_loaded_from_another_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 'src="http' not in html, path
        assert 'src="//' not in html, path
        assert not [
            line
            for line in html.splitlines()
            if "<link" in line and 'rel="stylesheet"' in line and 'href="http' in line
        ], path
