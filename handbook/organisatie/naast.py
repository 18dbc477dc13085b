"""A piece of a page beside the same piece of the national example: whose each part is, and what differs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from markupsafe import Markup

from handbook.tables import KOPPEN, Uitkomstrij
from widgets.render.marks import NATIONAL, OWN
from widgets.render.naast import render_naast, settle
from widgets.rules.words import capital

Json = Mapping[str, Any]
Lines = Mapping[str, tuple[str, str]]
"""What a piece says, by a name that is the same in both: what it is about, and the text."""
Whose = Callable[..., str]
"""Gives the mark of a part of a piece, by its name."""

_CELLS = ("eerste", "herhaling", "dubbel")
_TEXTS = ("blijft", "beslisser", "werkingsgebied")


def nobody(*_: object) -> str:
    """Give no mark: in the national example all is its own."""
    return ""


def whose(own: Lines, national: Lines) -> Whose:
    """Give what marks a part as the organisation's when the national example says something else there."""

    def mark(*names: object) -> Markup:
        name = ".".join(map(str, names))
        there, here = national.get(name, ("", "")), own.get(name, ("", ""))
        return Markup(NATIONAL if there[1] == here[1] else OWN)  # noqa: S704

    return mark


def beside(kaart: Json, html: str, own: Lines, national: Lines, name: str) -> Markup:
    """Give a piece with its marks in words, and folded below it what differs; `name` is the id of that."""
    return Markup(f"{settle(kaart['herkomst'], str(html))}\n{folded(kaart, own, national, name)}")  # noqa: S704


def folded(kaart: Json, own: Lines, national: Lines, name: str) -> Markup:
    """Give what differs, folded; nothing when all is the same."""
    rows = differing(own, national)
    return Markup(render_naast(kaart, rows, (), f"naast-{name}") if rows else "")  # noqa: S704


def differing(own: Lines, national: Lines) -> list[Json]:
    """Give a line for each part that is not the same, those that are gone last."""
    rows: list[Json] = []
    for name in dict.fromkeys((*own, *national)):
        there, here = national.get(name, ("", "")), own.get(name, ("", ""))
        if there[1] != here[1]:
            row = {"naam": name, "wat": here[0] or there[0], "landelijk": there[1], "hier": here[1]}
            rows.append({**row, "anders": True})
    return rows


def outcome_lines(rijen: Iterable[Uitkomstrij], tabellen: Iterable[Json], *, als: bool = True) -> Lines:
    """Give what the tables of all outcomes say; without `als` not when."""
    lines = {}
    for rij in rijen:
        texts = {name: getattr(rij, name).tekst for name in _CELLS}
        texts |= {name: text for name in _TEXTS if (text := getattr(rij, name))}
        for name, text in texts.items():
            lines[f"{rij.gedraging}.{name}"] = f"{rij.label}: {KOPPEN[name].lower()}", text
    for tabel in tabellen:
        for regel in tabel["regels"]:
            name = f"{tabel['id']}.{regel['id']}"
            when = f"{capital(regel['als'])} " if als else ""
            lines[name] = str(tabel["titel"]), f"{when}{regel['dan']}"
            for punt, text in zip(regel["namen"], regel["punten"], strict=True):
                lines[f"{name}.{punt}"] = str(tabel["titel"]), f"{when}{text}"
    return lines


def untouched(own: Lines, national: Lines, bare: tuple[Lines, Lines], is_own: Callable[[str], bool]) -> Lines:
    """Give the national lines, with in place of those that the edition left alone its own.

    A condition on a new answer widens rules that nobody changed: `bare` are the lines without conditions.
    """
    mine, theirs = bare
    same = {
        name for name in own.keys() & national.keys() if mine[name][1] == theirs[name][1] and not is_own(name)
    }
    return {**national, **{name: own[name] for name in same}}


def step_lines(own: Iterable[str], national: Iterable[str], label: str) -> tuple[Lines, Lines]:
    """Give the steps of both by the number in the edition; those that go together have the same one."""
    here, there = list(own), list(national)
    mine: dict[str, tuple[str, str]] = {}
    theirs: dict[str, tuple[str, str]] = {}
    for text, other in _pairs(here, there):
        name = str(len(mine)) if text else f"weg-{len(theirs)}"
        for lines, found in ((mine, text), (theirs, other)):
            if found:
                lines[name] = label, found
    return mine, theirs


def _pairs(own: list[str], national: list[str]) -> Iterator[tuple[str, str]]:
    for _, first, last, start, end in SequenceMatcher(a=own, b=national, autojunk=False).get_opcodes():
        left, right = own[first:last], national[start:end]
        size = max(len(left), len(right))
        for number in range(size):
            yield (left[number] if number < len(left) else ""), (right[number] if number < len(right) else "")
