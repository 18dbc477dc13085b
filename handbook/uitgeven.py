"""Making a release, and holding changed rules to one: the verb `uitgeven` and its part of `check`."""

import re
from collections.abc import Iterator

from .book import Book
from .leren.herijkt import re_marked
from .leren.melding import drift
from .problems import ContentError, Problem
from .schema.uitgave import Stand, Uitgave, Uitgaven
from .stand import rules_hash, stand_of
from .uitgave import before, home, name_of, release_path, releases_of, way_back, write_releases
from .wijzigingen import affected, changes

CHANGELOG = "CHANGELOG.md"
NO_RELEASE = "er is nog geen uitgave om mee te vergelijken; maak er een met `python3 build.py uitgeven{}`"

_NEXT = re.compile(r"^## ", re.MULTILINE)
_INHOUD = re.compile(r"^### Inhoud *$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^- *\S", re.MULTILINE)


def check_release(book: Book) -> str:
    """Give one line on what changed since the last release.

    Raises ContentError when rules changed and the version or the changelog did not.
    """
    releases = releases_of(book)
    if releases is None:
        return NO_RELEASE.format(f" --organisatie {book.layer.name}" if book.layer else "")
    last, changed = releases.laatste, rules_hash(book.compiled) != releases.laatste.regels
    if changed and (problems := tuple(_unannounced(book, last))):
        raise ContentError(problems)
    found = affected(changes(releases.stand, stand_of(book, exercises=False), book.regels))
    rules = "regels veranderd" if changed else "zelfde regels"
    return f"sinds uitgave {last.versie} ({last.datum}): {rules}, ander advies bij {len(found)} casussen"


def exercises_since(book: Book) -> list[str]:
    """Give the lines on the exercises since the last release. Raises ContentError for a damaged file."""
    releases = releases_of(book)
    if releases is None:
        return drift(book, None, "")
    return drift(book, releases.stand, f"uitgave {releases.laatste.versie}")


def make_release(book: Book, *, again: bool) -> str:
    """Write the release of this version; gives lines that say so and tell what it changed in exercises.

    Raises ContentError when this version was released with other rules, unless `again`, and when the
    changelog does not tell what changed.
    """
    releases = releases_of(book)
    made = _released(book, releases, again=again)
    path = release_path(book)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_releases(made))
    name = name_of(book, path)
    said = f"{name}: versie {made.laatste.versie} was al uitgegeven, er is niets veranderd"
    if releases != made:
        said = (
            f"{name}: versie {made.laatste.versie} uitgegeven met {len(made.stand.casussen)} casussen, "
            f"ander advies bij {made.laatste.aantal}"
        )
    since = f"uitgave {made.uitgaven[1].versie}" if made.vorige else ""
    return "\n".join([said, *drift(book, before(made), since)])


def _released(book: Book, releases: Uitgaven | None, *, again: bool) -> Uitgaven:
    now = stand_of(book)
    if releases is None:
        return Uitgaven(editie=book.content.editie.id, uitgaven=(_uitgave(book, None, now),), stand=now)
    last = releases.laatste
    same_version = book.content.editie.versie == last.versie
    if rules_hash(book.compiled) != last.regels:
        if same_version and not again:
            raise ContentError([_twice(book, last)])
        if found := tuple(_untold(book, last) if same_version else _unannounced(book, last)):
            raise ContentError(found)
    base = before(releases) if same_version else releases.stand
    return Uitgaven(
        editie=releases.editie,
        uitgaven=(_uitgave(book, base, now), *releases.uitgaven[same_version:]),
        vorige=way_back(base, now) if base else None,
        stand=now,
    )


def _uitgave(book: Book, base: Stand | None, now: Stand) -> Uitgave:
    groups = changes(base, now, book.regels) if base else ()
    return Uitgave(
        versie=book.content.editie.versie,
        datum=book.content.editie.datum,
        regels=rules_hash(book.compiled),
        aantal=len(affected(groups)),
        groepen=groups,
        herijkt=re_marked(base, now) if base else (),
    )


def _unannounced(book: Book, last: Uitgave) -> Iterator[Problem]:
    """Yield what is missing where rules differ from those of the last release."""
    versie = book.content.editie.versie
    start = f"regels zijn veranderd sinds uitgave {last.versie} ({last.datum})"
    if _order(versie) <= _order(last.versie):
        message = f"{start}, maar de versie is {versie}; verhoog `versie`, schrijf een regel in {CHANGELOG}"
        yield book.content.problem("editie", "", ("versie",), message)
    else:
        yield from _untold(book, last)


def _twice(book: Book, last: Uitgave) -> Problem:
    message = f"versie {last.versie} is op {last.datum} al uitgegeven met andere regels; verhoog `versie`, "
    message += "of vervang die uitgave met `python3 build.py uitgeven --opnieuw`"
    return book.content.problem("editie", "", ("versie",), message)


def _order(versie: str) -> tuple[int, ...]:
    return tuple(map(int, versie.split(".")))


def _untold(book: Book, last: Uitgave) -> Iterator[Problem]:
    """Yield what the changelog does not tell: it has a heading for the version, and a line under Inhoud."""
    versie, path = book.content.editie.versie, home(book) / CHANGELOG
    name = name_of(book, path)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    start = f"regels zijn veranderd sinds uitgave {last.versie}"
    heading = re.search(rf"^## {re.escape(versie)}(?![.\d]).*$", text, re.MULTILINE)
    if heading is None:
        message = f"{start}; schrijf een kop `## {versie} ({book.content.editie.datum})` met onder "
        message += "`### Inhoud` wat er voor de lezer verandert"
        yield Problem(path=name, line=1, column=1, message=message)
        return
    end = _NEXT.search(text, heading.end())
    part = _INHOUD.search(text[heading.end() : end.start() if end else None])
    if part is None or not _ITEM.search(part[1]):
        line = text.count("\n", 0, heading.start()) + 1
        message = f"{start}; schrijf onder `### Inhoud` wat er voor de lezer verandert, in een regel met `- `"
        yield Problem(path=name, line=line, column=1, message=message)
