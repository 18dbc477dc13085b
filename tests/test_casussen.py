"""The worked cases: what each expects is what the rules say, and together they show everything."""

import itertools
from pathlib import Path

import pytest

from handbook.book import Book
from handbook.casussen import check_casussen
from handbook.problems import Problem

ROOT = Path(__file__).resolve().parents[1]
NAMES = sorted(path.stem for path in (ROOT / "content" / "casussen").glob("*.yml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_say_what_the_case_expects(book: Book, name: str) -> None:
    casus, advies = book.content.casussen[name], book.adviezen[name]
    kinds = [maatregel.soort for maatregel in casus.verwacht.maatregelen]

    assert advies["uitkomst"] == casus.verwacht.uitkomst
    assert {table: advies[table]["uitkomst"] for table in casus.verwacht.tabellen} == casus.verwacht.tabellen
    assert [maatregel["soort"] for maatregel in advies["maatregelen"]] == kinds
    assert set(casus.verwacht.stappen) <= {stap["id"] for stap in advies["stappen"]}


def test_another_advice_is_a_problem(book: Book) -> None:
    name, other = (
        NAMES[0],
        next(n for n in NAMES if book.adviezen[n]["code"] != book.adviezen[NAMES[0]]["code"]),
    )
    problems = list(check_casussen(book.content, {**book.adviezen, name: book.adviezen[other]}))

    assert problems
    assert all(isinstance(problem, Problem) and name in problem.path for problem in problems)


def test_every_behaviour_is_shown_the_first_time_and_on_repeat(book: Book) -> None:
    behaviours = [optie.id for optie in book.content.beslissingen["sanctie"].vragen[1].options]
    shown = {
        (gedraging, herhaling)
        for casus in book.content.casussen.values()
        for gedraging in casus.antwoorden.get("gedraging", ())
        if casus.beslissing == "sanctie"
        for herhaling in casus.antwoorden.get("herhaling", ())
    }
    assert set(itertools.product(behaviours, ("nee", "ja"))) <= shown


def test_every_outcome_is_shown(book: Book) -> None:
    shown = {
        (advies["beslissing"], table, advies[table]["uitkomst"] if table in advies else advies["uitkomst"])
        for advies in book.adviezen.values()
        for table in _one_of_many(book, advies["beslissing"])
    }
    for name in book.content.beslissingen:
        for table, uitkomsten in _one_of_many(book, name).items():
            assert {found[2] for found in shown if found[:2] == (name, table)} == set(uitkomsten), (
                name,
                table,
            )


def test_every_decision_and_dossier_has_its_page(book: Book, site: Path) -> None:
    for name in (*book.content.beslissingen, *book.content.dossiers):
        page = (site / "beslishulp" / name / "index.html").read_text(encoding="utf-8")
        assert f'data-beslishulp="{name}"' in page


def _one_of_many(book: Book, name: str) -> dict[str, list[str]]:
    tables = (table for table in book.content.beslissingen[name].tabellen if table.policy == "een")
    return {table.id: [uitkomst.id for uitkomst in table.uitkomsten] for table in tables}


def test_the_page_with_cases_tells_each_with_its_advice(book: Book, site: Path) -> None:
    for name, advies in book.adviezen.items():
        folder = site / "voorbeelden" / advies["beslissing"].replace("sanctie", "")
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert f'id="casus-{name}"' in page
        assert advies["titel"] in page
