"""What changed for the reader: exactly the cases whose advice changed, before and after, on page and feed."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from handbook import commands
from handbook.book import Book, load_book
from handbook.feed import feed
from handbook.pages import page_functions
from handbook.schema.uitgave import Casusstand, Groep, Maatregelstand, Stand
from handbook.stand import stand_of
from handbook.uitgave import releases_of
from handbook.uitgeven import make_release
from handbook.views import Views
from handbook.wijzigingen import SOORTEN, affected, changes

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
CASUS = "balie-scheldpartij"


@pytest.fixture(scope="module")
def changed(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The real book with one duration longer, of which the version before was released."""
    root = tmp_path_factory.mktemp("boek")
    for folder in ("content", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    make_release(replace(book, root=root), again=False)
    path = root / "content" / "duren.yml"
    old = "pandverbod-bedreiging-werknemer:\n  waarde: 3 maanden"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, old.replace("3 maanden", "4 maanden")), encoding="utf-8")
    return load_book(root)


def _page(book: Book) -> str:
    return str(page_functions(book, Views(book=book, python="[]"), "../../")["wijzigingen"]())


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if tag == "a" and name == "href"]


def test_the_page_names_exactly_the_cases_whose_advice_changed(book: Book, changed: Book) -> None:
    links = _Links()
    links.feed(_page(changed))
    other = {
        name
        for name, advies in book.adviezen.items()
        if advies["maatregelen"] != changed.adviezen[name]["maatregelen"]
    }
    assert len(other) >= 3
    named = [link.partition("#casus-")[2] for link in links.found if "#casus-" in link]
    assert set(named) == other
    assert len(named) == len(other)


def test_the_page_says_what_it_was_and_what_it_will_be_and_links_to_the_example(changed: Book) -> None:
    page = _page(changed)
    assert (
        "<strong>Was:</strong> Pandverbod van 3 maanden<br><strong>Wordt:</strong> Pandverbod van 4 maanden"
        in page
    )
    assert '<h2 id="nog-niet-uitgegeven">Nog niet uitgegeven</h2>' in page
    assert page.index("Nog niet uitgegeven") < page.index("Dit is de eerste uitgave.")
    titel = changed.content.casussen["baliemedewerker-bedreigd"].titel
    assert f'<a href="../../voorbeelden/#casus-baliemedewerker-bedreigd">{titel}</a>' in page


def test_the_groups_are_by_decision_and_then_by_kind(book: Book, changed: Book) -> None:
    stand = stand_of(book)
    old = _with(stand, CASUS, titel="Iets anders", uitkomst="geen-sanctie")
    groups = changes(old, stand_of(changed), changed.regels)
    order = [(list(book.regels.decisions).index(g.beslissing), list(SOORTEN).index(g.soort)) for g in groups]
    assert order == sorted(order)
    assert {groep.soort for groep in groups} == {"uitkomst", "langer"}


def _with(stand: Stand, name: str, **values: Any) -> Stand:
    casus = stand.casussen[name].model_copy(update=values)
    return stand.model_copy(update={"casussen": {**stand.casussen, name: casus}})


def _measure(book: Book, **values: Any) -> dict[str, Any]:
    first, *others = stand_of(book).casussen[CASUS].maatregelen
    return {"maatregelen": (first.model_copy(update=values), *others)}


@pytest.mark.parametrize(
    ("values", "soort", "was", "wordt"),
    [
        (lambda _: {"tabellen": {"aangifte": "altijd"}}, "politie", "Politie: Altijd", "Politie: Overleg"),
        (lambda b: _measure(b, wie=("burgemeester",)), "beslisser", "g: burgemeester", "leidinggevende"),
        (lambda b: _measure(b, waar=("dienst",)), "waar", "waarschuwing: dienst", "locatie/dienst"),
        (lambda b: _measure(b, duur="P9M", tekst="negen"), "duur", "negen", "schriftelijke waarschuwing"),
        (lambda _: {"maatregelen": ()}, "maatregel", "geen maatregel", "waarschuwing en ordegesprek"),
        (lambda _: {"antwoorden": "000000"}, "verhaal", "", ""),
        (lambda _: {"uitkomst": "pandverbod", "titel": "Negen"}, "uitkomst", "Negen", "Schriftelijke"),
    ],
)  # fmt: skip
def test_every_kind_of_change_is_told_apart(
    book: Book, values: Callable[[Book], dict[str, Any]], soort: str, was: str, wordt: str
) -> None:
    stand = stand_of(book)
    (groep,) = changes(_with(stand, CASUS, **values(book)), stand, book.regels)
    assert (groep.soort, groep.casussen) == (soort, (CASUS,))
    assert was in groep.was
    assert wordt in groep.wordt


@pytest.mark.parametrize(
    ("duur", "soort"), [("P1M", "langer"), ("P9M", "korter"), ({"onbepaald": True}, "korter"), (None, "duur")]
)
def test_longer_and_shorter_are_told_apart(book: Book, duur: object, soort: str) -> None:
    stand, name = stand_of(book), "baliemedewerker-bedreigd"
    measure = stand.casussen[name].maatregelen[0].model_copy(update={"duur": duur, "tekst": "anders"})
    (groep,) = changes(_with(stand, name, maatregelen=(measure,)), stand, book.regels)
    assert groep.soort == soort


def test_steps_added_removed_later_or_by_another_are_told_apart(book: Book) -> None:
    stand = stand_of(book)
    steps = stand.casussen[CASUS].stappen
    old = _with(stand, CASUS, stappen=(*(set(steps) - {"opvang"}), "dansen-op-tafel"))
    step = old.stappen["reactie"].model_copy(update={"binnen": "PT1H", "wie": "medewerker"})
    old = old.model_copy(update={"stappen": {**old.stappen, "reactie": step}})
    found = [g for g in changes(old, stand, book.regels) if CASUS in g.casussen]
    texts = {(groep.soort, groep.was.partition(":")[0], groep.wordt.partition(":")[0]) for groep in found}
    assert texts >= {
        ("termijn", "Binnen 1 uur", "Binnen 48 uur"),
        ("doet", "medewerker", "verantwoordelijk leidinggevende"),
        ("stap", "dansen op tafel", ""),
    }
    assert [groep.was for groep in found if groep.soort == "stap" and groep.wordt.startswith("Vang op")] == [
        ""
    ]


def test_cases_added_and_removed_stand_apart_and_are_no_other_advice(book: Book) -> None:
    stand = stand_of(book)
    cases = {("oud" if name == CASUS else name): casus for name, casus in stand.casussen.items()}
    groups = changes(stand.model_copy(update={"casussen": cases}), stand, book.regels)
    assert [(g.soort, g.casussen) for g in groups] == [("erbij", (CASUS,)), ("weg", ("oud",))]
    assert affected(groups) == []


def test_words_of_a_decision_that_is_gone_do_not_stop_the_comparison(book: Book) -> None:
    casus = Casusstand(
        beslissing="verdwenen",
        antwoorden="000000",
        uitkomst="iets",
        titel="Iets",
        maatregelen=(Maatregelstand(soort="weg", tekst="weg"),),
    )
    stand = stand_of(book)
    old = stand.model_copy(update={"casussen": {**stand.casussen, "oud": casus}})
    assert changes(old, stand, book.regels) == (
        Groep(beslissing="verdwenen", soort="weg", was="Iets", casussen=("oud",)),
    )


def _second_release(changed: Book, tmp_path: Path) -> Book:
    root = tmp_path / "uitgave"
    shutil.copytree(changed.root, root)
    versie = changed.content.editie.versie
    editie = changed.content.editie.model_copy(update={"versie": f"{versie}.1", "datum": "2027-01-31"})
    log = f"## {versie}.1\n\n### Inhoud\n\n- Een pandverbod duurt langer.\n"
    (root / "CHANGELOG.md").write_text(log, encoding="utf-8")
    book = replace(changed, root=root, content=replace(changed.content, editie=editie))
    make_release(book, again=False)
    return book


def test_the_feed_has_an_entry_a_release_with_all_that_atom_asks(changed: Book, tmp_path: Path) -> None:
    book = _second_release(changed, tmp_path)
    root = ET.fromstring(feed(book))  # noqa: S314 - our own feed

    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for item in (root, *entries):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", item.findtext(f"{ATOM}id", ""))
        assert item.findtext(f"{ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item.findtext(f"{ATOM}updated", ""))
        assert item.find(f"{ATOM}link[@rel='alternate']") is not None
    assert len({item.findtext(f"{ATOM}id") for item in (root, *entries)}) == 3
    assert root.findtext(f"{ATOM}updated") == "2027-01-31T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == book.content.editie.organisatie
    content = entries[0].find(f"{ATOM}content")
    assert content is not None
    assert content.attrib == {"type": "html"}
    assert "<strong>Was:</strong> Pandverbod van 3 maanden" in (content.text or "")
    anchors = re.findall(r'<h2 id="([^"]+)"', _page(book))
    links = [item.find(f"{ATOM}link") for item in entries]
    assert [link.attrib["href"].partition("#")[2] for link in links if link is not None] == anchors


def test_ids_stay_when_a_next_release_comes_and_the_feed_is_the_same_twice(
    changed: Book, tmp_path: Path
) -> None:
    first = feed(changed)
    assert first == feed(changed)
    ids = re.findall(r"<id>(.*)</id>", first.decode())
    later = re.findall(r"<id>(.*)</id>", feed(_second_release(changed, tmp_path)).decode())
    assert later[0] == ids[0]
    assert later[2] == ids[1]
    assert later[1] not in ids


def test_the_feed_knows_the_address_of_the_site_when_it_is_given(
    changed: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b'rel="self" type="application/atom+xml" href="../data/wijzigingen.xml"' in feed(changed)
    monkeypatch.setenv("HANDBOEK_ADRES", "https://handboek.example")
    assert b'href="https://handboek.example/data/wijzigingen.xml"' in feed(changed)


def test_every_page_of_the_site_leads_to_the_feed(book: Book, site: Path) -> None:
    link = re.compile(
        r'<link rel="alternate feed" type="application/atom\+xml" title="[^"]+" href="([^"]+)">'
    )
    for name in ("index.html", "beslishulp/sanctie/index.html", "verantwoording/wijzigingen/index.html"):
        (href,) = link.findall((site / name).read_text(encoding="utf-8"))
        assert ((site / name).parent / href).read_bytes() == feed(book)


def test_the_page_is_in_the_site_with_a_heading_for_every_release(book: Book, site: Path) -> None:
    page = (site / "verantwoording" / "wijzigingen" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../data/wijzigingen.xml"' in page
    releases = releases_of(book)
    assert releases is not None
    for uitgave in releases.uitgaven:
        assert f'id="versie-{uitgave.versie.replace(".", "-")}"' in page


SMALL = Path(__file__).parent / "problems" / "boek"


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The small book in place of the real one, and another whose reaction may come later."""
    now, other = (shutil.copytree(SMALL, tmp_path / name) for name in ("nu", "ander"))
    path = other / "content" / "duren.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("48 uur", "24 uur"), encoding="utf-8")
    monkeypatch.setattr(commands, "ROOT", now)
    return now, other


@pytest.mark.parametrize("below", ["", "content"])
def test_export_compares_with_a_folder(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], below: str
) -> None:
    other = pair[1] / below
    out = tmp_path / "uit"
    assert commands.main(["export", "wijzigingen", "--met", str(other), "--out", str(out)]) == 0
    said, file = capsys.readouterr().out.splitlines()
    assert said == f"Sinds de regels in {other} verandert het advies bij 1 voorbeeld."
    page = Path(file).read_text(encoding="utf-8")
    assert "<strong>Was:</strong> Binnen 24 uur: " in page
    assert "<strong>Wordt:</strong> Binnen 48 uur: " in page
    assert "<li>Een scheldpartij</li>" in page


def test_export_compares_with_a_content_folder_alone(pair: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.rmtree(pair[1] / "docs")
    command = ["export", "wijzigingen", "--met", str(pair[1]), "--out", str(tmp_path / "uit")]
    assert commands.main(command) == 0


def test_export_compares_with_a_file_of_releases(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_release(load_book(pair[1]), again=False)
    file = pair[1] / "uitgaven" / "klein.json"
    command = ["export", "wijzigingen", "--met", str(file), "--out", str(tmp_path / "uit")]
    assert commands.main(command) == 0
    assert "Sinds uitgave 2026.1 verandert het advies bij 1 voorbeeld." in capsys.readouterr().out


def test_what_is_wrong_in_the_other_folder_has_its_place_there(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (pair[1] / "content" / "rollen.yml").unlink()
    assert commands.main(["export", "wijzigingen", "--met", str(pair[1])]) == 1
    assert f"{pair[1]}/content/rollen.yml:1:1: dit bestand ontbreekt" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_wrong_use(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("nergens", "docs"):
        assert commands.main(["export", "wijzigingen", "--met", str(pair[0] / name)]) == 2
        assert "build.py: --met: " in capsys.readouterr().err
