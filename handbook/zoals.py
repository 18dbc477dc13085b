"""Questions and tables that several decisions share: `zoals` names the decision where one is written."""

from collections.abc import Iterator, Mapping

from .problems import Problem, instead
from .yaml_source import Data, Source

_OWN = {"vragen": ("when",), "tabellen": ()}
"""What is never taken over: a question is asked when its own decision says so."""


def follow(
    beslissingen: Mapping[str, Data], sources: Mapping[str, Source]
) -> tuple[dict[str, Data], list[Problem]]:
    """Give the decisions with every `zoals` filled in, and a problem for each that leads nowhere."""
    problems: list[Problem] = []
    filled: dict[str, Data] = {}
    for name, data in beslissingen.items():
        filled[name] = data
        if isinstance(data, dict):
            source = sources[f"beslissingen/{name}"]
            filled[name] = {
                key: list(_items(key, value, name, beslissingen, source, problems))
                if key in _OWN and isinstance(value, list)
                else value
                for key, value in data.items()
            }
    return filled, problems


def _items(
    key: str,
    items: list[Data],
    name: str,
    beslissingen: Mapping[str, Data],
    source: Source,
    problems: list[Problem],
) -> Iterator[Data]:
    for place, item in enumerate(items):
        if not isinstance(item, dict) or "zoals" not in item:
            yield item
            continue
        models = _models(key, name, item.get("id"), beslissingen)
        model = models.get(str(item["zoals"]))
        if model is None:
            message = f"{item['zoals']!r} is geen beslissing die zelf {item.get('id')!r} heeft"
            advice = instead(str(item["zoals"]), models) if models else "schrijf haar hier uit"
            problems.append(source.problem((key, place, "zoals"), f"{message}; {advice}"))
        own = {field: value for field, value in item.items() if field != "zoals"}
        yield {field: value for field, value in (model or {}).items() if field not in _OWN[key]} | own


def _models(
    key: str, name: str, item_id: Data | None, beslissingen: Mapping[str, Data]
) -> dict[str, dict[str, Data]]:
    """Give the other decisions that write out a question or table with this id."""
    found: dict[str, dict[str, Data]] = {}
    for other, data in beslissingen.items():
        items = data.get(key) if isinstance(data, dict) and other != name else None
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and item.get("id") == item_id and "zoals" not in item:
                found[other] = item
    return found
