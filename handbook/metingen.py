"""The figures of a benchmark in words: with their unit, and as so many times the first of their row."""

from collections.abc import Iterator

from .schema.metingen import Rij

_BIGGER = {"ms": "s", "kB": "MB"}
_SPACE = "\N{NO-BREAK SPACE}"
_THOUSAND, _TEN = 1000, 10


def word_cells(rij: Rij) -> Iterator[str]:
    """Yield the cells of one row, such as `3,5 s`, and behind the others their ratio."""
    first, *others = rij.cijfers
    yield word_figure(first, rij.eenheid)
    for figure in others:
        ratio = f" ({_word_ratio(figure / first)}{_SPACE}×)" if first else ""
        yield f"{word_figure(figure, rij.eenheid)}{ratio}"


def word_figure(figure: int, unit: str) -> str:
    """Give a figure with its unit, a large one in a larger unit."""
    if figure < _THOUSAND:
        return f"{figure}{_SPACE}{unit}"
    if unit in _BIGGER:
        return f"{figure / _THOUSAND:.1f}{_SPACE}{_BIGGER[unit]}".replace(".", ",")
    return f"{figure:,}{_SPACE}{unit}".replace(",", ".")


def _word_ratio(ratio: float) -> str:
    """Give it in two digits, whatever its size."""
    text = f"{ratio:.0f}" if ratio >= _TEN else f"{ratio:#.2g}".rstrip(".")
    return text.replace(".", ",")
