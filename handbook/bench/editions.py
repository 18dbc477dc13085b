"""How long many editions take and how much room they need, and what one more costs."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handbook.alle.progress import seconds, size
from handbook.gedeeld import measure

from .builds import copy_of
from .measured import BenchError, Part, Row

Json = dict[str, Any]
FEW, SOME, MANY = 1, 10, 375
"""How many editions: of one, of a region, and of about every municipality, province and water board."""
_MEBI, _KILO = 1024**2, 1000
# In a process of its own, so that the peak of its memory is that of this run.
_BUILD = """
import json, resource, sys, time
from pathlib import Path
from handbook.alle import publish_all
begin = time.perf_counter()
layers = sorted(Path(sys.argv[1]).iterdir())
sound = publish_all(Path.cwd(), layers, Path(sys.argv[2]), say=lambda line: print(line, file=sys.stderr))
took = time.perf_counter() - begin
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps({"sound": sound, "took": took, "cpu": cpu, "memory": max(one.ru_maxrss for one in used)}))
"""
_EDITIE = """\
id: {id}
naam: Handboek Veilige Publieke Dienstverlening van {id}
organisatie: {id}
versie: "2026.1"
datum: "2026-11-24"
"""
_DUREN = """\
pandverbod-overlast:
  waarde: {months} maanden
pandverbod-verbaal-herhaling:
  waarde: {weeks} weken
"""
_SANCTIE = """\
tabellen:
  - id: sanctie
    rules:
      - id: overlast
        then:
          maatregelen:
            - soort: pandverbod
              duur: pandverbod-overlast
              werkingsgebied: [locatie]
              beslisser: [dienstverlening]
              source: [H-152]
        because: Bij overlast geeft {id} meteen een pandverbod.
"""


def time_editions(root: Path, counts: Sequence[int]) -> Part:
    """Give what so many invented editions cost, each number of them built in the same copy of the project.

    Raises BenchError when one of them is not built.
    """
    with copy_of(root) as copy:
        _keep_shared(root, copy)
        _build(copy, 1, "warm")  # what is made once for all of them, whatever their number
        found = {count: _build(copy, count, f"van-{count}") for count in counts}
    columns = tuple(f"{count} {'uitgave' if count == 1 else 'uitgaven'}" for count in counts)
    rows = tuple(_row(columns, found, *line) for line in _LINES)
    return Part(title="Eigen uitgaven bouwen", columns=columns, rows=rows, notes=tuple(_notes(found)))


def write_editions(folder: Path, count: int, word: str = "gemeente") -> None:
    """Write editions that differ in name, in two durations and in one rule."""
    for number in range(1, count + 1):
        name = f"{word}-{number:03}"
        layer = folder / name
        (layer / "beslissingen").mkdir(parents=True)
        texts = {"editie": _EDITIE, "duren": _DUREN, "beslissingen/sanctie": _SANCTIE}
        for stem, text in texts.items():
            filled = text.format(id=name, months=2 + number % 11, weeks=5 + number % 17)
            (layer / f"{stem}.yml").write_text(filled, encoding="utf-8")


def _keep_shared(root: Path, copy: Path) -> None:
    """Let the copy use what was compressed before: the bench of builds says how long that takes."""
    for name in ("python", "compressed"):
        (root / "build" / name).mkdir(parents=True, exist_ok=True)
        (copy / "build").mkdir(exist_ok=True)
        (copy / "build" / name).symlink_to(root / "build" / name, target_is_directory=True)


def _build(copy: Path, count: int, word: str) -> Json:
    with TemporaryDirectory(dir=copy) as name:
        folder = Path(name)
        write_editions(folder / "uitgaven", count, word)
        command = [sys.executable, "-c", _BUILD, str(folder / "uitgaven"), str(folder / "sites")]
        done = subprocess.run(command, cwd=copy, stdout=subprocess.PIPE, encoding="utf-8", check=False)
        found: Json = json.loads(done.stdout) if done.returncode == 0 else {"sound": False}
        if not found["sound"]:
            raise BenchError(f"not all of {count} editions were built; what is wrong stands above")
        return {**found, "disk": measure((folder / "sites").iterdir()).disk, "count": count}


_Line = tuple[str, str, Callable[[Json], float]]
_LINES: tuple[_Line, ...] = (
    ("Tijd per uitgave", "ms", lambda one: one["took"] / one["count"] * _KILO),
    ("Rekentijd per uitgave, over alle kernen", "ms", lambda one: one["cpu"] / one["count"] * _KILO),
    ("Geheugen van het grootste proces", "MiB", lambda one: one["memory"] / 1024),
    ("Op schijf per uitgave", "MiB", lambda one: one["disk"] / one["count"] / _MEBI),
)


def _row(
    columns: Sequence[str], found: dict[int, Json], name: str, unit: str, value: Callable[[Json], float]
) -> Row:
    values = {column: [value(one)] for column, one in zip(columns, found.values(), strict=True)}
    return Row(name=name, unit=unit, values=values)


def _notes(found: dict[int, Json]) -> list[str]:
    """Say what one edition more costs: the slope between the least and the most of them."""
    first, last = found[min(found)], found[max(found)]
    more = last["count"] - first["count"]
    notes = ["Verzonnen uitgaven met een eigen naam, twee eigen duren en één eigen regel."]
    if more:
        time, disk = ((last[key] - first[key]) / more for key in ("took", "disk"))
        notes.append(f"Elke uitgave erbij kost {seconds(time)} en {size(round(disk))} op schijf.")
    return notes
