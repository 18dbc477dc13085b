"""The PDF is the whole handbook, tagged and navigable, and one that lost a word is refused."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from handbook import pdf
from handbook.environment import SetupError
from handbook.one_page import Chapter, anchor_of, chapters
from handbook.pdf import PdfError, export_pdf, lost_text, one_page, starts_of, words

pytestmark = pytest.mark.browser

POSTER = "norm-huisregels"


@pytest.fixture(scope="module")
def parts(site: Path) -> list[Chapter]:
    return chapters(site)


@pytest.fixture(scope="module")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    target = tmp_path_factory.mktemp("pdf") / "handboek.pdf"
    assert str(target) in export_pdf(site, target)
    return PdfReader(target)


def test_every_page_of_the_site_is_a_chapter_in_the_order_of_the_menu(
    site: Path, parts: list[Chapter]
) -> None:
    names = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert {part.anchor for part in parts} == {anchor_of("" if name == "." else name) for name in names}
    assert [part.title for part in parts[:2]] == ["Home", "Welke sanctie past?"]
    assert {"", "Protocollen", "Verantwoording"} <= {part.section for part in parts}


def test_ids_are_unique_and_every_link_inside_arrives(parts: list[Chapter]) -> None:
    html = one_page(dict.fromkeys(("naam", "organisatie", "versie", "datum", "status"), "x"), parts, [])
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 500
    links = re.findall(r'\shref="([^"]+)"', html)
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {re.split(r"[:/]", link)[0] for link in links if not link.startswith("#")} <= {
        "http",
        "https",
        "mailto",
        "tel",
    }


def test_forms_and_scripts_are_left_out_and_the_table_stays(parts: list[Chapter]) -> None:
    html = "".join(part.html for part in parts)
    assert not re.search(r"<(?:form|input|button|select|script)\b|\son\w+=|\sstyle=", html)
    assert 'id="beslishulp-sanctie--uitkomsten-sanctie"' in html


def test_it_is_tagged_dutch_titled_and_has_an_outline(printed: PdfReader, parts: list[Chapter]) -> None:
    catalog: Any = printed.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "nl"
    assert printed.metadata
    assert printed.metadata.title == "Handboek Veilige Publieke Dienstverlening"
    assert len([item for item in printed.outline if not isinstance(item, list)]) > len(parts)


def test_it_is_on_a4_and_chapters_begin_on_a_page_of_their_own(
    printed: PdfReader, parts: list[Chapter]
) -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages} == {
        (595, 842)
    }
    places = starts_of(printed)
    starts = [places[part.anchor] for part in parts]
    assert starts == sorted(set(starts))


def test_the_poster_is_one_page_and_nothing_else_is_on_it(printed: PdfReader) -> None:
    start = starts_of(printed)[POSTER]
    pages = [" ".join(words(printed.pages[start + place].extract_text())) for place in range(3)]
    assert "zo gaan wij met elkaar om" in pages[1]
    assert "hoe je een klacht indient" in pages[1]
    assert "huisregels om te printen" in pages[0]
    assert "voordat je ze ophangt" in pages[2]
    assert not re.search(r"\d", pages[1])  # no page number either


def test_no_word_is_lost_and_a_lost_one_is_noticed(printed: PdfReader, parts: list[Chapter]) -> None:
    texts, starts = [page.extract_text() for page in printed.pages], starts_of(printed)
    assert list(lost_text(texts, starts, parts)) == []
    title = parts[3].title
    for html, anchor, expected in (
        (
            parts[3].html + "<p>Zoekgeraakte zoekgeraakte</p>",
            parts[3].anchor,
            "2 words lost: zoekgeraakte zoekgeraakte",
        ),
        (parts[3].html, "weg", "the whole chapter is not there"),
        ("<p></p>", parts[3].anchor, "the whole chapter is not there"),
    ):
        damaged = [*parts[:3], dataclasses.replace(parts[3], html=html, anchor=anchor), *parts[4:]]
        assert list(lost_text(texts, starts, damaged)) == [f"{title}: {expected}"]
    assert list(lost_text(texts, starts, [])) == ["the menu of the site names no page"]


def test_what_a_bare_pdf_misses_is_named(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "kaal.pdf")
    missing = " ".join(pdf._missing(PdfReader(tmp_path / "kaal.pdf"), "Handboek"))
    assert all(word in missing for word in ("tags", "language", "outline", "title"))


def test_a_pdf_that_is_not_good_is_not_left_behind(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "lost_text", lambda *_: ["Pandverbod: 1 words lost: zoek"])
    with pytest.raises(PdfError, match="Pandverbod: 1 words lost"):
        export_pdf(site, tmp_path / "handboek.pdf")
    assert list(tmp_path.iterdir()) == []


def test_without_chromium_it_says_what_to_type(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nergens"))
    with pytest.raises(SetupError, match="CHROMIUM names"):
        export_pdf(site, tmp_path / "handboek.pdf")
