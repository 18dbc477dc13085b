"""`bench`: measure how fast it all goes."""

import argparse
import sys

from .verb import OK, WRONG_CONTENT, Verb


def add_verbs(verb: Verb) -> None:
    """Add the benchmark."""
    measure = verb("bench", _bench, "measure starts, builds and rules side by side, and print ratios")
    measure.add_argument("--rondes", type=_rounds, default=5, metavar="N", help="how often (5)")
    depth = measure.add_mutually_exclusive_group()
    depth.add_argument("--snel", action="store_true", help="a quick look: one round, and not everything")
    depth.add_argument(
        "--uitgaven", type=_rounds, metavar="N", help="only what 1, 10 and N editions cost to build"
    )
    depth.add_argument("--bewaar", action="store_true", help="write content/metingen.yml, for the site")


def _rounds(text: str) -> int:
    """Read how often to measure. Raises ValueError for less than once."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _bench(options: argparse.Namespace) -> int:
    from handbook.bench import BenchError, bench, bench_editions  # noqa: PLC0415 - brings what drives a browser, which others need not wait for

    try:
        if options.uitgaven:
            print(bench_editions(options.root, options.uitgaven), end="")
            return OK
        rounds = 1 if options.snel else options.rondes
        print(bench(options.root, rounds=rounds, quick=options.snel, keeps=options.bewaar), end="")
    except BenchError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return WRONG_CONTENT
    return OK
