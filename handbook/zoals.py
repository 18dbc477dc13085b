"""Questions and tables that several decisions share: `zoals` names the decision where one is written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .problems import Problem, instead
from .yaml_source import Data, Loc, Source

_OWN = {"vragen": ("when",), "tabellen": ()}
"""What is never taken over: a question is asked when its own decision says so."""


Found = dict[str, tuple[Source, int, dict[str, Data]]]
"""By decision: its file, where it writes a question or table out there, and what it writes."""


def follow(
    beslissingen: Mapping[str, Data], sources: Mapping[str, Source], base: Mapping[str, Source]
) -> tuple[dict[str, Data], dict[str, Source], list[Problem]]:
    """Fill in every `zoals`; what an edition left out is still as the files in `base` write it.

    Gives the decisions, their files, which then know where the values taken over stand, and a problem for
    each `zoals` that leads nowhere.
    """
    problems: list[Problem] = []
    filled: dict[str, Data] = {}
    before = {stem.partition("/")[2]: source.data for stem, source in base.items()}
    placed = dict(sources)
    for name, data in beslissingen.items():
        filled[name] = data
        if isinstance(data, dict):
            stem = f"beslissingen/{name}"
            placed[stem] = replace(
                sources[stem], places=dict(sources[stem].places), paths=dict(sources[stem].paths)
            )
            found = [(before, base), (beslissingen, placed)]
            filled[name] = {
                key: list(_items(key, value, name, found, problems))
                if key in _OWN and isinstance(value, list)
                else value
                for key, value in data.items()
            }
    return filled, placed, problems


def _items(
    key: str,
    items: list[Data],
    name: str,
    found: list[tuple[Mapping[str, Data], Mapping[str, Source]]],
    problems: list[Problem],
) -> Iterator[Data]:
    source = found[-1][1][f"beslissingen/{name}"]
    for place, item in enumerate(items):
        if not isinstance(item, dict) or "zoals" not in item:
            yield item
            continue
        models: Found = {}
        for beslissingen, sources in found:
            models |= _models(key, name, item.get("id"), beslissingen, sources)
        other = str(item["zoals"])
        own = {field: value for field, value in item.items() if field != "zoals"}
        if other in models:
            there, row, model = models[other]
            _place(source, (key, place), there, (key, row), own)
            own = {field: value for field, value in model.items() if field not in _OWN[key]} | own
        else:
            message = f"{item['zoals']!r} is geen beslissing die zelf {item.get('id')!r} heeft"
            advice = instead(other, models) if models else "schrijf haar hier uit"
            problems.append(source.problem((key, place, "zoals"), f"{message}; {advice}"))
        yield own


def _place(source: Source, here: Loc, model: Source, there: Loc, own: Mapping[str, Data]) -> None:
    """Let the file know where the values stand that it takes over from another."""
    for loc in list(model.places):
        field = loc[len(there) : len(there) + 1]
        if loc[: len(there)] == there and field and field[0] not in own:
            target = (*here, *loc[len(there) :])
            path, *place = model.place(loc)
            source.places[target] = (place[0], place[1])
            source.paths[target] = path


def _models(
    key: str,
    name: str,
    item_id: Data | None,
    beslissingen: Mapping[str, Data],
    sources: Mapping[str, Source],
) -> Found:
    """Give the other decisions that write out a question or table with this id."""
    found: Found = {}
    for other, data in beslissingen.items():
        items = data.get(key) if isinstance(data, dict) and other != name else None
        for place, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict) and item.get("id") == item_id and "zoals" not in item:
                found[other] = (sources[f"beslissingen/{other}"], place, item)
    return found
