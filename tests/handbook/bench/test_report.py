"""Figures come from what was measured, and reach the table, the record and the page as they are."""

import json
from pathlib import Path

import pytest

from handbook.bench.measured import HIGH, Part, Row, Run, quantile
from handbook.bench.report import figures, keep, write_report
from handbook.book import Book
from handbook.load import load_content
from handbook.pages import page_functions
from handbook.views import Views

WAITS = Row(name="Eerste bezoek", unit="ms", values={"a": [3000, 1500, 2000], "b": [90.4, 300, 100]})
SLOWEST = Row(name="Klik", unit="ms", values={"a": list(range(101)), "b": [0]}, share=HIGH)
SIZES = Row(name="Bytes", unit="kB", values={"a": [5604], "b": [74]})
RUN = Run(
    date="2026-11-24",
    machine='een "computer"',
    browser="Chromium 1",
    rounds=3,
    parts=(
        Part(title="Wachten: kort", columns=("a", "b"), rows=(WAITS, SLOWEST, SIZES), notes=("Een noot.",)),
    ),
)


@pytest.mark.parametrize(
    ("values", "share", "expected"), [([3, 1, 2], 0.5, 2), ([1, 2], 0.5, 1.5), ([7], 0.95, 7)]
)
def test_a_quantile_lies_between_the_values_it_divides(
    values: list[float], share: float, expected: float
) -> None:
    assert quantile(values, share) == expected


def test_the_report_has_every_value_and_the_figures_made_of_them(tmp_path: Path) -> None:
    table = write_report(RUN, tmp_path)
    assert (tmp_path / "bench.md").read_text(encoding="utf-8") == table
    lines = [" ".join(line.split()) for line in table.splitlines()]
    assert "| Eerste bezoek | 2,0 s | 100 ms (0,050 ×) |" in lines
    assert "| Klik | 95 ms | 0 ms (0,0 ×) |" in lines
    assert "| Bytes | 5,6 MB | 74 kB (0,013 ×) |" in lines
    assert "Een noot." in lines
    data = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert data["gemeten"]["parts"][0]["rows"][0]["values"] == {
        "a": [3000, 1500, 2000],
        "b": [90.4, 300, 100],
    }
    assert data["metingen"]["delen"][0]["rijen"][0]["cijfers"] == [2000, 100]


def test_what_is_kept_is_what_the_site_reads(copy: Path) -> None:
    keep(RUN, copy / "content" / "metingen.yml")
    assert load_content(copy).metingen == figures(RUN)


def test_the_page_shows_every_row_of_the_record(book: Book) -> None:
    functions = page_functions(book, Views(book=book, python="[]"), "../")
    html = functions["metingen"]()
    metingen = book.content.metingen
    assert f"Gemeten op {metingen.datum}" in html
    assert html.count('<th scope="row">') == sum(len(deel.rijen) for deel in metingen.delen)
