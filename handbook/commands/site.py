"""`site`, `serve` and `test`: build the site, show it while you write, and test all of it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from handbook.compress import SMALL
from handbook.environment import ensure_node_packages, find_chromium
from handbook.organisatie.map import FOLDER, LayerError, editions_in
from handbook.publish import publish, serve_site

from .check import run_check
from .verb import OK, WRONG_CONTENT, Verb

SITES = "sites"
"""Where the sites of all editions come, each in a folder of its own."""

PARALLEL = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile")
"""On all cores, but each of them drives a browser; the tests of one file share one, so they stay together."""


def add_verbs(verb: Verb) -> None:
    """Add what builds and shows the site."""
    site = verb("site", _site, "build the site, or with --alle those of all editions", out="site")
    site.add_argument(
        "--alle",
        nargs="?",
        type=Path,
        const=True,
        metavar="MAP",
        help=f"every edition in {FOLDER}/, or in MAP, each below {SITES}/ or what --out names",
    )
    serve = verb("serve", _serve, "build, serve on 127.0.0.1 and rebuild on changes", out="site")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--herladen", action="store_true", help="reload open pages after a rebuild")
    test = verb("test", _test, "run every check and every test")
    test.add_argument("pytest", nargs="*", help="passed on to pytest")


def _site(options: argparse.Namespace) -> int:
    if options.alle:
        return _all_sites(options)
    print(publish(options.root, options.out, SMALL, options.layer))
    return OK


def _all_sites(options: argparse.Namespace) -> int:
    """Build every edition, with a line as each is ready."""
    from handbook.alle import publish_all  # noqa: PLC0415 - starts processes, which no other verb needs

    root = options.root
    found = editions_in(root / FOLDER if options.alle is True else options.alle)
    if options.layer:
        raise LayerError("--alle builds every edition and --organisatie one; choose")
    out = root / SITES if options.out == root / "site" else options.out
    try:
        sound = publish_all(root, found, out, say=lambda line: print(line, flush=True))
    except KeyboardInterrupt:
        print("onderbroken; wat klaar is staat er, en de rest komt de volgende keer", file=sys.stderr)
        return WRONG_CONTENT
    return OK if sound else WRONG_CONTENT


def _serve(options: argparse.Namespace) -> int:
    serve_site(options.root, options.out, options.port, reload=options.herladen, layer=options.layer)
    return OK


def _test(options: argparse.Namespace) -> int:
    root = options.root
    ensure_node_packages(root)
    chromium = find_chromium(install=True)
    environment = {**os.environ, "CHROMIUM": str(chromium), "NO_MKDOCS_2_WARNING": "1"}
    code = run_check(options)
    publish(root, root / "site")
    print(f"{sum(1 for _ in (root / 'site').rglob('*.html'))} pagina's gebouwd", flush=True)
    for tool in (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", *PARALLEL, *options.pytest],
    ):
        print(f"== {' '.join(tool)}", flush=True)
        done = subprocess.run([sys.executable, "-m", *tool], cwd=root, env=environment, check=False)
        code = code or done.returncode
    return code
