"""The processes of the browser we started: how much memory they hold, and how to slow them down.

Chromium's own way to slow the processor does not reach workers, so its processes stand still for a part of
the time. Only Linux tells enough about processes for this.
"""

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CAN = Path("/proc/self/smaps_rollup").is_file()
"""Whether this system tells which processes there are and what they hold."""
_RUN = 0.005
_LOOK_AGAIN = 0.05
_MEGABYTE = 1024


def renderers() -> list[int]:
    """Give the processes below this one in which Chromium runs pages and workers."""
    found: list[int] = []
    todo = [os.getpid()] if CAN else []
    while todo:
        pid = todo.pop()
        with suppress(OSError):  # it may have ended by now
            if "--type=renderer" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
                found.append(pid)
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                todo += map(int, children.read_text(encoding="ascii").split())
    return found


def memory() -> float:
    """Give what all of them hold, in MB, with their part of what is shared; 0 where no system tells."""
    total = 0
    for pid in renderers():
        with suppress(OSError):
            text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
            found = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
            total += int(found[1]) if found else 0
    return total / _MEGABYTE


@contextmanager
def braked(times: float) -> Iterator[None]:
    """Let them run only one of so many moments, until the end of the block; 1 leaves them alone."""
    if times == 1:
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_brake, args=(times, done))
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _brake(times: float, done: threading.Event) -> None:
    looked, pids, going = 0.0, list[int](), time.monotonic()
    while not done.is_set():
        _signal(pids, signal.SIGSTOP)
        stopped = time.monotonic()
        # What it ran by now, which is never exactly what was meant, decides for how long it stands still.
        until = stopped + (stopped - going) * (times - 1)
        if stopped - looked > _LOOK_AGAIN:
            looked, pids = stopped, renderers()
        time.sleep(max(0.0, until - time.monotonic()))
        going = time.monotonic()
        _signal(pids, signal.SIGCONT)
        time.sleep(_RUN)


def _signal(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, what)
