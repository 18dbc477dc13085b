"""The files of a package: the same bytes every time, all that the page needs, and nothing of the machine."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.leren.pakket.hoofdstukken import Inhoud
from handbook.leren.pakket.links import Links
from handbook.leren.pakket.page import package_files
from handbook.leren.pakket.toestand import PakketError, check_state

ROOT = Path(__file__).resolve().parents[4]
PAD = "nieuwe-collega"
_USED = re.compile(r'(?:src|href)="(?!#|https?:|tel:|mailto:)([^"]+)"')


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, bytes]:
    return dict(package_files(book, PAD, python=False))


def test_the_same_book_gives_the_same_bytes(book: Book, files: dict[str, bytes]) -> None:
    assert dict(package_files(book, PAD, python=False)) == files


def test_every_file_that_is_named_is_there_and_no_other(files: dict[str, bytes]) -> None:
    named = set(_USED.findall(files["index.html"].decode()))
    assert named | {"index.html"} == set(files)
    assert not any(str(ROOT).encode() in data for data in files.values())
    assert not any(b"http:" in data and name.endswith(".js") for name, data in files.items())


def test_every_link_within_the_page_arrives(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    table = json.loads(files["uitgewerkt.js"].decode().removeprefix("globalThis.uitgewerkt=").rstrip(";\n"))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    wanted = re.findall(r'href="#([^"]+)"', page + "".join(table["teksten"]))
    assert len(wanted) > 30
    assert set(wanted) <= set(ids)


def test_a_package_without_an_address_says_what_a_source_code_is(book: Book, files: dict[str, bytes]) -> None:
    told = b"Een H met een nummer verwijst naar een uitspraak uit de landelijke handreiking."
    assert files["index.html"].count(told) == 1
    there = dict(package_files(book, PAD, python=False, adres="https://veilig.example/gids"))
    assert told not in there["index.html"]


def test_the_page_has_no_script_style_or_handler_in_it(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", page)


def test_a_link_out_is_plain_text_where_the_site_has_no_address() -> None:
    html = '<a class="keuze" href="../../verantwoording/keuzes/#k" aria-label="keuze 1: Wie?">keuze 1</a>'
    page = "protocollen/pandverbod/"
    assert Links().fit(html, page) == '<a class="keuze">keuze 1</a>'
    there = Links(adres="https://veilig.example/gids").fit(html, page)
    assert 'href="https://veilig.example/gids/verantwoording/keuzes/#k" target="_blank"' in there
    assert 'aria-label="keuze 1: Wie?"' in there


def test_a_line_of_links_has_only_those_that_lead_somewhere() -> None:
    lees, bekijk = '<a href="protocollen/pandverbod/">Lees</a>', '<a href="beslishulp/sanctie/#a">Bekijk</a>'
    line = f'<p class="verder">{lees} · {bekijk}</p>'
    here = Links(pages=frozenset({"protocollen/pandverbod/"}))
    assert here.fit(line) == '<p class="verder"><a href="#protocollen-pandverbod">Lees</a></p>'
    assert Links().fit(line) == ""


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("schade-verhalen.md", "#protocollen-schade-verhalen"),
        ("schade-verhalen.md#wie", "#protocollen-schade-verhalen--wie"),
        ("../../protocollen/schade-verhalen/", "#protocollen-schade-verhalen"),
        ("#wie", "#protocollen-pandverbod--wie"),
        ("../beslishulp/sanctie.md", "beslishulp/sanctie/index.html"),
        ("../../beslishulp/sanctie/#sanctie?norm=x", "beslishulp/sanctie/index.html#sanctie?norm=x"),
        ("tel:112", "tel:112"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_link_leads_to_what_the_package_has(href: str, leads: str) -> None:
    links = Links(
        pages=frozenset({"protocollen/schade-verhalen/", "protocollen/pandverbod/"}),
        hulpen=frozenset({"sanctie"}),
    )
    assert f'href="{leads}"' in links.fit(f'<a href="{href}">x</a>', "protocollen/pandverbod/")


def test_work_that_an_lms_could_not_keep_stops_the_build(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.leren.pakket.toestand.MOST", 100)
    with pytest.raises(PakketError, match="nieuwe-collega"):
        check_state(Inhoud(book=book, pad=PAD))


def test_an_edition_has_its_own_name_colours_and_logo(copy: Path, book: Book) -> None:
    shutil.copytree(ROOT / "theme", copy / "theme")
    layer = copy / "organisaties" / "duinstad"
    layer.mkdir(parents=True)
    text = 'id: duinstad\norganisatie: Gemeente Duinstad\nversie: "2026.1"\ndatum: "2026-11-24"\n'
    text += 'logo: eigen.svg\nkleuren: {hoofdkleur: "#5b2a6e"}\n'
    (layer / "editie.yml").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "theme" / "assets" / "logo.svg", layer / "eigen.svg")
    (layer / "eigen.svg").write_text(
        (layer / "eigen.svg").read_text(encoding="utf-8").replace("<path", "<g/><path", 1), encoding="utf-8"
    )
    made = dict(package_files(load_book(copy, layer, replace(book, root=copy)), PAD, python=False))
    assert "Gemeente Duinstad" in made["index.html"].decode()
    assert b"#5b2a6e" in made["assets/handboek.css"]
    assert b"<g/>" in made["assets/logo.svg"]
