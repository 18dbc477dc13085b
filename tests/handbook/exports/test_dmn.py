"""The DMN files: valid by the schema of the OMG, and the same outcomes from an engine that is not ours."""

import json
import os
import re
import subprocess
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import xmlschema

from handbook.book import Book
from handbook.environment import ensure_node_packages, find_node
from handbook.exports import exports
from widgets.rules import Maatregel, every_case
from widgets.rules.answers import ask, to_answers
from widgets.rules.decide import Finding, Findings, decide

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[3]
ENGINE = Path(__file__).with_name("dmn.mjs")
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


def _evaluate(file: Path, cases: Iterable[Findings]) -> list[Json]:
    """Give what the engine makes of the answers of each case."""
    lines = []
    for case in cases:
        several = {vraag.id: vraag.meer for vraag in case.decision.vragen}
        answers = to_answers(case.decision, case.facts)
        inputs = {
            f"antwoord_{vraag}": words if several[vraag] else words[0] for vraag, words in answers.items()
        }
        lines.append(json.dumps(inputs))
    ensure_node_packages(ROOT)
    done = subprocess.run(
        [str(find_node()), str(ENGINE), str(file)],
        input="\n".join(lines),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _ours(finding: Finding) -> Json:
    return {
        "uitkomst": finding.uitkomst,
        "regels": [rule.id for rule in finding.rules],
        "maatregelen": [_measure(maatregel) for maatregel in finding.maatregelen],
    }


def _measure(maatregel: Maatregel) -> Json:
    lists = ("werkingsgebied", "eventueel", "beslisser", "overleg", "voorwaarden", "uitzonderingen")
    return {
        **{name: list(getattr(maatregel, name)) for name in lists},
        **{name: getattr(maatregel, name) for name in ("soort", "modaliteit", "rechtsmiddel")},
        "duur": maatregel.duur.to_json(),
        "richtgetal": maatregel.richtgetal.to_json() if maatregel.richtgetal else None,
        "langer_dan": maatregel.langer_dan.to_json() if maatregel.langer_dan else None,
        "bronnen": list(maatregel.source),
        "meer": dict(maatregel.meer),
    }


def _theirs(value: Json) -> Json:
    first = [value["combinatie"]] if value.get("combinatie") else []
    own = ("breedte", "breedste", "ruimte")
    return {
        "uitkomst": value["uitkomst"],
        "regels": [*first, value["regel"], *(value.get("meegewogen") or ())],
        "maatregelen": [
            {name: item for name, item in maatregel.items() if name not in own}
            for maatregel in value.get("maatregelen") or ()
        ],
    }


def _differences(cases: list[Findings], results: list[Json]) -> list[tuple[Any, str, Any, Any]]:
    found = []
    for case, result in zip(cases, results, strict=True):
        for table in case.decision.tables:
            finding, value = case.by_table[table.id], result[table.id]
            one = list(finding.toon) if table.policy == "alle" else _ours(finding)
            other = value if table.policy == "alle" else value and _theirs(value)
            if one != other:
                found.append((to_answers(case.decision, case.facts), table.id, one, other))
    return found


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
    assert _differences(cases, _evaluate(file, cases))[:3] == []


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
    assert _differences(cases, _evaluate(file, cases))


def test_an_engine_that_gives_every_question_nothing_hears_that_it_is_open(
    book: Book, files: dict[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "sanctie.dmn"
    file.write_bytes(files["sanctie"])
    decision = book.regels.decisions["sanctie"]
    (result,) = _evaluate(file, [decide(decision, ask(decision, {}))])
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
