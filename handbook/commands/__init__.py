"""The verbs of build.py, each in the module of its subject; this one reads the command line and runs one."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.organisatie.map import LayerError, find_layer
from handbook.pdf import PdfError
from handbook.problems import ContentError, SiteError
from handbook.pyodide_files import PyodideError
from widgets.rules import RulesError

from . import bench, check, export, release, rules, site
from .verb import OK, WRONG_CONTENT, WRONG_USE

ROOT = Path(__file__).resolve().parents[2]
GROUPS = (check, site, bench, rules, export, release)
"""Each adds its verbs, in the order of the help."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives 0 fine, 1 content is wrong (every problem on its own line), 2 wrong usage."""
    options = _parser().parse_args(arguments)
    options.root = ROOT
    try:
        options.layer = find_layer(ROOT, options.organisatie)
        return int(options.run(options))
    except ContentError as error:
        print(error)
        return WRONG_CONTENT
    except BrokenPipeError:
        # Whoever reads our lines has seen enough; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (LayerError, PdfError, PyodideError, SiteError, RulesError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return WRONG_USE if isinstance(error, LayerError | RulesError) else WRONG_CONTENT


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--organisatie",
        metavar="DIR",
        help="the edition of one organisation: its folder, or its name in organisaties/",
    )
    parser = argparse.ArgumentParser(prog="build.py", description="Handboek Veilige Publieke Dienstverlening")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    def verb(name: str, run: object, text: str, out: str = "") -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=text, description=text, parents=[shared])
        sub.set_defaults(run=run)
        if out:
            sub.add_argument("--out", type=Path, metavar="DIR", default=ROOT / out, help=f"instead of {out}/")
        return sub

    for group in GROUPS:
        group.add_verbs(verb)
    return parser
