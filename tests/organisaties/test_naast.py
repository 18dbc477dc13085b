"""An edition beside the national example: whose each part of an advice is, and what differs."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from handbook.book import Book, load_book, load_rules
from handbook.pages import render_pages
from handbook.views import Views
from tests.organisaties.helper import EDITIONS, write_layer
from widgets.render import render_advies
from widgets.rules import Regels, advise
from widgets.runtime.bridge import answer

ROOT = Path(__file__).resolve().parents[2]
THREAT = {"gedraging": ("dreigen",)}


def _rules(tmp_path: Path, **files: str) -> Regels:
    named = {
        "beslissingen/sanctie.yml" if name == "sanctie" else f"{name}.yml": text
        for name, text in files.items()
    }
    root = tmp_path / "boek"
    return load_rules(root, write_layer(root, named))[2]


def _anders(advies: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (rij["wat"], rij["landelijk"], rij["hier"]) for rij in advies["landelijk"]["rijen"] if rij["anders"]
    ]


def _marks(advies: dict[str, Any]) -> list[object]:
    """Give every mark on a part of the advice that says it is the organisation's."""
    parts = [
        *advies["maatregelen"],
        *(item for value in advies.values() if isinstance(value, list) for item in value),
    ]
    found = [part["herkomst"] for part in parts if isinstance(part, dict) and part.get("herkomst")]
    return [dict(pair) for pair in {tuple(mark.items()) for mark in found}]


def test_one_changed_duration_is_the_only_difference(tmp_path: Path) -> None:
    advies = advise(_rules(tmp_path, duren="pandverbod-dreigen:\n  waarde: 2 maanden\n"), "sanctie", THREAT)
    assert _anders(advies) == [("Pandverbod: hoe lang", "3 maanden", "2 maanden")]
    assert _marks(advies) == [{"duur": "aangepast"}]
    assert advies["herkomst"] == "landelijk"
    assert advies["landelijk"]["let_op"] == []


def test_what_did_not_change_has_no_difference(tmp_path: Path) -> None:
    regels = _rules(tmp_path, duren="pandverbod-dreigen:\n  waarde: 2 maanden\n")
    advies = advise(regels, "sanctie", {"gedraging": ("schelden",)})
    assert _anders(advies) == _marks(advies) == []
    html = render_advies(regels, advies)
    assert "Alles hieronder is het landelijke voorbeeld." in html
    assert 'class="van"' not in html
    assert "Vergelijk met het landelijke voorbeeld: geen verschil" in html


def test_a_mark_is_in_words_and_only_on_what_is_otherwise(tmp_path: Path) -> None:
    regels = _rules(tmp_path, duren="pandverbod-dreigen:\n  waarde: 2 maanden\n")
    html = render_advies(regels, advise(regels, "sanctie", THREAT))
    assert html.count('<small class="van">eigen<span class="alleen-gehoord">: van Gemeente Proef</span>') == 1
    assert "<dd>2 maanden <small" in html
    assert "De rest is het landelijke voorbeeld." in html
    assert "Vergelijk met het landelijke voorbeeld: één verschil" in html


def test_a_question_of_its_own_changes_what_is_asked_and_not_the_comparison(tmp_path: Path) -> None:
    optie = "{id: straat, label: Straat, als: het op straat was}"
    vraag = f"  - {{id: plek, label: 'Waar?', source: [H-001], options: [{optie}]}}\n"
    rule = "{id: straat, when: {plek: straat}, then: {toon: [bel-politie]}, because: Bel., source: [H-001]}"
    rule = f"  - id: stappen\n    rules:\n      - {rule}\n"
    regels = _rules(tmp_path, sanctie=f"vragen:\n{vraag}tabellen:\n{rule}")
    advies = advise(regels, "sanctie", {"gedraging": ("schelden",), "plek": ("straat",)})
    assert [wat for wat, _, _ in _anders(advies)] == ["Stap"]
    assert advies["landelijk"]["let_op"] == [
        "Het landelijke voorbeeld kent dit antwoord niet: Straat. Het telt daar niet mee."
    ]
    assert _anders(advise(regels, "sanctie", {"gedraging": ("schelden",)})) == []


def test_an_answer_that_is_gone_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    gone = "vragen:\n  - id: gedraging\n    options:\n      - {id: slaan, weg: true}\n"
    rules = "tabellen:\n  - id: sanctie\n    rules:\n      - {id: slaan, weg: true}\n"
    regels = _rules(tmp_path, sanctie=gone + rules)
    national = regels.landelijk
    assert national
    assert national.decisions == load_rules(tmp_path / "boek")[2].decisions
    assert [optie.id for optie in national.decisions["sanctie"].vragen[0].opties] == [
        "schelden",
        "dreigen",
        "slaan",
    ]
    advies = advise(regels, "sanctie", THREAT)
    assert _anders(advies) == []


def test_a_question_that_is_gone_is_named(tmp_path: Path) -> None:
    regels = _rules(tmp_path, sanctie="vragen:\n  - {id: herhaling, weg: true}\n")
    let_op = advise(regels, "sanctie", THREAT)["landelijk"]["let_op"]
    assert let_op == ["Het landelijke voorbeeld vraagt ook: Was het eerder? Daar is nu geen antwoord op."]


def test_another_name_for_a_role_is_the_organisations(tmp_path: Path) -> None:
    regels = _rules(tmp_path, rollen="leidinggevende:\n  label: teamleider\n")
    advies = advise(regels, "sanctie", THREAT)
    assert advies["maatregelen"][0]["herkomst"] == {"beslisser": "aangepast"}
    assert ("Pandverbod: wie beslist", "leidinggevende", "teamleider") in _anders(advies)
    html = render_advies(regels, advies)
    assert html.count("eigen<span") >= 1


def test_a_decision_of_its_own_has_nothing_to_compare_with(tmp_path: Path) -> None:
    source = (
        EDITIONS.parents[1] / "handbook" / "problems" / "boek" / "content" / "beslissingen" / "sanctie.yml"
    )
    text = source.read_text(encoding="utf-8").replace("Welke sanctie", "Welke toegang")
    root = tmp_path / "boek"
    regels = load_rules(root, write_layer(root, {"beslissingen/toegang.yml": text}))[2]
    advies = advise(regels, "toegang", THREAT)
    assert advies["landelijk"] == {
        "rijen": [],
        "let_op": ["Het landelijke voorbeeld geeft hierover geen advies."],
    }
    assert "Het landelijke voorbeeld geeft hierover geen advies." in render_advies(regels, advies)


@pytest.fixture(scope="module")
def zeedorp(book: Book) -> Book:
    """The edition over the real content."""
    return load_book(ROOT, EDITIONS / "zeedorp", book)


def test_the_national_rules_inside_an_edition_are_the_national_rules(zeedorp: Book, book: Book) -> None:
    national = zeedorp.regels.landelijk
    assert national
    assert national.decisions == book.regels.decisions
    for casus in book.content.casussen.values():
        there = advise(zeedorp.regels, casus.beslissing, casus.antwoorden)["landelijk"]
        here = advise(book.regels, casus.beslissing, casus.antwoorden)
        assert (there["uitkomst"], there["code"]) == (here["uitkomst"], here["code"])


def test_what_is_the_same_is_not_there_twice(zeedorp: Book, book: Book) -> None:
    def size(data: object) -> int:
        return len(json.dumps(data, ensure_ascii=False).encode())

    assert size(zeedorp.compiled["landelijk"]) < size(book.compiled) / 10
    assert zeedorp.regels.landelijk
    same = zeedorp.regels.landelijk.decisions["schade"]
    assert (
        same is zeedorp.regels.decisions["schade"]
        or same.tables[0] is zeedorp.regels.decisions["schade"].tables[0]
    )


def test_the_base_has_no_trace_of_a_comparison(book: Book) -> None:
    text = json.dumps(book.compiled)
    advies = advise(book.regels, "sanctie", {"gedraging": ("verbaal",)})
    assert not any(word in text for word in ('"landelijk":', '"herkomst"', '"delen"'))
    assert "herkomst" not in json.dumps(advies)
    html = render_advies(book.regels, advies)
    assert not any(word in html for word in ("naast", 'class="van"', 'class="herkomst"'))


def test_letters_and_receipts_have_no_marks(zeedorp: Book) -> None:
    answers = {"gedraging": ["bedreiging-werknemer"]}
    message = {"beslissing": "sanctie", "antwoorden": answers, "vandaag": "2026-11-24"}
    texts = []
    for stuk in ("pandverbod.odt", "afschrift.odt"):
        found = json.loads(answer(zeedorp.regels, json.dumps({**message, "stuk": stuk})))["bestand"]
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(found["inhoud"]))) as odt:
            texts.append(odt.read("content.xml").decode())
    for text in texts:
        assert not any(word in text for word in ("eigen<", "landelijke voorbeeld", "\ue000", "\ue001"))
    assert "Gemeente Zeedorp, versie 2026.1" in texts[-1]


DURATION = {"duren.yml": "reactie:\n  waarde: 24 uur\n"}


def _page(tmp_path: Path, text: str, files: Mapping[str, str | None]) -> str:
    root = tmp_path / "boek"
    layer = write_layer(root, {**files, "docs/eigen.md": f"---\ntitle: X\n---\n\n{text}\n"})
    book = load_book(root, layer)
    return dict(render_pages(book, Views(book=book, python="[]")))["eigen.md"].decode()


def _rows(html: str) -> list[str]:
    """Give the lines of the comparison on a page, as text."""
    found = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", html)
    return [re.sub(r"<[^>]+>|&[a-z]+;", " ", row) for row in found if "data-kop" in row]


def test_a_table_of_all_outcomes_marks_and_compares_only_what_differs(tmp_path: Path) -> None:
    html = _page(tmp_path, '{{ uitkomsten("sanctie") }}', DURATION)
    (row,) = _rows(html)
    assert "Binnen 48 uur: Geef de veroorzaker een reactie." in row
    assert "Binnen 24 uur: Geef de veroorzaker een reactie." in row
    assert html.count('<small class="van">eigen') == 1


def test_deadlines_of_a_case_are_marked_and_compared(tmp_path: Path) -> None:
    root = tmp_path / "boek"
    regels = load_rules(root, write_layer(root, DURATION))[2]
    message = {"beslissing": "dossier", "antwoorden": {"gedraging": ["dreigen"]}, "vandaag": "2026-11-24"}
    html = str(json.loads(answer(regels, json.dumps(message)))["html"])
    (section,) = re.findall(r'<section class="termijnen">.*?</section>', html)
    assert 'Binnen 24 uur <small class="van">eigen' in section
    assert '<td data-kop="Landelijk voorbeeld">Binnen 48 uur</td>' in section


def test_a_table_that_did_not_change_has_nothing_to_unfold(tmp_path: Path) -> None:
    html = _page(tmp_path, '{{ uitkomsten("sanctie") }}', {})
    assert "Alles hieronder is het landelijke voorbeeld." in html
    assert "<details" not in html


def test_a_printed_table_stays_as_it_is_and_says_what_differs(zeedorp: Book, book: Book) -> None:
    pages, national = (dict(render_pages(found, Views(book=found, python="[]"))) for found in (zeedorp, book))
    html = pages["handelen/bestuurlijke-maatregelen.md"].decode()
    table = re.search(
        r'<div class="hb-table".*?</div>',
        national["handelen/bestuurlijke-maatregelen.md"].decode(),
        re.DOTALL,
    )
    assert table
    assert table[0] in html
    assert "Bedreiging van een medewerker: eerste keer" in html
    protocol = pages["protocollen/reactie-naar-veroorzaker.md"].decode()
    assert len(_rows(protocol)) == protocol.count('<small class="van">eigen') == 1


def test_base_pages_have_no_comparison(book: Book) -> None:
    for _, data in render_pages(book, Views(book=book, python="[]")):
        assert not any(word in data for word in (b'class="naast"', b'class="herkomst"', b'class="van"'))


def _anders_page(tmp_path: Path, files: Mapping[str, str | None]) -> tuple[list[str], str]:
    """Give the headings with their lines on the page that says what is different, and the page."""
    root = tmp_path / "boek"
    book = load_book(root, write_layer(root, files))
    html = dict(render_pages(book, Views(book=book, python="[]")))["verantwoording/anders.md"].decode()
    return re.findall(r'<h2 id="([a-z-]+)"', html), html


def test_the_page_with_differences_has_one_changed_duration_and_nothing_else(tmp_path: Path) -> None:
    headings, html = _anders_page(tmp_path, {"duren.yml": "pandverbod-dreigen:\n  waarde: 2 maanden\n"})
    assert headings == ["beslissing-sanctie", "duren", "voorbeelden"]
    assert all("3 maanden" in row and "2 maanden" in row for row in _rows(html))
    assert "Pandverbod dreigen" in html
    assert "landelijke voorbeelden hebben er" in html


def test_the_page_with_differences_names_both_values_and_the_own_source(zeedorp: Book) -> None:
    pages = dict(render_pages(zeedorp, Views(book=zeedorp, python="[]")))
    html = pages["verantwoording/anders.md"].decode()
    (row,) = [row for row in _rows(html) if row.startswith("Pandverbod bedreiging werknemer")]
    text = "Pandverbod bedreiging werknemer 3 maanden 2 maanden Bron: Protocol Zeedorp"
    assert " ".join(row.split()) == text
    assert "Wie bel je in Zeedorp?</a>" in html
    assert "Blijven filmen na een verzoek om te stoppen" in html
    assert "<strong>Gemeente Zeedorp:</strong> Pandverbod van 2 maanden" in html


def test_every_kind_of_change_is_on_the_page(tmp_path: Path) -> None:
    files = {
        "rollen.yml": "leidinggevende:\n  label: teamleider\n",
        "stappen.yml": "reageer:\n  tekst: Reageer altijd.\n",
        "maatregelen.yml": "brief:\n  toelichting: Een brief van ons.\n",
        "docs/eigen.md": "---\ntitle: Onze pagina\n---\n\nDit is van ons.\n",
    }
    headings, html = _anders_page(tmp_path, files)
    assert {"rollen", "stappen", "maatregelen", "paginas"} <= set(headings)
    for text in ("teamleider", "Reageer altijd.", "Een brief van ons.", "Onze pagina"):
        assert text in html


def test_an_edition_that_changes_nothing_says_so(tmp_path: Path) -> None:
    headings, html = _anders_page(tmp_path, {})
    assert headings == []
    assert "Gemeente Proef heeft nog niets anders dan het landelijke voorbeeld." in html


def test_only_an_edition_has_the_page(zeedorp: Book, book: Book) -> None:
    assert "verantwoording/anders.md" in zeedorp.docs
    assert "verantwoording/anders.md" not in book.docs
