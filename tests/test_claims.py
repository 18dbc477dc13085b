"""No claim without a source: in every section the last words before the next heading rest on a mark."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("handelen", "handreiking", "inrichten", "norm", "protocollen")
POSTER = ROOT / "docs" / "norm" / "huisregels.md"  # as a whole a choice of this edition, marked as one
PAGES = sorted({path for folder in FOLDERS for path in (ROOT / "docs" / folder).rglob("*.md")} - {POSTER})
# What points the way, places a piece that carries its own marks, or speaks of this handbook itself.
OWN = re.compile(
    r"\]\(|^\{\{|:$|^</?section|Dit handboek schrijft|De zinnen zijn van ons|Wij lazen de handreiking"
    r"|Zoek het moment"
)


def _sections(page: Path) -> list[list[str]]:
    text = re.sub(r"\A---.*?---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    sections: list[list[str]] = [[]]
    for block in blocks:
        if block.startswith("#"):
            sections.append([])
        else:
            sections[-1].append(block)
    return sections


def _unmarked(section: list[str]) -> list[str]:
    marked = [place for place, block in enumerate(section) if "bron(" in block or "keuze(" in block]
    after = section[marked[-1] + 1 :] if marked else section
    return [block for block in after if not OWN.search(block)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_every_section_ends_on_a_source(page: Path) -> None:
    assert [block for section in _sections(page) for block in _unmarked(section)] == []


def test_the_poster_says_that_it_is_a_choice() -> None:
    assert "keuze(" in POSTER.read_text(encoding="utf-8")


def test_a_claim_without_a_source_is_seen() -> None:
    assert _unmarked(["Dit staat vast. {{ bron('H-001') }}", "Dit is verzonnen."]) == ["Dit is verzonnen."]
