"""Jobs over all cores, so that one which takes its process down takes nothing else with it."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from .worker import Job, Outcome, build_edition, start_worker

Pool = Callable[[int], Executor]
Build = Callable[[Job], Outcome]
BATCH = 25
"""After so many editions each process makes room for a new one, so that memory has a bound."""
_STOPPED = "het bouwproces stopte halverwege; misschien was er te weinig geheugen"


def processes(count: int) -> Executor:
    """Give so many processes, started in the one way that every system has."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=start_worker)


def run(jobs: Sequence[Job], pool: Pool = processes, build: Build = build_edition) -> Iterator[Outcome]:
    """Build every edition and yield what became of each, in the order in which they are ready.

    Whoever stops listening, or interrupts, waits for the editions that are being built and no others.
    """
    cores = os.cpu_count() or 1
    left = list(jobs)
    alone = 0
    while left:
        # The first ones of a pool that broke were being built: one at a time says which of them it was.
        count = 1 if alone else cores
        batch = left[: 1 if alone else BATCH * cores]
        done = set()
        for job, outcome in _run(batch, pool(count), build):
            done.add(job.layer)
            yield outcome
        broke = len(done) < len(batch)
        if broke and alone:
            done.add(batch[0].layer)
            yield Outcome(name=batch[0].layer.name, problems=(_STOPPED,))
        alone = cores if broke and not alone else max(0, alone - 1)
        left = [job for job in left if job.layer not in done]


def _run(jobs: Sequence[Job], executor: Executor, build: Build) -> Iterator[tuple[Job, Outcome]]:
    """Yield what came of the jobs until they are done, or until a process is taken down."""
    try:
        futures = _submit(executor, jobs, build)
        for future in as_completed(futures):
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                continue
            job = futures[future]
            yield job, _outcome(job, error) if error else future.result()
    finally:
        executor.shutdown(cancel_futures=True)


def _submit(executor: Executor, jobs: Sequence[Job], build: Build) -> dict[Future[Outcome], Job]:
    futures = {}
    for job in jobs:
        try:
            futures[executor.submit(build, job)] = job
        except BrokenProcessPool:
            break
    return futures


def _outcome(job: Job, error: BaseException) -> Outcome:
    """Tell of a mistake in the build itself, which the others need not suffer from."""
    return Outcome(name=job.layer.name, problems=(f"{type(error).__name__}: {error}",))
