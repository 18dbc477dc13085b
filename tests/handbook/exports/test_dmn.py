"""The DMN files: valid by the schema of the OMG, and the same outcomes from an engine that is not ours."""

import os
import re
from itertools import islice
from pathlib import Path

import pytest
import xmlschema

from handbook.book import Book
from handbook.environment import ensure_node_packages
from handbook.exports import exports
from tests.handbook.exports.engine import differences, evaluate
from widgets.rules import every_case
from widgets.rules.answers import ask
from widgets.rules.decide import Findings, decide

ROOT = Path(__file__).resolve().parents[3]
DECISIONS = ("aangifte", "nazorg", "sanctie", "schade", "vervolg")
TYPE = re.compile(r'<itemDefinition id="type-(\w+)".*?<allowedValues>\s*<text>(.*?)</text>', re.DOTALL)
SAMPLE = 1 if os.environ.get("ALLE_GEVALLEN") else 150
"""How many combinations of each decision: every one takes two minutes, so only when asked for."""


@pytest.fixture(scope="module")
def files(book: Book) -> dict[str, bytes]:
    return {Path(name).stem: data for name, data in exports(book) if name.endswith(".dmn")}


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    packages = ensure_node_packages(ROOT)
    return xmlschema.XMLSchema(packages / "dmn-moddle/resources/dmn/xsd/DMN13.xsd")


def _cases(book: Book, name: str, sample: int = SAMPLE) -> list[Findings]:
    """Give the cases of content/casussen, and a spread over all combinations."""
    decision = book.regels.decisions[name]
    casussen = [
        decide(decision, ask(decision, casus.antwoorden))
        for casus in book.content.casussen.values()
        if casus.beslissing == name
    ]
    step = max(1, book.proof.counts[name] // sample) if sample > 1 else 1
    return [*casussen, *islice(every_case(book.regels, name), 0, None, step)]


def test_there_is_a_file_for_every_decision(book: Book, files: dict[str, bytes]) -> None:
    assert tuple(sorted(book.regels.decisions)) == DECISIONS == tuple(sorted(files))


@pytest.mark.parametrize("name", DECISIONS)
def test_a_file_is_valid_dmn_and_says_which_edition_it_is(
    book: Book, files: dict[str, bytes], schema: xmlschema.XMLSchema, name: str
) -> None:
    text = files[name].decode()
    schema.validate(text)
    editie = book.compiled["editie"]
    for word in (editie["id"], editie["versie"], editie["hash"]):
        assert word in text


def test_the_schema_refuses_what_is_no_dmn(files: dict[str, bytes], schema: xmlschema.XMLSchema) -> None:
    text = files["vervolg"].decode()
    for damaged in (
        text.replace('hitPolicy="UNIQUE"', 'hitPolicy="EEN"', 1),
        text.replace("inputEntry", "entry"),
    ):
        assert damaged != text
        assert not schema.is_valid(damaged)


@pytest.mark.parametrize("name", DECISIONS)
def test_another_engine_comes_to_the_same_outcomes(
    book: Book, files: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    file = tmp_path / f"{name}.dmn"
    file.write_bytes(files[name])
    cases = _cases(book, name)
    assert len(cases) >= min(SAMPLE, book.proof.counts[name])
    assert differences(cases, evaluate(file, cases))[:3] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"duur": "P3M"', '"duur": "P4M"'),
        ("hoofd.maatregelen return", "gewoon.maatregelen return"),
        ('"onacceptabel", "onbekend"', '"onbekend"'),
        ("max(zelfde.breedte)", "min(zelfde.breedte)"),
    ],
)
def test_a_rule_that_is_wrong_in_the_file_is_noticed(
    book: Book, files: dict[str, bytes], tmp_path: Path, old: str, new: str
) -> None:
    file = tmp_path / "sanctie.dmn"
    text = files["sanctie"].decode()
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    cases = _cases(book, "sanctie", sample=20)
    assert differences(cases, evaluate(file, cases))


def test_an_engine_that_gives_every_question_nothing_hears_that_it_is_open(
    book: Book, files: dict[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "sanctie.dmn"
    file.write_bytes(files["sanctie"])
    decision = book.regels.decisions["sanctie"]
    (result,) = evaluate(file, [decide(decision, ask(decision, {}))])
    assert result["sanctie"]["uitkomst"] == "ter-beoordeling"
    assert result["norm"] == "onbekend"
    assert result["herhaling"] is None


def test_questions_have_their_allowed_answers(book: Book, files: dict[str, bytes]) -> None:
    for name, text in files.items():
        types = TYPE.findall(text.decode())
        expected = {
            vraag.id: ", ".join(f'"{word}"' for word in (*(o.id for o in vraag.opties), "onbekend"))
            for vraag in book.regels.decisions[name].vragen
        }
        assert dict(types) == expected
