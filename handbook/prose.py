"""docs/ as text: literal durations, and which facts the prose refers to."""

import re
from collections.abc import Iterator

from .content import Content
from .docs import Docs, Page
from .problems import Problem
from .yaml_source import Data, Loc

_NUMBER = (
    r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|achttien"
    r"|twintig|vierentwintig|dertig|veertig|achtenveertig|zestig|negentig|honderd)"
)
_UNIT = (
    r"(?:uur|uren|etma(?:al|len)|werkdag(?:en)?|dag(?:en)?|we(?:ek|ken)|maand(?:en)?"
    r"|kwarta(?:al|len)|jaar|jaren)"
)
_DUUR = re.compile(
    rf"\b(?:{_NUMBER}(?: (?:tot|à|of) {_NUMBER})?|half|halve|anderhalf|anderhalve) {_UNIT}\b", re.IGNORECASE
)
_MARK = re.compile(r"\b(?:bron|keuze)\(([^)]*)\)")
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
_REFERENCE = re.compile(r"\b(duur|bedrag)\(\s*[\"']([a-z0-9-]+)[\"']")
_KINDS = {"duur": "duren", "bedrag": "bedragen"}

FREE_OF_DURATIONS = (
    "begrippen",
    "controles",
    "figuren",
    "inrichting",
    "keuzes",
    "maatregelen",
    "paden",
    "rechtsmiddelen",
    "stappen",
    "tabellen",
    "taken",
    "uitzonderingen",
    "voorwaarden",
)
"""Content that may not spell a duration out; the register and the cases tell what others said or did."""


def prose_references(docs: Docs) -> set[tuple[str, str]]:
    """Give the durations and amounts that the pages refer to."""
    return {(_KINDS[function], name) for page in docs for function, name in _REFERENCE.findall(page.text)}


def title_of(page: Page) -> str:
    """Give the title of a page, from its front matter; its name when it has none."""
    found = _TITLE.search(page.text)
    return found[1].strip() if found else page.path.stem


def cited_on(docs: Docs) -> dict[str, list[Page]]:
    """Give the pages that cite each statement, source or choice."""
    cited: dict[str, list[Page]] = {}
    for page in docs:
        for arguments in _MARK.findall(page.text):
            for name in re.findall(r"[\"']([^\"']+)[\"']", arguments):
                found = cited.setdefault(name, [])
                if page not in found:
                    found.append(page)
    return cited


def check_prose(docs: Docs, content: Content) -> Iterator[Problem]:
    """Yield a problem for every duration that is typed out in a page or in a sentence of content/."""
    for page in docs:
        for number, line in enumerate(page.text.splitlines(), start=1):
            for match in _DUUR.finditer(line):
                message = _advice(match[0], 'schrijf {{ duur("...") }}')
                yield Problem(path=page.shown, line=number, column=match.start() + 1, message=message)
    folders = [
        f"{kind}/{name}"
        for kind in ("beslissingen", "lessen", "protocollen", "stukken")
        for name in getattr(content, kind)
    ]
    for stem in (*FREE_OF_DURATIONS, *folders):
        source = content.sources[stem]
        for loc, text in texts(source.data):
            for match in _DUUR.finditer(text):
                yield source.problem(loc, _advice(match[0], "schrijf de zin zonder getal"))


def find_duration(text: str) -> str:
    """Give the first duration that is typed out in a text, or nothing."""
    found = _DUUR.search(text)
    return found[0] if found else ""


def _advice(found: str, advice: str) -> str:
    return f"{found!r} is een duur en hoort alleen in content/duren.yml; {advice}"


def texts(data: Data, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text in a file of content/, with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*loc, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from texts(value, (*loc, place))
    elif isinstance(data, str):
        yield loc, data
