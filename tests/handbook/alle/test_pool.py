"""A process that is taken down takes one edition along, and none stays behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handbook.alle.pool import run
from tests.handbook.alle.helper import ROOT, crash, jobs


def test_only_the_edition_whose_process_stopped_is_lost() -> None:
    found = {
        outcome.name: outcome.problems for outcome in run(jobs("a", "stuk", "b", "fout", "c"), build=crash)
    }
    assert found.keys() == {"a", "stuk", "b", "fout", "c"}
    assert "stopte halverwege" in found["stuk"][0]
    assert found["fout"] == ("KeyError: 'x'",)
    assert [name for name, problems in found.items() if not problems] == ["a", "b", "c"]


@pytest.mark.skipif(os.name != "posix", reason="asks the system about a process by a signal")
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    started = tmp_path / "bezig"
    command = [sys.executable, "-m", "tests.handbook.alle.helper", str(started)]
    with subprocess.Popen(command, cwd=ROOT) as parent:
        worker = int(_wait(lambda: started.read_text("ascii") if started.exists() else ""))
        parent.send_signal(signal.SIGKILL)
    assert _wait(lambda: "gone" if not _is_alive(worker) else "") == "gone"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.is_file() and status.read_text("utf-8").rpartition(")")[2].split()[0] == "Z")


def _wait(look: object) -> str:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if found := look():  # type: ignore[operator]
            return str(found)
        time.sleep(0.05)
    raise AssertionError("it took too long")
