"""An export of rules becomes content: read, written back, and proven to give the same rules again."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.checks import check_content
from handbook.compile import compile_regels
from handbook.content import Content
from handbook.docs import Docs
from handbook.fill import fill, known_words
from handbook.load import load_content
from handbook.problems import ContentError
from handbook.prose import prose_references
from handbook.yaml_source import Data, Loc
from widgets.rules import Regels, load_regels

from .read import Json, place_in, read_export, rules_hash
from .write import decision_files

SHOWN = 60
"""How many characters of a value a message shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """The rules of an export, and the files they were written to."""

    regels: Regels
    paths: tuple[Path, ...]

    def __str__(self) -> str:
        editie = self.regels.editie
        lines = [f"uitgave {editie['id']}, versie {editie['versie']}, hash {editie['hash']} (klopt)"]
        for name, decision in self.regels.decisions.items():
            rules = sum(len(table.rules) for table in decision.tables)
            combined = sum(len(table.combinaties) for table in decision.tables)
            lines.append(f"{name}: {len(decision.vragen)} vragen, {rules} regels, {combined} combinaties")
        lines += [str(path) for path in self.paths]
        return "\n".join(
            [*lines, "met de andere feiten van dit handboek geven deze bestanden dezelfde regels"]
        )


def import_rules(root: Path, path: Path, out: Path) -> Imported:
    """Write the decisions of an export to `content/beslissingen/` below `out`.

    The export must fit its schema and have its own hash. Together with the other facts of the handbook at
    `root` the files must compile to the very same rules.
    Raises ContentError with all problems; when only the last fails, the files are written all the same.
    """
    compiled = read_export(path)
    regels = load_regels(compiled)
    sentences = dict(_references(load_content(root)))
    folder = out / "content" / "beslissingen"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, data in decision_files(compiled, sentences):
        (folder / name).write_bytes(data)
        written.append(folder / name)
    again = _compile_with(root, written, compiled)
    if rules_hash(again) != compiled["editie"]["hash"]:
        raise ContentError(place_in(path, _differences(compiled, again)))
    return Imported(regels=regels, paths=tuple(written))


def _references(content: Content) -> Iterator[tuple[str, str]]:
    """Yield every sentence of the decisions that refers to a duration or amount, filled in and as written."""
    raw = {kind: content.sources[kind].data for kind in ("duren", "bedragen")}
    known = known_words({kind: data for kind, data in raw.items() if isinstance(data, dict)})
    for name, source in content.sources.items():
        if name.startswith("beslissingen/"):
            for sentence in _sentences(source.data):
                yield str(fill(sentence, known, lambda *_: None, set())), sentence


def _sentences(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield from (data,) if "{" in data else ()
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _sentences(item)


def _compile_with(root: Path, decisions: Iterable[Path], compiled: Json) -> Json:
    """Compile these decisions with all other facts of the handbook. Raises ContentError."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        shutil.copytree(root / "content", copy / "content", ignore=shutil.ignore_patterns("beslissingen"))
        (copy / "content" / "beslissingen").mkdir()
        for path in decisions:
            shutil.copy(path, copy / "content" / "beslissingen")
        content = load_content(copy)
    problems = tuple(check_content(content, prose_references(Docs(root=root))))
    if problems:
        raise ContentError(problems)
    again = compile_regels(content, compiled["editie"])
    return dict(json.loads(json.dumps(again)))


def _differences(one: Any, other: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield where the rules of the export and those of the handbook differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            if key not in other:
                yield (*loc, key), "dit heeft dit handboek niet; voeg het toe in content/"
            elif key not in one:
                yield loc, f"dit handboek heeft hier ook {key!r}; haal dat weg uit content/"
            else:
                yield from _differences(one[key], other[key], (*loc, key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from _differences(mine, theirs, (*loc, place))
    elif one != other:
        yield loc, f"hier staat {_short(one)}, in dit handboek {_short(other)}; maak die gelijk"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
