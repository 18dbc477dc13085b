"""One edition, built in a process of its own that has read the national book once."""

import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handbook.book import Book, build_folder, load_book
from handbook.claim import claim
from handbook.compress import QUICK
from handbook.environment import SetupError
from handbook.gedeeld import Shelf
from handbook.problems import ContentError, SiteError
from handbook.publish import Stamp, build_book, stamp_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """An edition to build, and what it shares with the others.

    `national` is the fingerprint of what is not the edition's own; `ladder` that of the national book.
    """

    root: Path
    layer: Path
    target: Path
    address: str
    national: str
    ladder: str = ""
    shelf: Shelf | None = None

    def stamp(self) -> Stamp:
        """Give what says whether there is a reason to build it."""
        with _at(self.address):
            return stamp_of(self.root, self.target, self.layer, self.national)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of an edition: in how many seconds it was built, or why it was not."""

    name: str
    took: float = 0.0
    problems: tuple[str, ...] = ()


def start_worker() -> None:
    """Prepare a process: the first one decides when to stop, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def build_edition(job: Job) -> Outcome:
    """Build one edition. What is wrong with it is told; the last good site then stays."""
    started = time.monotonic()
    try:
        _build(job)
    except ContentError as error:
        return Outcome(name=job.layer.name, problems=tuple(map(str, error.problems)))
    except (OSError, SetupError, SiteError) as error:
        return Outcome(name=job.layer.name, problems=tuple(str(error).splitlines()))
    return Outcome(name=job.layer.name, took=time.monotonic() - started)


def _build(job: Job) -> None:
    build = build_folder(job.root, job.layer)
    with claim(job.root, build, job.target), _at(job.address):
        book = load_book(job.root, job.layer, _national(job.root, job.national))
        build_book(book, job.target, QUICK, job.shelf, job.ladder)
        job.stamp().set(QUICK)
        # Everything is staged anew the next time: with many editions it would take more room than the sites.
        shutil.rmtree(build / "docs")


@lru_cache(maxsize=1)
def _national(root: Path, _fingerprint: str) -> Book:
    return load_book(root)


@contextmanager
def _at(address: str) -> Iterator[None]:
    """Say where the site of this edition will stand."""
    before = os.environ.get("HANDBOEK_ADRES")
    if address:
        os.environ["HANDBOEK_ADRES"] = address
    try:
        yield
    finally:
        if before is not None:
            os.environ["HANDBOEK_ADRES"] = before


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
