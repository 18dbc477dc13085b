"""Schemes as organisations have them, each written as content only: every field shows in advice and words.

A file of protocollen/ is a decision with its facts, added to the small book, and cases that say what the
advice is. Written short: a source, a reason and the label of an answer are filled in here.
"""

import csv
import io
import json
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from handbook.book import Book, load_book
from handbook.exports import exports
from handbook.forms import decision_form
from handbook.importing import import_rules
from handbook.views import Views
from tests.advies import holds, shown_text
from tests.handbook.exports.engine import differences, evaluate
from widgets.render import render_advies
from widgets.rules import advise, every_case
from widgets.runtime.afschrift import afschrift
from widgets.runtime.bridge import answer
from widgets.runtime.waarden import waarden
from widgets.runtime.zaak import Zaak, open_dossier
from widgets.stukken.invullen import maak
from widgets.stukken.model import Alinea, Lijst, Tabel

Json = dict[str, Any]
BOOK = Path(__file__).parents[1] / "handbook" / "problems" / "boek"
SCHEMES = {path.stem: path for path in sorted((Path(__file__).parent / "protocollen").glob("*.yml"))}
SOURCED = ("duren", "rechtsmiddelen", "uitzonderingen", "voorwaarden", "stappen", "stukken")
SOURCE = {"source": ["H-001"]}
NAME = "protocol"


def _read(scheme: str) -> Json:
    data: Json = yaml.safe_load(SCHEMES[scheme].read_text(encoding="utf-8"))
    return data


CASES = [
    pytest.param(scheme, case, id=f"{scheme}-{number}")
    for scheme in SCHEMES
    for number, case in enumerate(_read(scheme)["gevallen"])
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    return {scheme: _book(tmp_path_factory.mktemp(scheme), _read(scheme)) for scheme in SCHEMES}


def _book(folder: Path, data: Json) -> Book:
    root = shutil.copytree(BOOK, folder / "boek")
    content = root / "content"
    for kind, entries in data["content"].items():
        entries = {name: {**(SOURCE if kind in SOURCED else {}), **item} for name, item in entries.items()}  # noqa: PLW2901
        if kind == "stukken":
            for name, entry in entries.items():
                _write(content / "stukken" / f"{name}.yml", entry)
            continue
        path = content / f"{kind}.yml"
        _write(path, {**yaml.safe_load(path.read_text(encoding="utf-8")), **entries})
    _write(content / "beslissingen" / f"{NAME}.yml", _decision(data["beslissing"]))
    dossiers = {"zaak": {"titel": "Zaak", "beslissingen": [NAME], "velden": ["moment"]}}
    path = content / "dossiers.yml"
    _write(path, {**yaml.safe_load(path.read_text(encoding="utf-8")), **dossiers})
    return load_book(root)


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _decision(data: Json) -> Json:
    vragen = [{**SOURCE, **vraag, "options": _named(vraag["options"], "als")} for vraag in data["vragen"]]
    return {**data, "vragen": vragen, "tabellen": [_table(table) for table in data["tabellen"]]}


def _table(table: Json) -> Json:
    for rule in (*table["rules"], *table.get("combinaties", ())):
        rule |= {**SOURCE, "because": "Dat staat in het protocol.", **rule}
        for measure in rule.get("then", {}).get("maatregelen", ()):
            measure.update(SOURCE)
    return {**table, "uitkomsten": _named(table.get("uitkomsten", {}), "label")}


def _named(items: Json, field: str) -> list[Json]:
    """Give a list of entries for a mapping of ids to words."""
    entries = (
        {"id": name, **(item if isinstance(item, dict) else {field: item})} for name, item in items.items()
    )
    return [{"label": str(entry[field]).capitalize(), **entry} for entry in entries]


def _answers(case: Json) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(value if isinstance(value, list) else [value])
        for name, value in case["antwoorden"].items()
    }


@pytest.mark.parametrize(("scheme", "case"), CASES)
def test_a_case_gives_this_advice_in_these_words(books: dict[str, Book], scheme: str, case: Json) -> None:
    regels = books[scheme].regels
    zaak = Zaak(name=NAME, antwoorden=_answers(case), velden=case.get("velden", {}))
    dossier = open_dossier(regels, zaak)
    advies = dossier["adviezen"][NAME]
    assert holds(case.get("advies", {}), advies), json.dumps(advies, indent=1, ensure_ascii=False)

    text = shown_text(render_advies(regels, advies))
    assert [words for words in case.get("woorden", ()) if words not in text] == [], text
    assert [words for words in case.get("zonder", ()) if words in text] == []
    for expected in case.get("termijnen", ()):
        assert any(holds(expected, item) for item in dossier["termijnen"]), dossier["termijnen"]
    for name, words in case.get("stukken", {}).items():
        values = waarden(regels, dossier, Zaak(name=NAME, antwoorden=zaak.antwoorden, stuk=f"{name}.odt"))
        stuk = maak(regels.stukken[name], values)
        runs = [blok.delen for blok in stuk.blokken if isinstance(blok, Alinea)]
        runs += [item for blok in stuk.blokken if isinstance(blok, Lijst) for item in blok.items]
        assert words in " ".join(
            " ".join(deel.tekst.split()) for delen in runs for deel in delen if deel.tekst.strip()
        )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_combination_renders_and_what_would_change_it_is_true(
    books: dict[str, Book], scheme: str
) -> None:
    regels = books[scheme].regels
    for findings in every_case(regels, NAME):
        answers = {vraag.id: tuple(findings.facts.get(vraag.id, ())) for vraag in findings.decision.vragen}
        advies = advise(regels, NAME, {name: values for name, values in answers.items() if values})
        assert advies["titel"] in unescape(render_advies(regels, advies))
        for item in advies["wat_als"]:
            assert not item["tekst"].endswith(": ."), item
        message = {"beslissing": "zaak", "antwoorden": advies["antwoorden"], "vandaag": "2026-11-24"}
        assert "fout" not in json.loads(answer(regels, json.dumps(message)))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_and_open_data_hold_every_rule(books: dict[str, Book], scheme: str) -> None:
    book = books[scheme]
    marks = {"bron": lambda *_: "", "keuze": lambda *_: "", "basis": ""}
    page = shown_text(str(Views(book=book, python="").functions(marks)["uitkomsten"](NAME)))
    rows = csv.DictReader(io.StringIO(dict(exports(book))[f"data/{NAME}.csv"].decode("utf-8-sig")))
    silent = {words["label"] for words in book.regels.woorden["uitkomsten"].values() if words["stil"]}
    shown = _read(scheme).get("pagina", ())
    assert [words for words in shown if words not in page] == [], page
    tables = book.regels.decisions[NAME].tables
    combined = {combinatie.rule.id for table in tables for combinatie in table.combinaties}
    rules = [row for row in rows if row["regel"] not in combined]
    assert [row for row in rules if row["uitkomst"] not in page and row["uitkomst"] not in silent] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_json_schema_dmn_and_import_carry_every_scheme(
    books: dict[str, Book], scheme: str, tmp_path: Path
) -> None:
    book = books[scheme]
    files = dict(exports(book))
    schema, regels = (json.loads(files[f"data/{name}"]) for name in ("regels.schema.json", "regels.json"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(regels)] == []

    dmn, export = tmp_path / "protocol.dmn", tmp_path / "regels.json"
    dmn.write_bytes(files[f"data/{NAME}.dmn"])
    cases = list(every_case(book.regels, NAME))
    assert differences(cases, evaluate(dmn, cases)) == []

    export.write_bytes(files["data/regels.json"])
    assert import_rules(book.root, export, tmp_path / "uit").regels == book.regels


def test_the_receipt_says_what_is_not_there_yet_and_what_holds_around(
    books: dict[str, Book],
) -> None:
    regels = books["balie"].regels
    answers = {"gericht": ("mens",), "ernst": ("ernstig",), "horen": ("nee",), "regels": ("ja",)}
    dossier = open_dossier(regels, Zaak(name=NAME, antwoorden=answers))
    tables = [blok for blok in afschrift(regels, dossier, {}, "").blokken if isinstance(blok, Tabel)]
    rows = {kop: delen[0].tekst for tabel in tables for kop, delen in tabel.rijen}
    assert rows["Nog niet voldaan"] == "De bewoner is gehoord."
    assert rows["Wie tekent"] == "leidinggevende en adviseur"


def test_how_far_to_look_back_stands_at_the_question_and_in_the_open_data(books: dict[str, Book]) -> None:
    book = books["kaarten"]
    vragen = {vraag["id"]: vraag for vraag in book.compiled["beslissingen"][NAME]["vragen"]}
    assert vragen["kaart"]["terugkijken"] == "P1Y"
    assert decision_form(book, NAME)["terugkijken"]["kaart"] == "Kijk 1 jaar terug."


def test_the_open_data_tells_what_a_measure_says_itself_from_what_its_kind_says(
    books: dict[str, Book],
) -> None:
    rules = books["verloop"].compiled["beslissingen"][NAME]["tabellen"][0]["rules"]
    own = {rule["id"]: [item.get("eigen") for item in rule["then"]["maatregelen"]] for rule in rules}
    assert (own["altijd"], own["verbod"]) == ([{"verloop": {"herzien": "halfjaar"}}], [None])


def test_all_24_points_are_proven() -> None:
    assert {point for scheme in SCHEMES for point in _read(scheme)["punten"]} == set(range(1, 25))
