"""Tells `serve` that a source changed: one call of `rebuild` per burst of changes, in a thread of its own."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET_SECONDS = 0.2
CHANGES = frozenset({"created", "modified", "deleted", "moved"})


@contextmanager
def watch(folders: Iterable[Path], rebuild: Callable[[], None]) -> Iterator[None]:
    """Call `rebuild` after changes in the folders, until the block ends; a failure is its own business."""
    changed, stopped = threading.Event(), threading.Event()
    observer = _observe([folder for folder in folders if folder.is_dir()], _Handler(changed))
    worker = threading.Thread(target=_work, args=(changed, stopped, rebuild), daemon=True)
    worker.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
        stopped.set()
        changed.set()
        worker.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, changed: threading.Event) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Reading a file is an event too, and the build reads every source: only a change may start a build.
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        if not _is_noise(Path(str(event.src_path))) or (
            event.dest_path and not _is_noise(Path(str(event.dest_path)))
        ):
            self.changed.set()


def _is_noise(path: Path) -> bool:
    """Tell whether a file is an editor's scratch file or Python's cache."""
    return (
        path.name.startswith((".", "#"))
        or path.name.endswith(("~", ".swp", ".tmp"))
        or "__pycache__" in path.parts
    )


def _observe(folders: Iterable[Path], handler: FileSystemEventHandler) -> BaseObserver:
    observer: BaseObserver = Observer()
    try:
        for folder in folders:
            observer.schedule(handler, str(folder), recursive=True)
        observer.start()
    except OSError:  # the system has no watches left, or a network folder has none at all: look for ourselves
        observer = PollingObserver()
        for folder in folders:
            observer.schedule(handler, str(folder), recursive=True)
        observer.start()
    return observer


def _work(changed: threading.Event, stopped: threading.Event, rebuild: Callable[[], None]) -> None:
    while changed.wait() and not stopped.is_set():
        while changed.is_set() and not stopped.is_set():
            changed.clear()
            changed.wait(QUIET_SECONDS)
        if not stopped.is_set():
            rebuild()
