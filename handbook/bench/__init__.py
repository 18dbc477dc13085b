"""`build.py bench`: how quick the site starts, answers, builds and decides, all side by side in one run."""

import datetime as dt
import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from handbook.book import load_rules
from handbook.compress import SMALL
from handbook.csp import scan
from handbook.environment import CHROMIUM_FLAGS, find_chromium
from handbook.headers import security_headers
from handbook.publish import publish
from handbook.server import serving

from .builds import time_builds
from .editions import FEW as ONE
from .editions import MANY, SOME, time_editions
from .enumeration import time_enumeration
from .measured import BenchError, Part, Run
from .report import keep, write_report
from .starts import time_starts
from .variants import variants

__all__ = ["BenchError", "bench", "bench_editions"]

ALL, FEW = 1_000_000, 2_000


def bench(root: Path, *, rounds: int, quick: bool, keeps: bool, editions: int = MANY) -> str:
    """Measure everything and write it into build/bench; give the table.

    `quick` leaves out the slow machine and the builds, and decides few combinations. `keeps` also writes the
    record that the site publishes. `editions` is how many editions at most are built.
    Raises BenchError, and what a build raises.
    """
    machine, date = _machine(), dt.datetime.now(dt.UTC).astimezone().date().isoformat()
    site = root / "site"
    publish(root, site, SMALL)
    with sync_playwright() as playwright:
        browser, parts = _in_browser(root, site, playwright, rounds, quick=quick)
    if not quick:
        parts += (time_builds(root, rounds),)
    parts += (time_editions(root, (ONE,) if quick else counts(editions)),)
    run = Run(date=date, machine=machine, browser=f"Chromium {browser}", rounds=rounds, parts=parts)
    if keeps:
        keep(run, root / "content" / "metingen.yml")
    return write_report(run, root / "build" / "bench")


def bench_editions(root: Path, most: int) -> str:
    """Measure only the editions, of which so many at most; give the table. Raises BenchError."""
    publish(root, root / "site", SMALL)
    part = time_editions(root, counts(most))
    date = dt.datetime.now(dt.UTC).astimezone().date().isoformat()
    run = Run(date=date, machine=_machine(), browser="Geen browser", rounds=1, parts=(part,))
    return write_report(run, root / "build" / "bench" / "uitgaven")


def counts(most: int) -> tuple[int, ...]:
    """Give the numbers of editions to build, up to the most."""
    return (*(count for count in (ONE, SOME) if count < most), most)


def _in_browser(
    root: Path, site: Path, playwright: Playwright, rounds: int, *, quick: bool
) -> tuple[str, tuple[Part, ...]]:
    chromium = playwright.chromium
    _, compiled, regels = load_rules(root)
    sites = variants(root, compiled, SMALL)
    starts = tuple(time_starts(regels, site, sites, chromium, rounds, slow=not quick))
    browser = chromium.launch(executable_path=find_chromium(install=False), args=list(CHROMIUM_FLAGS))
    try:
        with serving(site, security_headers(scan(site).hashes)) as address:
            part = time_enumeration(compiled, browser, address, rounds, FEW if quick else ALL)
        return browser.version, (*starts, part)
    finally:
        browser.close()


def _machine() -> str:
    """Give what was measured on, and how busy it was with something else."""
    return ", ".join(_about_machine())


def _about_machine() -> Iterator[str]:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", info.read_text(encoding="utf-8")) if info.is_file() else None
    yield found[1].strip() if found else platform.machine()
    yield f"{os.cpu_count()} kernen"
    yield platform.system()
    yield f"Python {platform.python_version()}"
    if hasattr(os, "getloadavg"):
        yield f"drukte vooraf {os.getloadavg()[0]:.1f} (0 is rustig)".replace(".", ",")
