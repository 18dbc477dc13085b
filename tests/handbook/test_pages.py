"""Pages: what prose may call, links that fit the place of the page, and every broken page at once."""

import json
import posixpath
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from handbook.book import Book, load_book
from handbook.headers import HASHED
from handbook.pages import basis_of, page_functions, render_pages
from handbook.problems import ContentError
from handbook.source import source_files
from handbook.views import Views

SMALL = Path(__file__).parent / "problems" / "boek"


def _views(book: Book) -> Views:
    return Views(book=book, python='["ladder"]')


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        ("index.md", ""),
        ("over.md", "../"),
        ("handelen/index.md", "../"),
        ("handelen/maatregelen.md", "../../"),
        ("a/b/c.md", "../../../"),
    ],
)
def test_the_way_to_the_root_follows_from_the_place(name: str, basis: str) -> None:
    assert basis_of(name) == basis


def test_a_page_is_filled_in_with_links_that_fit_its_place(tmp_path: Path) -> None:
    root = shutil.copytree(SMALL, tmp_path / "boek")
    (root / "docs" / "diep").mkdir()
    shutil.copy(root / "docs" / "index.md", root / "docs" / "diep" / "pagina.md")
    book = load_book(root)
    pages = {name: data.decode() for name, data in render_pages(book, _views(book))}

    assert pages.keys() == {"index.md", "diep/pagina.md", "leren/proef.md"}
    assert "pandverbod van 3 maanden." in pages["index.md"]
    assert 'href="verantwoording/register/#h-002"' in pages["index.md"]
    assert 'href="../../verantwoording/register/#h-002"' in pages["diep/pagina.md"]
    assert 'href="../../verantwoording/keuzes/#k-01"' in pages["diep/pagina.md"]


def test_every_page_that_fails_is_named(tmp_path: Path) -> None:
    root = shutil.copytree(SMALL, tmp_path / "boek")
    for name in ("een.md", "twee.md"):
        (root / "docs" / name).write_text('# Kop\n\nTekst {{ bron("H-009") }}\n', encoding="utf-8")
    book = load_book(root)
    with pytest.raises(ContentError) as raised:
        list(render_pages(book, _views(book)))
    assert [problem.path for problem in raised.value.problems] == ["docs/een.md", "docs/twee.md"]
    assert {(problem.line, problem.column) for problem in raised.value.problems} == {(3, 7)}


def test_a_page_that_is_in_no_menu_is_named(tmp_path: Path) -> None:
    root = shutil.copytree(SMALL, tmp_path / "boek")
    (root / "mkdocs.yml").write_text("nav:\n  - Begin: index.md\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_book(root)
    (problem,) = raised.value.problems
    assert problem.path == "docs/leren/proef.md"
    assert "zet 'leren/proef.md' in `nav`" in problem.message


def test_the_form_asks_every_question_with_every_option_by_its_id(book: Book) -> None:
    form = str(page_functions(book, _views(book), "../../")["beslishulp"]("sanctie"))

    assert form.count('data-beslishulp="sanctie"') == 1
    assert 'data-python="[&#34;ladder&#34;]"' in form
    for vraag in book.content.beslissingen["sanctie"].vragen:
        assert vraag.label in form
        kind = "checkbox" if vraag.meer else "radio"
        for optie in vraag.options:
            assert (
                f'<input type="{kind}" id="{vraag.id}-{optie.id}" name="{vraag.id}" value="{optie.id}"'
                in form
            )
        assert (f'id="{vraag.id}-onbekend"' in form) is vraag.weet_niet


def test_the_look_back_says_that_the_source_is_silent(book: Book) -> None:
    form = str(page_functions(book, _views(book), "")["beslishulp"]("sanctie"))
    assert "Hoe ver je terugkijkt, staat niet in de handreiking." in form


def test_words_from_content_are_text_not_html(tmp_path: Path) -> None:
    root = shutil.copytree(SMALL, tmp_path / "boek")
    path = root / "content" / "tabellen.yml"
    text = path.read_text(encoding="utf-8").replace("titel: Drie redenen", 'titel: "<b>Drie</b> & meer"')
    path.write_text(text, encoding="utf-8")
    book = load_book(root)
    page = dict(render_pages(book, _views(book)))["index.md"]
    assert b"&lt;b&gt;Drie&lt;/b&gt; &amp; meer" in page
    assert b"<b>" not in page


def test_all_that_python_runs_from_has_its_hash_in_its_name_and_the_page_asks_for_those_names(
    book: Book,
) -> None:
    files = dict(source_files(book))
    page = files["beslishulp/sanctie.md"].decode()
    heavy = [name for name, data in files.items() if len(data) > 1_000_000]
    assert len(heavy) >= 3
    for name in heavy:
        assert re.search(HASHED, f"/{name}"), name
    fast, safe = json.loads(unescape(re.findall(r'data-python="([^"]*)"', page)[0]))
    named = [fast["python"], *(name for name, _ in fast["halen"].values()), f"{safe['pyodide']}pyodide.js"]
    assert fast["python"] == safe["python"]
    assert [name for name in named if posixpath.normpath(f"assets/beslishulp/{name}") not in files] == []
    assert files == dict(source_files(book))
