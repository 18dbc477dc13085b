import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handbook.search import FIELDS, chosen_words, expand, expand_site

CONFIG = {"lang": ["nl"], "separator": r"\s+", "pipeline": [], "fields": {"title": {"boost": 1000.0}}}
SYNONYMS = {"pandverbod": ["toegangsverbod", "ontzegging van de toegang"], "ELA": ["landelijke afspraken"]}


def _doc(location: str, title: str, text: str = "", **more: object) -> dict[str, Any]:
    return {"location": location, "title": title, "text": text, **more}


def _expand(*docs: dict[str, Any], chosen: Mapping[str, Sequence[str]] = {}) -> list[dict[str, Any]]:
    expanded: list[dict[str, Any]] = expand({"config": CONFIG, "docs": list(docs)}, SYNONYMS, chosen)["docs"]
    return expanded


def _words(doc: dict[str, Any], field: str) -> set[str]:
    return set(doc[field].split())


def test_what_a_reader_sees_of_an_entry_stays_as_it_is() -> None:
    before = _doc("a/", "Een brief", "<p>De brieven</p>", boost=0.5)
    (after,) = _expand(before)
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == FIELDS.keys()


def test_the_theme_is_told_of_the_new_fields() -> None:
    config = expand({"config": CONFIG, "docs": []}, {}, {})["config"]
    assert config == {**CONFIG, "fields": {"title": {"boost": 1000.0}, **FIELDS}}


def test_words_of_the_title_and_of_the_text_stay_apart() -> None:
    (doc,) = _expand(_doc("a/#b", "Een gesprek", "<p>Stuur een brief.</p>"))
    assert "gesprekken" in _words(doc, "titelwoorden")
    assert "brieven" in _words(doc, "zoekwoorden")
    assert not _words(doc, "titelwoorden") & _words(doc, "zoekwoorden")


def test_a_word_that_stands_there_is_not_added() -> None:
    (doc,) = _expand(_doc("a/#b", "Een gesprek en gesprekken", "<p>een brief, brieven</p>"))
    assert not {"gesprek", "gesprekken"} & _words(doc, "titelwoorden")
    assert not {"brief", "brieven", "gesprekken"} & _words(doc, "zoekwoorden")


def test_a_synonym_is_found_where_the_word_is_meant_in_one_or_more() -> None:
    title, text, neither = _expand(
        _doc("a/", "Pandverboden"), _doc("b/", "B", "<p>een pandverbod</p>"), _doc("c/", "C", "<p>pand</p>")
    )
    assert {"toegangsverbod", "ontzegging"} <= _words(title, "titelwoorden")
    assert {"toegangsverbod", "ontzegging"} <= _words(text, "zoekwoorden")
    assert "toegangsverbod" not in _words(neither, "zoekwoorden")


def test_an_abbreviation_is_found_where_it_is_written_in_full() -> None:
    full, part = _expand(_doc("a/", "Landelijke afspraken"), _doc("b/", "Afspraken"))
    assert "ela" in _words(full, "titelwoorden")
    assert "ela" not in _words(part, "titelwoorden")


def test_the_parts_of_a_compound_come_from_the_words_of_the_site() -> None:
    (known, _) = _expand(_doc("a/#b", "Bezwaartermijn"), _doc("c/#d", "Een bezwaar", "<p>een termijn</p>"))
    assert {"bezwaar", "bezwaren", "termijn", "termijnen"} <= _words(known, "titelwoorden")
    (unknown,) = _expand(_doc("a/#b", "Bezwaartermijn"))
    assert "termijn" not in _words(unknown, "titelwoorden")


def test_a_slip_leads_to_the_page_and_to_no_section_and_is_no_word_of_the_site() -> None:
    page, section, other = _expand(
        _doc("a/", "Aangifte"), _doc("a/#b", "Aangifte"), _doc("c/", "C", "<p>aangiftte</p>")
    )
    assert "aangite" in _words(page, "zoekwoorden")
    assert "aangite" not in _words(section, "zoekwoorden") | _words(other, "zoekwoorden")
    assert "aangiftte" not in _words(page, "zoekwoorden")


def test_the_words_of_an_editor_lead_to_the_page_in_every_form() -> None:
    chosen = {"a/": ["112", "geheim adres", "raadslid"]}
    page, section = _expand(_doc("a/", "A"), _doc("a/#b", "B"), chosen=chosen)
    assert page["trefwoorden"] == "112 geheim adres raadslid"
    assert "raadsleden" in _words(page, "titelwoorden")
    assert "raadsild" in _words(page, "zoekwoorden")
    assert section["trefwoorden"] == section["titelwoorden"] == ""


def test_an_editor_chooses_words_at_the_top_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "index.md").write_text("# Kop", encoding="utf-8")
    top = '---\ntitle: C\nzoekwoorden: ["112", 118, geheim adres]\n---\n# C'
    (tmp_path / "b" / "c.md").write_text(top, encoding="utf-8")
    assert chosen_words(tmp_path) == {"": [], "b/c/": ["112", "118", "geheim adres"]}


def test_markup_and_marks_of_sources_are_no_words() -> None:
    (doc,) = _expand(_doc("a/#b", "Een foto&amp;co", "<strong>een brief</strong> H-151"))
    assert not [word for word in _words(doc, "zoekwoorden") if "strong" in word or "151" in word]
    assert not [word for word in _words(doc, "titelwoorden") if "amp" in word]


def test_the_index_of_a_built_site_is_replaced_and_a_site_without_one_is_left_alone(tmp_path: Path) -> None:
    site, staged = tmp_path / "site", tmp_path / "staged"
    for folder in (site, staged):
        folder.mkdir()
    (staged / "a.md").write_text("---\nzoekwoorden: [deurverbod]\n---\n", encoding="utf-8")
    expand_site(site, staged, SYNONYMS)
    assert list(site.iterdir()) == []
    path = site / "search" / "search_index.json"
    path.parent.mkdir()
    index = {"config": CONFIG, "docs": [_doc("a/", "Eén pandverbod")]}
    path.write_text(json.dumps(index), encoding="utf-8")
    expand_site(site, staged, SYNONYMS)
    expected = expand(index, SYNONYMS, {"a/": ["deurverbod"]})
    assert json.loads(path.read_text(encoding="utf-8")) == expected
