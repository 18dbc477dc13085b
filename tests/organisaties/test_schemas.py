"""Published schemes as editions of data only: each is sound, and the advice says what its scheme says.

An edition is a folder in edities/; verwacht/<id>.yml says what is open in it and what some advices hold.
"""

import csv
import io
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from handbook.book import Book, load_book
from handbook.exports import exports
from handbook.organisatie.compleet import decides_nationally
from handbook.organisatie.open import standings
from handbook.pages import render_pages
from handbook.views import Views
from tests.advies import holds, shown_text
from tests.landelijk import ROOT, national_book
from tests.organisaties.helper import EDITIONS, HERE
from widgets.render import render_advies
from widgets.rules import advise, every_case, load_regels
from widgets.rules.answers import ask, to_answers
from widgets.rules.decide import decide
from widgets.runtime.bridge import answer
from widgets.runtime.zaak import Zaak, open_dossier

SCHEMES = sorted(path.stem for path in (HERE / "verwacht").glob("*.yml"))
KINDS = (
    "bronnen",
    "duren",
    "maatregelen",
    "rechtsmiddelen",
    "rollen",
    "stappen",
    "voorwaarden",
    "werkingsgebieden",
)
ADVICES = [
    pytest.param(name, case, id=f"{name}-{number}")
    for name in SCHEMES
    for number, case in enumerate(
        yaml.safe_load((HERE / "verwacht" / f"{name}.yml").read_text(encoding="utf-8"))["adviezen"]
    )
]


@cache
def _edition(name: str) -> Book:
    """Give the edition, checked, proven, and with every case as it expects."""
    return load_book(ROOT, EDITIONS / name, national_book())


@cache
def _data(name: str) -> dict[str, bytes]:
    """Give the open data of the edition."""
    return dict(exports(_edition(name)))


@cache
def _words_of_code() -> frozenset[str]:
    code = [path for folder in ("handbook", "widgets", "theme") for path in _files(folder)]
    return frozenset(
        word for path in code for word in re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))
    )


def _changed(name: str) -> list[str]:
    """Give the decisions of an edition that the country does not have so."""
    content = _edition(name).content
    return [one for one in content.beslissingen if content.herkomst("beslissingen", one) != "landelijk"]


def _files(folder: str) -> list[Path]:
    return [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".js", ".toml")]


@pytest.mark.parametrize("name", SCHEMES)
def test_what_the_scheme_does_not_say_is_still_to_be_filled_in(name: str) -> None:
    expected = yaml.safe_load((HERE / "verwacht" / f"{name}.yml").read_text(encoding="utf-8"))["open"]
    left = [plek.name for stand in standings(_edition(name).content) for plek in stand.open]
    # No scheme says whom to call.
    assert sorted(way for way in left if not way.startswith("contacten.")) == sorted(expected)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_rule_of_the_scheme_has_a_case(name: str) -> None:
    book = _edition(name)
    content = book.content
    own = [case for case in content.casussen if content.herkomst("casussen", case) == "lokaal"]
    shown: set[str] = set()
    for casus in (content.casussen[case] for case in own):
        decision = book.regels.decisions[casus.beslissing]
        found = decide(decision, ask(decision, casus.antwoorden)).by_table.values()
        shown |= {rule.id for finding in found for rule in finding.rules}
    rules = {
        rule.id
        for decision, beslissing in content.beslissingen.items()
        for table in beslissing.tabellen
        if table.policy == "een"
        for part, items in (("rules", table.rules), ("combinaties", table.combinaties))
        for rule in items
        if content.herkomst("beslissingen", decision, "tabellen", table.id, part, rule.id) != "landelijk"
    }
    assert rules - shown == set()


@pytest.mark.parametrize(("name", "case"), ADVICES)
def test_the_advice_says_what_the_scheme_says(name: str, case: dict[str, Any]) -> None:
    regels = _edition(name).regels
    answers = {
        vraag: tuple(value if isinstance(value, list) else [value])
        for vraag, value in case["antwoorden"].items()
    }
    beslissing = case.get("beslissing", "sanctie")
    zaak = Zaak(name=beslissing, antwoorden=answers, velden=case.get("velden", {}))
    dossier = open_dossier(regels, zaak)
    advies = dossier["adviezen"][beslissing]
    assert holds(case.get("advies", {}), advies), json.dumps(advies, indent=1, ensure_ascii=False)
    text = shown_text(render_advies(regels, advies))
    assert [words for words in case.get("woorden", ()) if words not in text] == [], text
    steps = [step["id"] for step in advies.get("stappen", ())]
    assert [step for step in case.get("stappen", ()) if step not in steps] == [], steps
    for expected in case.get("termijnen", ()):
        assert any(holds(expected, item) for item in dossier["termijnen"]), dossier["termijnen"]


@pytest.mark.parametrize("name", SCHEMES)
def test_combinations_are_shown_and_answered(name: str) -> None:
    regels = _edition(name).regels
    for decision in _changed(name):
        found = list(every_case(regels, decision))
        shown_in = [item.id for item in regels.dossiers.values() if decision in item.beslissingen]
        for findings in found[:: len(found) // 100 + 1]:
            answers = to_answers(findings.decision, findings.facts)
            advies = advise(regels, decision, {vraag: tuple(words) for vraag, words in answers.items()})
            assert advies["titel"] in unescape(render_advies(regels, advies))
            assert not [item["tekst"] for item in advies["wat_als"] if item["tekst"].endswith(": .")]
            for asked in (decision, *shown_in):
                message = {"beslissing": asked, "antwoorden": answers, "vandaag": "2026-11-24"}
                assert "fout" not in json.loads(answer(regels, json.dumps(message)))


@pytest.mark.parametrize("name", SCHEMES)
def test_pages_and_open_data_hold_every_outcome(name: str) -> None:
    book = _edition(name)
    views, data = Views(book=book, python="[]"), _data(name)
    pages = dict(render_pages(book, views))
    if "beslishulp/sanctie.md" in pages:
        text = shown_text(pages["beslishulp/sanctie.md"].decode())
        assert ("voorbeelden uit de handreiking" in text) == decides_nationally(book.content, "sanctie")
    marks = {"bron": lambda *_: "", "keuze": lambda *_: "", "basis": ""}
    silent = {words["label"] for words in book.regels.woorden["uitkomsten"].values() if words["stil"]}
    for decision in _changed(name):
        own = pages.get(f"beslishulp/{decision}.md", b"").decode()
        page = shown_text(own or str(views.functions(marks)["uitkomsten"](decision)))
        rows = csv.DictReader(io.StringIO(data[f"data/{decision}.csv"].decode("utf-8-sig")))
        told, spoken = page.lower(), [row for row in rows if row["uitkomst"] not in silent]
        assert [row for row in spoken if row["uitkomst"].lower() not in told] == []


@pytest.mark.parametrize("name", SCHEMES)
def test_the_rules_as_open_data_fit_their_schema_and_come_back_the_same(name: str) -> None:
    book, data = _edition(name), _data(name)
    schema, regels = (json.loads(data[f"data/{file}"]) for file in ("regels.schema.json", "regels.json"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(regels)] == []
    regels.pop("$schema")
    assert load_regels(regels).decisions == book.regels.decisions


@pytest.mark.parametrize("name", SCHEMES)
def test_an_edition_is_data_only_and_no_code_knows_it(name: str) -> None:
    files = [path for path in (EDITIONS / name).rglob("*") if path.is_file()]
    assert {path.suffix for path in files} <= {".yml", ".md"}
    content = _edition(name).content
    own = {
        entry
        for kind in KINDS
        for entry in getattr(content, kind)
        if content.herkomst(kind, entry) == "lokaal"
    }
    assert {name, *(entry for entry in own if "-" in entry)} & _words_of_code() == set()


def test_every_edition_has_its_expectations() -> None:
    folders = {path.name for path in EDITIONS.iterdir() if path.is_dir()}
    assert set(SCHEMES) <= folders
