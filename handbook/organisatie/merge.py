"""content/ and a layer into one: what the layer writes replaces, adds to or removes what the base says.

An entry is found by its id. Within it a field replaces; names with values merge name by name, and lists of
things with an id merge item by item. `weg: true` removes, `opnieuw: true` replaces as a whole, and `na: <id>`
or `voor: <id>` gives an item its place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handbook.problems import Problem, instead
from handbook.yaml_source import Source

from .tree import Node, Value, harvest, plant

WEG, OPNIEUW, NA, VOOR = "weg", "opnieuw", "na", "voor"
MARKS = (WEG, OPNIEUW, NA, VOOR)
WHOLE = ("antwoorden", "basis", "bij", "overnemen", "verwacht", "when")
"""Fields that are read as one: half of a condition from another file is a condition nobody wrote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """What the layer takes away: the line that does so, by the id that is gone."""

    places: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, gone: Node | None, stays: Iterable[str], place: Node, *names: str) -> None:
        """Remember which ids `place` takes away."""
        kept = set(stays)
        for name in (*names, *(gone.names() if gone else ())):
            if name not in kept:
                self.places.setdefault(name, place)


def merge_sources(
    base: Mapping[str, Source], layer: Mapping[str, Source], *, folders: Iterable[str]
) -> tuple[dict[str, Source], Removed]:
    """Give the files of both by stem, in the order of the base; a stem below one of `folders` is one entry.

    What is wrong with how the layer asks for it stands in `Removed.problems`.
    """
    removed, merged = Removed(), dict(base)
    single = tuple(f"{folder}/" for folder in folders)
    for stem, source in layer.items():
        over = plant(source)
        if stem not in base:
            name = stem.rpartition("/")[2]
            for key, entry in {name: over}.items() if stem.startswith(single) else _inner(over):
                _refuse_marks(entry, key, removed)
            merged[stem] = harvest(source.path, _bare(over), source.problems)
            continue
        problems = (*base[stem].problems, *source.problems)
        old = plant(base[stem])
        node = _merge_file(old, over, removed, is_entry=stem.startswith(single), stem=stem)
        if node is None:
            del merged[stem]
        else:
            merged[stem] = harvest(source.path, node, problems)
    return merged, removed


def _inner(node: Node) -> Iterable[tuple[str, Node]]:
    return node.value.items() if isinstance(node.value, dict) else ()


def _merge_file(old: Node, over: Node, removed: Removed, *, is_entry: bool, stem: str) -> Node | None:
    name = stem.rpartition("/")[2]
    if is_entry and over.get(WEG):
        _check_alone(over, removed)
        removed.note(old, (), over, name)
        return None
    if is_entry:
        return _merge(old, over, removed)
    if isinstance(old.value, dict) and isinstance(over.value, dict):
        return Node(_merge_named(old.value, over.value, removed), over.place)
    return _merge(old, over, removed)


def _merge(old: Node, over: Node, removed: Removed) -> Node:
    """Give what the layer makes of one value of the base."""
    if isinstance(over.value, dict) and isinstance(old.value, dict):
        if not _asks(over, OPNIEUW, removed):
            return Node(_merge_fields(old.value, over.value, removed), over.place)
    elif isinstance(over.value, list) and over.value and (items := old.items) is not None:
        if (new := over.items) is not None:
            return Node(list(_merge_named(items, new, removed).values()), over.place)
        for item in over.value:
            if not item.id:
                removed.problems.append(
                    item.problem("'id' ontbreekt; noem het id dat je wijzigt, of een nieuw id")
                )
        return old
    new_node = _bare(over)
    removed.note(old, new_node.names(), over)
    return new_node


def _merge_fields(old: Mapping[str, Node], over: Mapping[str, Node], removed: Removed) -> dict[str, Node]:
    if "zoals" in old:
        for key in ("options", "rules", "uitkomsten", "combinaties"):
            if key in over:
                model = old["zoals"].value
                removed.problems.append(
                    over[key].problem(
                        f"dit staat in beslissingen/{model}.yml, want hier staat `zoals: {model}`; "
                        "wijzig het daar, of zet er `opnieuw: true` bij en schrijf alles uit"
                    )
                )
    merged = dict(old)
    for key, value in over.items():
        if key in MARKS:
            continue
        if key in old and _asks(value, WEG, removed):
            removed.note(old[key], (), value)
            del merged[key]
        elif key in old and key not in WHOLE:
            merged[key] = _merge(old[key], value, removed)
        else:
            if key in old:
                removed.note(old[key], value.names(), value)
            merged[key] = value
    return merged


def _merge_named(old: Mapping[str, Node], over: Mapping[str, Node], removed: Removed) -> dict[str, Node]:
    """Give entries or items by name: changed, added, removed, and in the order that the layer asks for."""
    merged = dict(old)
    for name, value in over.items():
        if name not in old:
            if not _refuse_marks(value, name, removed, old):
                merged[name] = _bare(value)
        elif _asks(value, WEG, removed):
            _check_alone(value, removed)
            removed.note(old[name], (), value, name)
            del merged[name]
        else:
            merged[name] = _merge(old[name], value, removed)
    return _placed(merged, over, removed)


def _placed(merged: dict[str, Node], over: Mapping[str, Node], removed: Removed) -> dict[str, Node]:
    order = list(merged)
    last: dict[str, str] = {}
    for name, value in over.items():
        for mark in (NA, VOOR):
            target = value.get(mark)
            if target is None or name not in merged:
                continue
            anchor = str(target.value)
            if anchor not in order or anchor == name:
                message = f"{anchor!r} staat hier niet; {instead(anchor, set(order) - {name})}"
                removed.problems.append(target.problem(message))
                continue
            order.remove(name)
            if mark == NA:
                order.insert(order.index(last.get(anchor, anchor)) + 1, name)
                last[anchor] = name
            else:
                order.insert(order.index(anchor), name)
    return {name: merged[name] for name in order}


def _asks(node: Node, mark: str, removed: Removed) -> bool:
    """Tell whether a value has this mark; it may only be true."""
    found = node.get(mark)
    if found is not None and found.value is not True:
        removed.problems.append(found.problem(f"schrijf `{mark}: true`, of haal {mark!r} weg"))
    return found is not None and found.value is True


def _check_alone(node: Node, removed: Removed) -> None:
    """Complain about what stands beside `weg: true`."""
    others = [key for key in node.value if key not in ("id", WEG)] if isinstance(node.value, dict) else []
    if others:
        message = f"naast `weg: true` staat nog {others[0]!r}; haal één van de twee weg"
        removed.problems.append(node.problem(message))


def _refuse_marks(node: Node, name: str, removed: Removed, known: Iterable[str] = ()) -> bool:
    """Complain about a mark on what the base does not have; tell whether there was one."""
    before = len(removed.problems)
    for mark, does in ((WEG, "verwijderen"), (OPNIEUW, "vervangen")):
        found = node.get(mark)
        if found is not None:
            message = f"{name!r} is landelijk onbekend, dus er valt niets te {does}; {instead(name, known)}"
            removed.problems.append(found.problem(message))
    return len(removed.problems) > before


def _bare(node: Node) -> Node:
    """Give a value without the marks that say what to do with it."""
    if isinstance(node.value, dict):
        kept: Value = {key: value for key, value in node.value.items() if key not in MARKS}
        return Node(kept, node.place)
    return node
