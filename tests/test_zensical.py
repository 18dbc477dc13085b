"""The staged pages build unchanged with the announced successor of the site generator."""

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
# What a generator adds to a page itself: the sign that links to a heading.
ADDED = "¶"


@pytest.fixture(scope="module")
def built(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build what the last build staged with Zensical, in a folder of its own."""
    assert site.is_dir()
    root = tmp_path_factory.mktemp("zensical")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copytree(ROOT / "build" / "docs", root / "build" / "docs")
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def _words(page: Path) -> list[str]:
    html = page.read_text(encoding="utf-8")
    found = ARTICLE.search(html)
    assert found, page
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", found[0], flags=re.DOTALL)
    return unescape(text).replace(ADDED, " ").split()


def test_both_generators_make_the_same_pages(site: Path, built: Path) -> None:
    pages = {path.relative_to(site) for path in site.rglob("*.html")}
    assert pages == {path.relative_to(built) for path in built.rglob("*.html")}
    assert len(pages) > 10


def test_every_page_has_the_same_words(site: Path, built: Path) -> None:
    for page in sorted(site.rglob("index.html")):
        words = _words(page)
        assert words == _words(built / page.relative_to(site)), page.relative_to(site)
        assert "{{" not in words


def test_the_widget_and_its_files_are_there(site: Path, built: Path) -> None:
    for generated in (site, built):
        page = (generated / "beslishulp" / "sanctie" / "index.html").read_text(encoding="utf-8")
        for archive in re.findall(r'"python": "([^"]+)"', unescape(page)):
            assert (generated / "assets" / "beslishulp" / archive).is_file()
        assert page.count('name="gedraging"') == 9
