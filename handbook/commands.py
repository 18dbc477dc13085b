"""The verbs of build.py: what each takes, does, prints and returns."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from widgets.rules import RulesError, advise, case_line, every_case

from . import uitvoer
from .book import Book, load_book, load_rules
from .compress import SMALL
from .editor_schema import editor_schemas
from .environment import ensure_node_packages, find_chromium
from .importing import import_rules
from .organisatie.compleet import brief, report
from .organisatie.map import FOLDER, LayerError, editions_in, find_layer, layers
from .organisatie.nieuw.opdracht import add_arguments, make_edition
from .pages import render_pages
from .pdf import PdfError
from .problems import ContentError, SiteError
from .publish import publish, serve_site
from .pyodide_files import PyodideError
from .readability import summary
from .stage import stage
from .uitgeven import check_release, make_release
from .views import Views

ROOT = Path(__file__).resolve().parent.parent
OK, WRONG_CONTENT, WRONG_USE = 0, 1, 2
SITES = "sites"
"""Where the sites of all editions come, each in a folder of its own."""

Verb = Callable[..., argparse.ArgumentParser]
"""Adds one command: its name, its function, its help, and its folder for --out if it has one."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives 0 fine, 1 content is wrong (every problem on its own line), 2 wrong usage."""
    options = _parser().parse_args(arguments)
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

    _site_verbs(verb)
    _bench_verb(verb)
    _rule_verbs(verb)
    _release_verbs(verb)
    return parser


def _site_verbs(verb: Verb) -> None:
    """Add what checks, builds and shows the site."""
    verb("check", _check, "check the content, prove the rules, pass the cases")
    site = verb("site", _site, "build the site, or with --alle those of all editions", out="site")
    site.add_argument(
        "--alle",
        nargs="?",
        type=Path,
        const=ROOT / FOLDER,
        metavar="MAP",
        help=f"every edition in {FOLDER}/, or in MAP, each below {SITES}/ or what --out names",
    )
    serve = verb("serve", _serve, "build, serve on 127.0.0.1 and rebuild on changes", out="site")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--herladen", action="store_true", help="reload open pages after a rebuild")
    test = verb("test", _test, "run every check and every test")
    test.add_argument("pytest", nargs="*", help="passed on to pytest")


def _bench_verb(verb: Verb) -> None:
    """Add the benchmark."""
    measure = verb("bench", _bench, "measure starts, builds and rules side by side, and print ratios")
    measure.add_argument("--rondes", type=_rounds, default=5, metavar="N", help="how often (5)")
    depth = measure.add_mutually_exclusive_group()
    depth.add_argument("--snel", action="store_true", help="a quick look: one round, and not everything")
    depth.add_argument(
        "--uitgaven", type=_rounds, metavar="N", help="only what 1, 10 and N editions cost to build"
    )
    depth.add_argument("--bewaar", action="store_true", help="write content/metingen.yml, for the site")


def _rule_verbs(verb: Verb) -> None:
    """Add what asks the rules."""
    cases = verb("cases", _cases, "print every combination of answers and its advice, one JSON object a line")
    cases.add_argument("beslissing")
    ask = verb("advise", _advise, "give the advice on answers: question=option, repeated for several options")
    ask.add_argument("beslissing")
    ask.add_argument("antwoorden", nargs="*", metavar="question=option")
    ask.add_argument("--json", action="store_true", help="print the whole advice")


def _release_verbs(verb: Verb) -> None:
    """Add what goes out, and what comes in."""
    text = "write the open data, the whole handbook as a PDF, or the lessons for an LMS"
    uitvoer.add_arguments(verb("export", _export, text, out="build/export"))
    add_arguments(verb("nieuw", _nieuw, "make the edition of an organisation: ask, write, check"))
    release = verb("uitgeven", _uitgeven, "write this version as a release, to compare later rules with")
    release.add_argument("--opnieuw", action="store_true", help="also when this version was released already")
    bring = verb(
        "import", _import, "check an export of rules and write it back as content", out="build/import"
    )
    bring.add_argument("bestand", type=Path, help="a regels.json")


def _check(options: argparse.Namespace) -> int:
    book = load_book(ROOT, options.layer)
    for _ in render_pages(book, Views(book=book, python="[]")):
        pass
    stage(editor_schemas(book.content), book.build / "schema")
    released = check_release(book)
    print(_summary(book))
    print(summary(book.docs))
    print(released)
    print(*report(book), sep="\n", end="\n" if book.layer else "")
    return OK if book.layer else _check_layers(book)


def _check_layers(base: Book) -> int:
    """Check every edition in organisaties/, with one line for each that is sound."""
    code = OK
    for layer in layers(ROOT):
        try:
            book = load_book(ROOT, layer, base)
            for _ in render_pages(book, Views(book=book, python="[]")):
                pass
        except ContentError as error:
            print(error)
            code = WRONG_CONTENT
        else:
            print(brief(book))
    return code


def _nieuw(options: argparse.Namespace) -> int:
    return make_edition(ROOT, options)


def _summary(book: Book) -> str:
    proven = ", ".join(f"{name} {count}" for name, count in book.proof.counts.items())
    return (
        f"{len(book.content.register)} uitspraken, {len(book.content.casussen)} casussen kloppen, "
        f"combinaties bewezen: {proven} (elk precies één advies, geen gat, geen overlap, geen dode regel)"
    )


def _site(options: argparse.Namespace) -> int:
    if options.alle:
        return _all_sites(options)
    print(publish(ROOT, options.out, SMALL, options.layer))
    return OK


def _all_sites(options: argparse.Namespace) -> int:
    """Build every edition, with a line as each is ready."""
    from .alle import publish_all  # noqa: PLC0415 - starts processes, which no other verb needs

    found = editions_in(options.alle)
    if options.layer:
        raise LayerError("--alle builds every edition and --organisatie one; choose")
    out = ROOT / SITES if options.out == ROOT / "site" else options.out
    try:
        sound = publish_all(ROOT, found, out, say=lambda line: print(line, flush=True))
    except KeyboardInterrupt:
        print("onderbroken; wat klaar is staat er, en de rest komt de volgende keer", file=sys.stderr)
        return WRONG_CONTENT
    return OK if sound else WRONG_CONTENT


def _serve(options: argparse.Namespace) -> int:
    serve_site(ROOT, options.out, options.port, reload=options.herladen, layer=options.layer)
    return OK


def _test(options: argparse.Namespace) -> int:
    ensure_node_packages(ROOT)
    chromium = find_chromium(install=True)
    environment = {**os.environ, "CHROMIUM": str(chromium), "NO_MKDOCS_2_WARNING": "1"}
    code = _check(options)
    publish(ROOT, ROOT / "site")
    print(f"{sum(1 for _ in (ROOT / 'site').rglob('*.html'))} pagina's gebouwd", flush=True)
    for tool in (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", *options.pytest],
    ):
        print(f"== {' '.join(tool)}", flush=True)
        done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, env=environment, check=False)
        code = code or done.returncode
    return code


def _rounds(text: str) -> int:
    """Read how often to measure. Raises ValueError for less than once."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _bench(options: argparse.Namespace) -> int:
    from .bench import BenchError, bench, bench_editions  # noqa: PLC0415 - brings what drives a browser, which others need not wait for

    try:
        if options.uitgaven:
            print(bench_editions(ROOT, options.uitgaven), end="")
            return OK
        rounds = 1 if options.snel else options.rondes
        print(bench(ROOT, rounds=rounds, quick=options.snel, keeps=options.bewaar), end="")
    except BenchError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return WRONG_CONTENT
    return OK


def _cases(options: argparse.Namespace) -> int:
    _, _, regels = load_rules(ROOT, options.layer)
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
    _, _, regels = load_rules(ROOT, options.layer)
    advies = advise(regels, options.beslissing, antwoorden)
    if options.json:
        print(json.dumps(advies, ensure_ascii=False))
    else:
        print(advies["titel"], *(f"- {item['tekst']}" for item in advies["omdat"]), sep="\n")
    return OK


def _export(options: argparse.Namespace) -> int:
    return uitvoer.export(ROOT, options)


def _uitgeven(options: argparse.Namespace) -> int:
    print(make_release(load_book(ROOT, options.layer), again=options.opnieuw))
    return OK


def _import(options: argparse.Namespace) -> int:
    print(import_rules(ROOT, options.bestand, options.out))
    return OK
