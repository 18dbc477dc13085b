"""How long a reader waits for an advice, with each start of the rules, on a quick and on a slow machine."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserType, Error

from handbook.csp import scan
from handbook.headers import security_headers
from handbook.server import serving
from widgets.rules import Regels

from .brake import CAN
from .line import Line, through
from .measured import HIGH, MIDDLE, BenchError, Part, Row
from .variants import STARTS, Variant
from .visits import First, check, first_visit, later_visit, slowness

CLICKS = 20
_MBIT, _MS = 10, 40
_TIMES = 4 if CAN else 1
_KILO = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class _Visits:
    """A first visit and a later one, and how many bytes passed for which path on each."""

    first: First
    later: float
    passed: tuple[Mapping[str, int], Mapping[str, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where one variant is served, in which way, and what was found there, once for each round."""

    variant: Variant
    address: str
    slow: bool
    found: list[_Visits] = field(default_factory=list)

    def visit(self, chromium: BrowserType, profile: Path) -> First:
        """Visit it once more, on a fresh profile."""
        if not self.slow:
            first = first_visit(chromium, self.address, profile, 1, CLICKS)
            later = later_visit(chromium, self.address, profile, 1)
            self.found.append(_Visits(first=first, later=later, passed=({}, {})))
            return first
        line = Line(rate=_MBIT * 1e6 / 8, delay=_MS / 1000)
        with through(line, self.address) as address:
            first = first_visit(chromium, address, profile, _TIMES, CLICKS)
            before = Counter(line.passed)
            later = later_visit(chromium, address, profile, _TIMES)
        self.found.append(_Visits(first=first, later=later, passed=(before, line.passed - before)))
        return first


def time_starts(
    regels: Regels, site: Path, variants: Sequence[Variant], chromium: BrowserType, rounds: int, *, slow: bool
) -> Iterator[Part]:
    """Yield what a reader notices at full speed and, if asked for, on a slow machine behind a slow line.

    Raises BenchError when a variant gives no advice, or another than the rules do.
    """
    headers = security_headers(scan(site).hashes)
    ways = (False, True) if slow else (False,)
    with TemporaryDirectory(ignore_cleanup_errors=True) as name, ExitStack() as stack:
        folder = Path(name)
        served = [(one, stack.enter_context(serving(one.write(site, folder), headers))) for one in variants]
        places = [_Place(variant=one, address=address, slow=way) for way in ways for one, address in served]
        for turn in range(rounds):
            for number, place in enumerate(_order(places, turn)):
                _visit(regels, place, chromium, folder / f"profile-{turn}-{number}")
        yield _quick([place for place in places if not place.slow])
        if slow:
            times = slowness(chromium, folder / "profile", _TIMES)
            yield _slow([place for place in places if place.slow], times)


def _visit(regels: Regels, place: _Place, chromium: BrowserType, profile: Path) -> None:
    try:
        found = place.visit(chromium, profile)
    except Error as error:
        raise BenchError(f"no advice from {place.variant.name}: {error.message}") from error
    check(regels, place.variant.name, found.advices)


def _order(places: Sequence[_Place], turn: int) -> list[_Place]:
    """Give another order every round: nobody is always first, or always after the same one."""
    first = turn % len(places)
    order = [*places[first:], *places[:first]]
    return order[::-1] if turn % 2 else order


def _quick(places: Sequence[_Place]) -> Part:
    rows = [*_waits(places)]
    if CAN:
        rows.append(
            _row("Geheugen van alle pagina's en workers samen", "MB", places, lambda one: [one.first.memory])
        )
    return Part(title="Wachten op advies, zo snel als het kan", columns=_columns(places), rows=tuple(rows))


def _slow(places: Sequence[_Place], times: float) -> Part:
    rows = (
        *_waits(places),
        _row(
            "Over de lijn bij een eerste bezoek van drie pagina's",
            "kB",
            places,
            lambda one: [_size(one.passed[0], "/")],
        ),
        _row("Daarvan om de regels te starten", "kB", places, lambda one: [_size(one.passed[0], *STARTS)]),
        _row("Over de lijn bij een volgend bezoek", "kB", places, lambda one: [_size(one.passed[1], "/")]),
    )
    cpu = f"{times:.1f} keer zo traag, zelf gemeten".replace(".", ",") if CAN else "niet vertraagd"
    note = (
        f"De lijn is nagebootst: {_MBIT} Mbit/s met {_MS} ms vertraging. De processor van de pagina is {cpu}."
    )
    title = "Wachten op advies, met een trage lijn en een trage computer"
    return Part(title=title, columns=_columns(places), rows=rows, notes=(note,))


def _columns(places: Sequence[_Place]) -> tuple[str, ...]:
    return tuple(place.variant.name for place in places)


def _waits(places: Sequence[_Place]) -> Iterator[Row]:
    yield _row("Eerste bezoek: van start tot advies", "ms", places, lambda one: [one.first.took])
    yield _row(
        "Latere pagina in dat bezoek: van start tot advies", "ms", places, lambda one: [one.first.again]
    )
    yield _row("Volgend bezoek: van start tot advies", "ms", places, lambda one: [one.later])
    yield _row("Van klik tot advies in de pagina", "ms", places, lambda one: one.first.clicks)
    name = "Van klik tot advies in de pagina, 95 van de 100 keer sneller dan"
    yield _row(name, "ms", places, lambda one: one.first.clicks, HIGH)
    yield _row("Na de klik, van advies tot het scherm", "ms", places, lambda one: one.first.paints)


def _row(
    name: str,
    unit: str,
    places: Sequence[_Place],
    values: Callable[[_Visits], Sequence[float]],
    share: float = MIDDLE,
) -> Row:
    found = {place.variant.name: [value for one in place.found for value in values(one)] for place in places}
    return Row(name=name, unit=unit, values=found, share=share)


def _size(passed: Mapping[str, int], *starts: str) -> float:
    return sum(size for path, size in passed.items() if path.startswith(starts)) / _KILO
