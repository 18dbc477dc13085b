"""What is not the organisation's to decide (content/vast.yml), held against what the layer makes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from handbook.problems import Problem
from handbook.schema.vast import Vast
from handbook.yaml_source import Data, Loc, Source

from .herkomst import Names, Raw, inner
from .merge import Removed

Places = Mapping[tuple[str, str], tuple[Source, Loc]]
"""By (kind, id): the file of an entry, and where it begins there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitgave:
    """What an edition is made of, for the check."""

    base: Raw
    merged: Raw
    places: Places
    removed: Removed


def check_vast(vast: Mapping[str, Vast], uitgave: Uitgave) -> Iterator[Problem]:
    """Yield a problem for everything that the layer makes of what it may not touch."""
    for rule in vast.values():
        for pattern in rule.wat:
            parts = tuple(pattern.split("."))
            fixed = dict(_matches(uitgave.base, parts))
            for names, old in fixed.items():
                at = _broken(old, _at(uitgave.merged, names), rule)
                if at is not None:
                    yield _problem(rule, uitgave, names, at)
            if rule.mag == "niets" and parts[-1] == "*":
                for names, _ in _matches(uitgave.merged, parts):
                    if names not in fixed:
                        yield _problem(rule, uitgave, names, ())


def is_fixed(vast: Mapping[str, Vast], names: Names) -> bool:
    """Tell whether an organisation may not change this entry in any way."""
    return any(
        len(parts := pattern.split(".")) <= len(names)
        and all(fnmatchcase(name, part) for name, part in zip(names, parts, strict=False))
        for rule in vast.values()
        if rule.mag == "niets"
        for pattern in rule.wat
    )


def _matches(raw: Raw, pattern: Names) -> Iterator[tuple[Names, Data]]:
    """Yield what a pattern stands for, by its names."""
    for kind, entries in raw.items():
        if fnmatchcase(kind, pattern[0]):
            for names, data in _below(dict(entries), pattern[1:]):
                yield (kind, *names), data


def _below(data: Data, pattern: Names) -> Iterator[tuple[Names, Data]]:
    if not pattern:
        yield (), data
        return
    for name, value in (inner(data) or {}).items():
        if fnmatchcase(name, pattern[0]):
            for names, found in _below(value, pattern[1:]):
                yield (name, *names), found


def _at(raw: Raw, names: Names) -> Data | None:
    data: Data | None = dict(raw.get(names[0], {}))
    for name in names[1:]:
        data = (inner(data) or {}).get(name) if data is not None else None
    return data


def _broken(old: Data, new: Data | None, rule: Vast) -> Names | None:
    """Give the way to the first value that the layer may not have changed so, or None."""
    if new is None or type(old) is not type(new):
        return ()
    before, after = inner(old), inner(new)
    if before is None or after is None:
        if isinstance(old, list) and isinstance(new, list) and rule.mag == "erbij":
            return None if all(item in new for item in old) else ()
        return None if old == new else ()
    for name, value in before.items():
        if name not in rule.behalve:
            if name not in after:
                return (name,)
            if (at := _broken(value, after[name], rule)) is not None:
                return (name, *at)
    extra = [name for name in after if name not in before and name not in rule.behalve]
    return (extra[0],) if extra and rule.mag == "niets" else None


def _problem(rule: Vast, uitgave: Uitgave, fixed: Names, at: Names) -> Problem:
    """Point at what the layer wrote at `at` inside something fixed, or at the line that removes it."""
    message = f"{'.'.join(filter(None, fixed))} is niet aan de organisatie: {rule.reden} {rule.doe}"
    names = (*fixed, *at)
    for depth in range(2, len(names) + 1):
        place = uitgave.removed.places.get(names[depth - 1])
        if place and _at(uitgave.merged, names[:depth]) is None:
            return place.problem(message)
    source, start = uitgave.places[names[0], names[1]]
    return source.problem((*start, *_loc(uitgave.merged[names[0]][names[1]], names[2:])), message)


def _loc(data: Data, names: Names) -> Loc:
    """Turn names into a place in the file: an item by its number, as far as it is there."""
    loc: Loc = ()
    for name in names:
        if isinstance(data, list):
            numbers = [n for n, item in enumerate(data) if isinstance(item, dict) and item.get("id") == name]
            if not numbers:
                return loc
            loc, data = (*loc, numbers[0]), data[numbers[0]]
        elif isinstance(data, dict) and name in data:
            loc, data = (*loc, name), data[name]
        else:
            return loc
    return loc
