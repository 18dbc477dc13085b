"""The ceilings of content/leesbaarheid.yml hold for every page and sentence, and a breach has its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.problems import ContentError
from handbook.readability import douma, read_pages, summary
from handbook.sentences import sentences

Change = Callable[[str, str, str], Path]


def _problems(root: Path) -> list[str]:
    with pytest.raises(ContentError) as raised:
        load_book(root)
    return str(raised.value).splitlines()


def test_the_score_is_that_of_douma() -> None:
    short = list(sentences("Bel de man. Wij gaan."))  # 5 words in 2 sentences, 5 syllables
    assert douma(short) == pytest.approx(206.835 - 0.93 * 2.5 - 77)
    hard = list(
        sentences("Verantwoordelijkheidsverdeling bewerkstelligt incidentenregistratieverplichtingen.")
    )
    assert douma(hard) < 0


def test_every_page_is_read(book: Book) -> None:
    readings = {reading.path: reading for reading in read_pages(book.docs)}
    docs = {path.relative_to(book.root).as_posix() for path in (book.root / "docs").rglob("*.md")}
    assert readings.keys() == docs
    assert readings["docs/norm/index.md"].words > 500


def test_the_summary_has_the_figures_of_the_pages(book: Book) -> None:
    line = summary(book.docs)
    hardest = min(read_pages(book.docs), key=lambda reading: reading.score)
    assert hardest.path in line
    assert f"{hardest.score:.1f}".replace(".", ",") in line


def test_a_forbidden_word_in_a_title_or_a_table_is_found(copy: Path) -> None:
    page = copy / "docs" / "verantwoording" / "over.md"
    lines = len(page.read_text(encoding="utf-8").splitlines())
    with page.open("a", encoding="utf-8") as file:
        file.write("\n| Inzake | [klacht](middels.md) indienen |\n|---|---|\n")
    assert _problems(copy) == [
        f"docs/verantwoording/over.md:{lines + 2}:3: 'Inzake' is ambtelijk; schrijf over"
    ]


def test_a_forbidden_word_in_a_step_is_found(change: Change) -> None:
    root = change(
        "content/stappen.yml",
        "tekst: Vertel het de adviseur VPD.",
        "tekst: Vertel het tevens de adviseur VPD.",
    )
    (problem,) = _problems(root)
    assert problem.startswith("content/stappen.yml:")
    assert problem.endswith("'tevens' is ambtelijk; schrijf ook")


def test_a_page_can_be_too_hard_or_have_too_long_sentences(copy: Path) -> None:
    page = copy / "docs" / "verantwoording" / "keuzes.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text + "\nVerantwoordelijkheidsverdelingen incidentenregistratieverplichtingen.\n" * 20,
        encoding="utf-8",
    )
    (problem,) = _problems(copy)
    assert "de leesscore van deze pagina is" in problem
    assert problem.startswith(f"docs/verantwoording/keuzes.md:{len(text.splitlines()) + 2}:1:")

    page.write_text(
        text + "\nMag dat als de man of de vrouw dan weer naar ons toe gaat en dan zo ver komt?\n" * 20,
        encoding="utf-8",
    )
    (problem,) = _problems(copy)
    assert "een zin heeft hier gemiddeld" in problem
