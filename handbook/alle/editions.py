"""Which editions are to be built, what they share, and what came of it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from handbook.book import load_book
from handbook.claim import claim
from handbook.compress import QUICK, SMALL, compressed
from handbook.environment import ensure_node_packages
from handbook.gedeeld import forget, keep, measure
from handbook.publish import fingerprint
from handbook.python_files import python_files
from handbook.source import shared_files

from .pool import Pool, processes, run
from .progress import Progress, size
from .worker import Job

Say = Callable[[str], None]


def publish_all(
    root: Path,
    layers: Sequence[Path],
    out: Path,
    *,
    say: Say = print,
    pool: Pool = processes,
    quality: int = SMALL,
) -> bool:
    """Build every edition that changed at out/<id>; tells whether all of them stand there as they should.

    `say` gets a line for each; `quality` is how hard to compress what all editions share.
    Raises ContentError when the national book itself is wrong.
    """
    with claim(root, out):
        jobs = _jobs(root, layers, out)
        changed = [job for job in jobs if not job.stamp().covers(QUICK)]
        if len(changed) < len(jobs):
            say(f"{len(jobs) - len(changed)} van {len(jobs)} al bij")
        failed = _build(root, changed, _store(out), say, pool, quality) if changed else 0
        say(_summary(out, [job.target for job in jobs], len(changed) - failed, failed))
    return not failed


def _jobs(root: Path, layers: Sequence[Path], out: Path) -> list[Job]:
    address = os.environ.get("HANDBOEK_ADRES", "").rstrip("/")
    national = fingerprint(root)
    return [
        Job(
            root=root,
            layer=layer,
            target=out / layer.name,
            address=f"{address}/{layer.name}/" if address else "",
            national=national,
        )
        for layer in layers
    ]


def _build(root: Path, jobs: Sequence[Job], store: Path, say: Say, pool: Pool, quality: int) -> int:
    """Build the editions, with a line for each; gives how many failed."""
    ready = _with_shared(root, jobs, store, quality)
    progress = Progress(total=len(jobs))
    failed = 0
    for outcome in run(ready, pool):
        failed += bool(outcome.problems)
        say(progress.line(outcome))
    forget(store)
    return failed


def _with_shared(root: Path, jobs: Sequence[Job], store: Path, quality: int) -> list[Job]:
    """Make once what every edition has, and tell each where it is."""
    ensure_node_packages(root)
    book = load_book(root)
    python = python_files(book)
    files = dict(shared_files(book, python))
    shelf = keep([*files.items(), *compressed(root, files, quality)], store)
    return [replace(job, shelf=shelf, ladder=python.ladder) for job in jobs]


def _store(out: Path) -> Path:
    # Beside the sites: only within one file system a file can have several names.
    return out.parent / f".{out.name}.gedeeld"


def _summary(out: Path, sites: Sequence[Path], built: int, failed: int) -> str:
    sizes = measure([site for site in sites if site.is_dir()])
    broken = f", {failed} niet gebouwd (wat er stond, staat er nog)" if failed else ""
    return (
        f"{out.name}/: {built} gebouwd{broken}; samen {size(sizes.disk)} op schijf, "
        f"delen scheelt {size(sizes.sites - sizes.disk)}"
    )
