"""What an edition still has to fill in, by group: the first what somebody at a desk would miss."""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from handbook.prose import texts
from handbook.schema.compleet import Groep
from handbook.yaml_source import Data, Loc

from .herkomst import Names
from .invullen import ID, TEKST

if TYPE_CHECKING:
    from handbook.content import Content


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Plek:
    """One value that is still to be filled in: where it stands, and the way to it in words."""

    place: str
    names: Names

    @property
    def name(self) -> str:
        """The way to it as one word."""
        return ".".join(self.names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """One group of an edition: how many values the organisation filled in, and what is left."""

    groep: Groep
    ingevuld: int
    open: tuple[Plek, ...]

    @property
    def totaal(self) -> int:
        """How many values the organisation has in this group."""
        return self.ingevuld + len(self.open)


def standings(content: "Content") -> list[Stand]:
    """Give every group of content/compleet.yml in which the edition has something, in that order."""
    found: dict[str, tuple[int, list[Plek]]] = {name: (0, []) for name in content.compleet}
    for names, place, is_open in _values(content):
        groups = content.compleet.items()
        group = next((key for key, groep in groups if _holds(groep, names, is_open=is_open)), None)
        if group is not None:
            done, left = found[group]
            found[group] = (
                done + (not is_open),
                [*left, *([Plek(place=place, names=names)] if is_open else [])],
            )
    return [
        Stand(groep=content.compleet[name], ingevuld=done, open=tuple(dict.fromkeys(left)))
        for name, (done, left) in found.items()
        if done or left
    ]


def _holds(groep: Groep, names: Names, *, is_open: bool) -> bool:
    patterns = (*groep.wat, *groep.ook) if is_open else groep.wat
    return any(fnmatchcase(".".join(names), pattern) for pattern in patterns)


def _values(content: "Content") -> Iterator[tuple[Names, str, bool]]:
    """Yield names and place of all that the organisation wrote or has still to write, and if it is open."""
    laag = content.laag
    for stem, source in content.sources.items():
        if stem.startswith("casussen/"):
            continue  # a case only says what it expects
        for loc, text in texts(source.data):
            is_open = text in (ID, TEKST) and ID not in loc
            path, line, column = source.place(loc)
            if is_open or (laag and laag.owns(path)):
                yield (*stem.split("/"), *_names(source.data, loc)), f"{path}:{line}:{column}", is_open
    editie = content.sources["editie"]
    left = [] if content.herkomst("editie", "", "contact") != "landelijk" else ["contact"]
    for field in [*left, *([] if content.editie.soort else ["soort"])]:
        path, line, column = editie.place(())
        yield ("editie", field), f"{path}:{line}:{column}", True


def _names(data: Data, loc: Loc) -> Iterator[str]:
    """Yield the way to a value in words: an item of a list by its id."""
    for part in loc:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
            yield str(data.get("id", part)) if isinstance(data, dict) else str(part)
        elif isinstance(data, dict):
            data = data[str(part)]
            yield str(part)
