"""Editions made up for the benchmark are sound, and all differ; one more has its price."""

from pathlib import Path

import pytest

from handbook import bench as module
from handbook import commands
from handbook.bench import counts
from handbook.bench.editions import _notes, write_editions
from handbook.book import Book, load_rules

ROOT = Path(__file__).resolve().parents[3]


def test_invented_editions_are_sound_and_differ_in_a_duration_and_a_rule(book: Book, tmp_path: Path) -> None:
    write_editions(tmp_path, 2)
    found = [load_rules(ROOT, layer, book.content)[1] for layer in sorted(tmp_path.iterdir())]
    assert len({one["editie"]["hash"] for one in (book.compiled, *found)}) == 3
    for number, compiled in enumerate(found, 1):
        rules = compiled["beslissingen"]["sanctie"]["tabellen"]
        (rule,) = (rule for table in rules for rule in table["rules"] if rule["id"] == "overlast")
        assert rule["because"] == f"Bij overlast geeft gemeente-00{number} meteen een pandverbod."
        assert rule["then"]["maatregelen"][0]["duur"] == f"P{2 + number}M"


def test_the_slope_is_what_one_edition_more_costs() -> None:
    found = {
        1: {"count": 1, "took": 10.0, "disk": 50 * 1024**2},
        11: {"count": 11, "took": 30.0, "disk": 80 * 1024**2},
    }
    assert _notes(found)[-1] == "Elke uitgave erbij kost 2,0 s en 3,0 MiB op schijf."
    assert len(_notes({1: found[1]})) == 1


@pytest.mark.parametrize(("most", "expected"), [(1, (1,)), (5, (1, 5)), (10, (1, 10)), (375, (1, 10, 375))])
def test_no_more_editions_are_built_than_asked_for(most: int, expected: tuple[int, ...]) -> None:
    assert counts(most) == expected


def test_only_the_editions_are_measured_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "bench_editions", lambda root, most: f"{root == commands.ROOT} {most}\n")
    assert commands.main(["bench", "--uitgaven", "40"]) == 0
    assert capsys.readouterr().out == "True 40\n"
