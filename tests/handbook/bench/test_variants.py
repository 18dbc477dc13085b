"""The variants differ in the start alone, and the limit decides what the rules decide."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from handbook.bench.measured import BenchError
from handbook.bench.variants import LIMIT, OURS, SAFE, STARTS, STOCK, Variant, variants
from handbook.bench.visits import check, says_the_same
from handbook.book import Book
from handbook.compress import QUICK
from handbook.environment import find_node
from handbook.python_files import HELP
from widgets.rules import advise
from widgets.rules.answers import every_path, to_answers

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import { readFileSync } from "node:fs";
const [start, regels, messages] = process.argv.slice(1);
globalThis.fetch = async () => ({ json: async () => JSON.parse(readFileSync(regels, "utf8")) });
const { open } = await import(start);
const handle = await open();
const asked = JSON.parse(readFileSync(messages, "utf8"));
console.log(JSON.stringify(asked.map((text) => JSON.parse(handle(text)))));
"""


@pytest.fixture(scope="module")
def all_variants(book: Book) -> dict[str, Variant]:
    return {variant.name: variant for variant in variants(ROOT, book.compiled, QUICK)}


def test_a_variant_changes_nothing_outside_the_start(
    all_variants: dict[str, Variant], tmp_path: Path, site: Path
) -> None:
    assert all_variants[OURS].write(site, tmp_path) == site
    assert list(all_variants[SAFE].files) == [f"{HELP}/client.js"]
    for name in (STOCK, LIMIT):
        folder = all_variants[name].write(site, tmp_path)
        for path in site.rglob("*"):
            there = path.relative_to(site)
            if path.is_file() and not f"/{there.as_posix()}".startswith(STARTS):
                assert (folder / there).read_bytes() == path.read_bytes()
        assert (folder / HELP / "client.js").read_bytes() == (site / HELP / "client.js").read_bytes()
        assert (folder / HELP / "worker.js").read_bytes() != (site / HELP / "worker.js").read_bytes()


def test_stock_pyodide_is_the_official_one(all_variants: dict[str, Variant]) -> None:
    files = {Path(name).name: data for name, data in all_variants[STOCK].files.items()}
    official = ROOT / "node_modules" / "pyodide"
    for name in (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ):
        assert files[name] == (official / name).read_bytes()


def test_the_limit_decides_what_the_rules_decide(
    all_variants: dict[str, Variant], book: Book, tmp_path: Path
) -> None:
    decision = book.regels.decisions["sanctie"]
    paths = [facts for facts in every_path(decision) if len(facts.get("gedraging", ())) < 2]
    asked = [{"beslissing": "sanctie", "antwoorden": to_answers(decision, facts)} for facts in paths]
    (tmp_path / "asked.json").write_text(json.dumps([json.dumps(one) for one in asked]), encoding="utf-8")
    files = {
        Path(name).suffix: data for name, data in all_variants[LIMIT].files.items() if "worker" not in name
    }
    (tmp_path / "start.mjs").write_bytes(files[".js"])
    (tmp_path / "regels.json").write_bytes(files[".json"])
    names = [str(tmp_path / name) for name in ("start.mjs", "regels.json", "asked.json")]
    command = [str(find_node()), "--input-type=module", "-e", ASK, *names]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(answers) == len(asked) > 400
    for found, message in zip(answers, asked, strict=True):
        assert found["advies"]["antwoorden"] == message["antwoorden"]
        assert found["advies"].keys() >= {"uitkomst", "aangifte", "stappen", "controles"}
    check(book.regels, LIMIT, tuple(found["advies"] for found in answers))


def test_another_advice_stops_the_benchmark(book: Book) -> None:
    advies = json.loads(json.dumps(advise(book.regels, "sanctie", {"gedraging": ("overlast",)})))
    check(book.regels, "x", (advies,))
    with pytest.raises(BenchError, match="x gives another advice"):
        check(book.regels, "x", ({**advies, "uitkomst": "geen-sanctie"},))


@pytest.mark.parametrize(
    ("part", "whole", "same"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        ([{"a": 1}], [{"a": 1, "b": 2}], True),
        ([{"a": 1}], [{"a": 1}, {"a": 2}], False),
        ([], [1], False),
        ("a", "b", False),
    ],
)
def test_part_of_an_advice_is_the_same_when_all_of_it_is_there(
    part: object, whole: object, *, same: bool
) -> None:
    assert says_the_same(part, whole) is same
