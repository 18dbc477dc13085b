"""`build.py bench` at the command line."""

from pathlib import Path
from typing import Any

import pytest

from handbook import bench, commands
from handbook.bench import BenchError


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], {"rounds": 5, "quick": False, "keeps": False}),
        (["--rondes", "3", "--bewaar"], {"rounds": 3, "quick": False, "keeps": True}),
        (["--snel"], {"rounds": 1, "quick": True, "keeps": False}),
    ],
)
def test_the_options_say_how_much_is_measured(
    arguments: list[str],
    asked: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def measure(root: Path, **options: object) -> str:
        assert root == commands.ROOT
        return f"{options == asked}\n"

    monkeypatch.setattr(bench, "bench", measure)
    assert commands.main(["bench", *arguments]) == 0
    assert capsys.readouterr().out == "True\n"


@pytest.mark.parametrize("arguments", [["--rondes", "0"], ["--rondes", "veel"], ["--snel", "--bewaar"]])
def test_a_run_that_means_nothing_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        commands.main(["bench", *arguments])
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_another_advice_is_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(*_: object, **__: object) -> str:
        raise BenchError("x gives another advice")

    monkeypatch.setattr(bench, "bench", measure)
    assert commands.main(["bench"]) == 1
    assert capsys.readouterr().err == "build.py: x gives another advice\n"
