"""Two builds never work in one folder: the second waits, says so, and goes on when the first is ready."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from handbook.claim import claim

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from handbook.claim import claim
root = Path(sys.argv[1])
with claim(root, root / "site"):
    print("bezig", flush=True)
    time.sleep(60)
"""


def test_the_second_build_waits_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    def second() -> None:
        with claim(tmp_path, tmp_path / "build", tmp_path / "site"):
            done.append("tweede")

    with claim(tmp_path, tmp_path / "site"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        done.append("eerste")
    thread.join(10)
    assert done == ["eerste", "tweede"]
    expected = f"een andere bouw gebruikt nu {tmp_path / 'site'}; ik wacht tot die klaar is\n"
    assert capsys.readouterr().err == expected


def test_builds_in_other_folders_do_not_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with claim(tmp_path, tmp_path / "een"), claim(tmp_path, tmp_path / "twee"):
        pass
    assert capsys.readouterr().err == ""


def test_a_build_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "bezig\n"
        first.kill()
    with claim(tmp_path, tmp_path / "site"):
        pass
