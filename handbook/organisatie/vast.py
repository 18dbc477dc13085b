"""What is not the organisation's to decide (content/vast.yml), held against what the layer makes of it."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from handbook.problems import Problem
from handbook.schema.vast import Vast
from handbook.yaml_source import Data, Loc, Source

from .herkomst import Names, Raw, inner
from .merge import Removed

Root = Mapping[str, tuple[Source, Loc]]


def check_vast(
    vast: Mapping[str, Vast], base: Raw, merged: Raw, sources: Mapping[tuple[str, str], tuple[Source, Loc]],
    removed: Removed,
) -> Iterator[Problem]:
    """Yield a problem for everything that the layer makes of what it may not touch.

    `sources` has for each (kind, id) the file and the place where the entry begins.
    """
    for rule in vast.values():
        for pattern in rule.wat:
            for names, old in _matches(base, tuple(pattern.split("."))):
                new = _at(merged, names)
                if (at := _broken(old, new, rule)) is not None:
                    yield _problem(rule, (*names, *at), merged, sources, removed, old_names=names)
            if rule.mag == "niets" and pattern.endswith(".*"):
                yield from _added(rule, pattern, base, merged, sources, removed)


def _added(rule: Vast, pattern: str, base: Raw, merged: Raw, sources: Mapping[tuple[str, str], tuple[Source, Loc]], removed: Removed) -> Iterator[Problem]:
    known = {names for names, _ in _matches(base, tuple(pattern.split(".")))}
    for names, _ in _matches(merged, tuple(pattern.split("."))):
        if names not in known:
            yield _problem(rule, names, merged, sources, removed, old_names=names)


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


def _problem(
    rule: Vast, names: Names, merged: Raw, sources: Mapping[tuple[str, str], tuple[Source, Loc]], removed: Removed, *, old_names: Names
) -> Problem:
    what = ".".join(old_names)
    message = f"{what} is niet aan de organisatie: {rule.reden} {rule.doe}"
    for name in reversed(names):
        if name in removed.places and _at(merged, names[: names.index(name) + 1]) is None:
            return removed.places[name].problem(message)
    source, start = sources[(names[0], names[1])]
    return source.problem((*start, *_loc(merged[names[0]][names[1]], names[2:])), message)


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
