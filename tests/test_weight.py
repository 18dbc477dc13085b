"""How heavy a page may be over the line, compressed: CONTRIBUTING.md states it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<kilo>[\d,]+) kB \|$", re.MULTILINE)
_SCRIPT = re.compile(r'<script[^>]* src="?([^" >]+\.js)')
_NAMED = re.compile(r"""["'`]\.?/?([\w-]+\.js)["'`]""")
_KILO = 1000


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
    """Give the scripts of a page, with every script that one of those names."""
    text = page.read_text(encoding="utf-8")
    new = {(page.parent / name).resolve() for name in _SCRIPT.findall(text) if not name.startswith("/")}
    found: set[Path] = set()
    while new:
        found |= new
        named = {(path.parent / name).resolve() for path in new for name in _NAMED.findall(path.read_text())}
        new = {path for path in named if path.is_file()} - found
    return found


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
