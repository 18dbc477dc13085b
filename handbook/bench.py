"""Figures about the rules and the build, measured side by side in one run and printed as ratios."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from widgets.rules import advise, every_case

from .book import load_rules

ROUNDS = 5


def bench(root: Path) -> str:
    """Time reading the content, deciding everything and one full advice; gives a table of medians."""
    _, _, regels = load_rules(root)
    answers = {
        "norm": ("onacceptabel",),
        "gedraging": ("verbaal", "bedreiging-werknemer"),
        "herhaling": ("ja",),
    }
    count = sum(1 for _ in every_case(regels, "sanctie"))
    tasks: dict[str, Callable[[], object]] = {
        "inhoud lezen en controleren": lambda: load_rules(root),
        f"alle {count} combinaties beslissen": lambda: [None for _ in every_case(regels, "sanctie")],
        "honderd hele adviezen": lambda: [advise(regels, "sanctie", answers) for _ in range(100)],
    }
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in times.items()}
    first = next(iter(medians.values()))
    lines = [f"{name:40} {value:8.3f} s {value / first:7.2f} x" for name, value in medians.items()]
    return "\n".join(
        [f"mediaan van {ROUNDS} rondes, om en om gemeten; x = ten opzichte van de eerste rij", *lines]
    )
