"""`nieuw`, `uitgeven` and `import`: start an edition, release a version, and take rules in."""

import argparse
from pathlib import Path

from handbook.book import load_book
from handbook.importing import import_rules
from handbook.organisatie.nieuw.opdracht import add_arguments, make_edition
from handbook.uitgeven import make_release

from .verb import OK, Verb


def add_verbs(verb: Verb) -> None:
    """Add what makes an edition and a release, and what comes in."""
    add_arguments(verb("nieuw", _nieuw, "make the edition of an organisation: ask, write, check"))
    release = verb("uitgeven", _uitgeven, "write this version as a release, to compare later rules with")
    release.add_argument("--opnieuw", action="store_true", help="also when this version was released already")
    bring = verb(
        "import", _import, "check an export of rules and write it back as content", out="build/import"
    )
    bring.add_argument("bestand", type=Path, help="a regels.json")


def _nieuw(options: argparse.Namespace) -> int:
    return make_edition(options.root, options)


def _uitgeven(options: argparse.Namespace) -> int:
    print(make_release(load_book(options.root, options.layer), again=options.opnieuw))
    return OK


def _import(options: argparse.Namespace) -> int:
    print(import_rules(options.root, options.bestand, options.out))
    return OK
