"""YAML is read as the editor wrote it, or not at all, and every value keeps its place."""

from pathlib import Path

import pytest

from handbook.yaml_source import Source, read_yaml


def _read(folder: Path, text: str) -> Source:
    path = folder / "proef.yml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(folder, path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("true", True),
        ("false", False),
        ('"no"', "no"),
        ("'012'", "012"),
        ("3 maanden", "3 maanden"),
        ("B-01", "B-01"),
        ("2026-01-31", "2026-01-31"),
        ("2026.1.2", "2026.1.2"),
        ('"4:13"', "4:13"),
        ("jaar", "jaar"),
        ("0", 0),
        ("nee", "nee"),
        (">-\n  een\n  twee", "een twee"),
    ],
)
def test_a_value_is_what_stands_there(tmp_path: Path, text: str, value: object) -> None:
    source = _read(tmp_path, f"naam: {text}\n")
    assert source.problems == ()
    assert source.data == {"naam": value}


@pytest.mark.parametrize(
    "text", ["no", "Yes", "on", "OFF", "y", "~", "null", "", "012", "4:13", "1.5", "1e3", "0x1F"]
)
def test_what_yaml_would_read_otherwise_is_refused(tmp_path: Path, text: str) -> None:
    (problem,) = _read(tmp_path, f"lijst:\n  - goed\n  - {text}\n").problems
    assert (problem.path, problem.line) == ("proef.yml", 3)


def test_every_key_and_item_has_its_place(tmp_path: Path) -> None:
    source = _read(tmp_path, "een:\n  - twee: [drie, vier]\n")

    assert source.places["een",] == (1, 1)
    assert source.places["een", 0, "twee"] == (2, 5)
    assert source.places["een", 0, "twee", 1] == (2, 18)
    problem = source.problem(("een", 0, "twee", 1, "weg"), "Hier.")
    assert str(problem) == "proef.yml:2:18: Hier."
    assert str(source.problem(("niets",), "Daar.")) == "proef.yml:1:1: Daar."


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    source = _read(tmp_path, "een: no\ntwee: 012\neen: drie\n")
    assert [problem.line for problem in source.problems] == [1, 2, 3]


def test_an_alias_or_a_tag_does_no_harm(tmp_path: Path) -> None:
    source = _read(tmp_path, "een: &x [drie]\ntwee: *x\nboos: !!python/name:os.system x\n")
    assert source.data == {"een": ["drie"], "twee": ["drie"], "boos": "x"}
