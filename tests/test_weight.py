"""How heavy a page may be over the line, compressed: CONTRIBUTING.md states it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<kilo>[\d,]+) kB \|$", re.MULTILINE)
_KILO = 1000
_SCRIPT = re.compile(r'<script [^>]*src="([^"?]+)"')
_NAMED = re.compile(r"""["'](?:\./)?([\w.-]+\.js)["']""")


@pytest.fixture(scope="module")
def budgets() -> dict[str, int]:
    _, _, section = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("### How heavy a page may be")
    )
    return {row["what"]: int(row["kilo"].replace(",", "")) * _KILO for row in _ROW.finditer(section)}


def _size(path: Path) -> int:
    smaller = path.with_name(f"{path.name}.br")
    return (smaller if smaller.exists() else path).stat().st_size


def _sum(site: Path, *patterns: str) -> int:
    return sum(_size(path) for pattern in patterns for path in site.glob(pattern))


def _scripts(page: Path) -> set[Path]:
    """Give the scripts that a page loads: those it names, and what these name in their own folder."""
    found: set[Path] = set()
    new = {(page.parent / src).resolve() for src in _SCRIPT.findall(page.read_text(encoding="utf-8"))}
    while new := {path for path in new - found if path.is_file()}:
        found |= new
        new = {
            path.parent / name for path in new for name in _NAMED.findall(path.read_text(encoding="utf-8"))
        }
    return found


def test_a_page_with_a_widget_loads_python_by_these_scripts(site: Path) -> None:
    names = {path.name for path in _scripts(site / "leren" / "zelfcheck" / "index.html")}
    assert {
        "leren.js",
        "oefeningen.js",
        "client.js",
        "worker.js",
        "restore.js",
        "safe.js",
        "menu.js",
    } <= names
    assert "beslishulp.js" not in names


def test_the_site_stays_within_its_budgets(site: Path, budgets: dict[str, int]) -> None:
    measured = {
        "the largest page, its HTML": max(map(_size, site.rglob("*.html"))),
        "all styles": _sum(site, "assets/**/*.css"),
        "scripts of a page with a widget": max(
            sum(map(_size, _scripts(page))) for page in site.rglob("*.html")
        ),
        "Python, once for all pages": _sum(site, "assets/beslishulp/*.bin", "assets/beslishulp/*.wasm"),
        "search, when someone searches": _sum(site, "search/*.json", "assets/javascripts/workers/*.js"),
    }
    assert budgets.keys() == measured.keys()
    for what, size in measured.items():
        assert 0 < size <= budgets[what], what
