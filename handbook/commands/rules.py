"""`cases` and `advise`: ask the rules."""

import argparse
import json

from handbook.book import load_rules
from widgets.rules import RulesError, advise, case_line, every_case

from .verb import OK, Verb


def add_verbs(verb: Verb) -> None:
    """Add what asks the rules."""
    cases = verb("cases", _cases, "print every combination of answers and its advice, one JSON object a line")
    cases.add_argument("beslissing")
    ask = verb("advise", _advise, "give the advice on answers: question=option, repeated for several options")
    ask.add_argument("beslissing")
    ask.add_argument("antwoorden", nargs="*", metavar="question=option")
    ask.add_argument("--json", action="store_true", help="print the whole advice")


def _cases(options: argparse.Namespace) -> int:
    _, _, regels = load_rules(options.root, options.layer)
    if options.beslissing not in regels.decisions:
        raise RulesError(f"there is no decision {options.beslissing!r}; there are {list(regels.decisions)}")
    for findings in every_case(regels, options.beslissing):
        print(case_line(regels, findings))
    return OK


def _advise(options: argparse.Namespace) -> int:
    antwoorden: dict[str, tuple[str, ...]] = {}
    for pair in options.antwoorden:
        name, equals, value = pair.partition("=")
        if not equals:
            raise RulesError(f"{pair!r} is no answer; write question=option")
        antwoorden[name] = (*antwoorden.get(name, ()), value)
    _, _, regels = load_rules(options.root, options.layer)
    advies = advise(regels, options.beslissing, antwoorden)
    if options.json:
        print(json.dumps(advies, ensure_ascii=False))
    else:
        print(advies["titel"], *(f"- {item['tekst']}" for item in advies["omdat"]), sep="\n")
    return OK
