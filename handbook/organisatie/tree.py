"""YAML data in which every value knows its place, so that two files can be made into one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.problems import Problem
from handbook.yaml_source import Data, Loc, Source

Value = str | int | bool | list["Node"] | dict[str, "Node"]
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """One value with the path, line and column where it stands."""

    value: Value
    place: Place

    @property
    def items(self) -> Mapping[str, "Node"] | None:
        """The items of a list by their id, when every item has one."""
        if not isinstance(self.value, list) or not self.value:
            return None
        named = {name: item for item in self.value if (name := item.id)}
        return named if len(named) == len(self.value) else None

    @property
    def id(self) -> str:
        """The id that this item of a list has, or nothing."""
        found = self.get("id")
        return found.value if found and isinstance(found.value, str) else ""

    def get(self, key: str) -> "Node | None":
        """Give the value of a key, when there is one."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def names(self) -> Iterator[str]:
        """Yield every id of an item of a list, here and below."""
        if self.id:
            yield self.id
        if isinstance(self.value, dict | list):
            for inner in self.value.values() if isinstance(self.value, dict) else self.value:
                yield from inner.names()

    def problem(self, message: str) -> Problem:
        """Give a problem at this place."""
        path, line, column = self.place
        return Problem(path=path, line=line, column=column, message=message)


def plant(source: Source) -> Node:
    """Give the data of a file with the place of every value."""
    return _plant(source, source.data, (), source.place(()))


def _plant(source: Source, data: Data, loc: Loc, above: Place) -> Node:
    place = source.place(loc) if loc in source.places else above
    if isinstance(data, dict):
        inner = {key: _plant(source, value, (*loc, key), place) for key, value in data.items()}
        return Node(inner, place)
    if isinstance(data, list):
        listed = [_plant(source, value, (*loc, n), place) for n, value in enumerate(data)]
        return Node(listed, place)
    return Node(data, place)


def harvest(path: str, node: Node, problems: tuple[Problem, ...]) -> Source:
    """Give a file again: its data, and the place of everything in it; `path` is that of most of it."""
    places: dict[Loc, tuple[int, int]] = {}
    paths: dict[Loc, str] = {}

    def data(node: Node, loc: Loc) -> Data:
        places[loc] = node.place[1:]
        if node.place[0] != path:
            paths[loc] = node.place[0]
        if isinstance(node.value, dict):
            return {key: data(value, (*loc, key)) for key, value in node.value.items()}
        if isinstance(node.value, list):
            return [data(value, (*loc, n)) for n, value in enumerate(node.value)]
        return node.value

    return Source(path=path, data=data(node, ()), places=places, problems=problems, paths=paths)
