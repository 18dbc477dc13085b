"""content/ -> Content: reads every file, lays an edition over it, checks shape and references."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .content import FILES, FOLDERS, SINGLE, Content, source_of
from .fill import fill, known_words
from .organisatie.casussen import loose_cases, still_asked
from .organisatie.herkomst import differences, marks
from .organisatie.invullen import without_unused
from .organisatie.laag import Laag, blame
from .organisatie.lezen import Bestanden, read_layer
from .organisatie.merge import merge_sources
from .organisatie.vast import Uitgave, check_vast
from .organisatie.woorden import words_of
from .problems import ContentError, Problem
from .schema.examples import Casus
from .schema.fields import WORDED, Entry
from .schema.messages import complaints
from .yaml_source import Data, Loc, Source, read_yaml, shown
from .zoals import follow


def load_content(root: Path, layer: Path | None = None, base: Content | None = None) -> Content:
    """Read content/ below `root`, and what the folder `layer` makes of it; `base` is content/ read before.

    Raises ContentError with every problem of shape or reference; one that the layer causes is told there.
    """
    base = base or _load_base(root)
    return base if layer is None else _load_edition(base, read_layer(root, layer))


def _load_base(root: Path) -> Content:
    sources = dict(_read_all(root))
    problems = [
        Problem(path=f"content/{stem}.yml", line=1, column=1, message="dit bestand ontbreekt; maak het aan")
        for stem in (*SINGLE, *FILES)
        if stem not in sources
    ]
    problems += [
        Problem(path=shown(root, path), line=1, column=1, message="geef dit bestand de naam .yml")
        for path in (root / "content").rglob("*.yaml")
    ]
    reading = _Reading(sources, problems)
    return reading.content(reading.entries())


def _load_edition(base: Content, files: Bestanden) -> Content:
    """Give the content that the layer makes of the base."""
    sources, removed = merge_sources(base.sources, files.sources, folders=FOLDERS)
    reading = _Reading(sources, [*files.problems, *removed.problems], base.sources)
    raw = _Reading(base.sources, []).raw
    changed = differences(raw, reading.raw)
    places = {
        (kind, name): source_of(reading.sources, kind, name)
        for kind, entries in reading.raw.items()
        for name in entries
    }
    reading.problems += check_vast(
        base.vast, Uitgave(base=raw, merged=reading.raw, places=places, removed=removed)
    )
    entries = reading.entries()
    loose = loose_cases(entries["casussen"], changed, reading.raw)
    for name in loose:
        del entries["casussen"][name]
    try:
        content = reading.content(entries)
    except ContentError as error:
        raise ContentError(blame(error.problems, files.shown, removed)) from None
    shown_cases = {
        name: casus
        for name, data in loose.items()
        if (casus := still_asked(reading.try_casus(data), content.beslissingen))
    }
    laag = Laag(
        path=files.path,
        shown=files.shown,
        changed=changed,
        removed=removed,
        raw=raw,
        now=reading.raw,
        marks=frozenset(marks(raw)),
        berekend=frozenset(shown_cases),
        weggelaten=frozenset(loose.keys() - shown_cases.keys()),
    )
    return replace(content, laag=laag, casussen={**content.casussen, **shown_cases})


class _Reading:
    """The files on their way to Content: what they say, then filled in, then in shape."""

    def __init__(
        self, sources: Mapping[str, Source], problems: list[Problem], base: Mapping[str, Source] | None = None
    ) -> None:
        self.problems = [*problems, *(problem for source in sources.values() for problem in source.problems)]
        for kind in FILES:
            if kind in sources:
                self.problems += _odd_file(kind, sources[kind])
        raw = {kind: dict(_entries(sources, kind)) for kind in (*FILES, *FOLDERS)}
        raw["beslissingen"], self.sources, broken = follow(raw["beslissingen"], sources, base or {})
        raw |= {kind: {"": sources[kind].data} for kind in SINGLE if kind in sources}
        self.problems += broken
        self.raw = raw
        self.used: set[tuple[str, str]] = set()

    def entries(self) -> dict[str, dict[str, Data]]:
        """Give what entries say, with the durations and amounts in a sentence filled in."""
        known, woorden = known_words(self.raw), words_of(self.raw)
        filled: dict[str, dict[str, Data]] = {}
        for kind, entries in self.raw.items():
            filled[kind] = {}
            for name, data in entries.items():
                source, start = source_of(self.sources, kind, name)

                def complain(loc: Loc, message: str, source: Source = source, start: Loc = start) -> None:
                    self.problems.append(source.problem((*start, *loc), message))

                keeps = kind == "register" or kind in SINGLE
                said = data if keeps else fill(data, known, complain, self.used)
                filled[kind][name] = woorden.entry(kind, name, said)
        return filled

    def content(self, entries: Mapping[str, Mapping[str, Data]]) -> Content:
        """Give the facts. Raises ContentError with every problem so far."""
        models = {**FILES, **FOLDERS, **SINGLE}
        found: dict[str, Any] = {
            kind: {name: self.read(models[kind], kind, name, data) for name, data in entries[kind].items()}
            for kind in entries
        }
        if self.problems:
            raise ContentError(self.problems)
        found = without_unused(found, self.used)
        single = {kind: found.pop(kind)[""] for kind in SINGLE}
        return Content(sources=self.sources, used=frozenset(self.used), **single, **found)

    def read(self, model: type[Entry], kind: str, name: str, data: Data) -> Any:
        """Give the entry, or None after noting what is wrong with it."""
        if kind in FOLDERS and not data and self.sources[f"{kind}/{name}"].problems:
            return None  # The file could not be read at all, which was noted.
        try:
            return model.model_validate(data, context=self.context())
        except ValidationError as error:
            source, start = source_of(self.sources, kind, name)
            found = (source.problem((*start, *loc), message) for loc, message in complaints(model, error))
            # What could not be read well needs no second complaint.
            unclear = {(problem.path, problem.line) for problem in self.problems}
            self.problems.extend(problem for problem in found if (problem.path, problem.line) not in unclear)
            return None

    def try_casus(self, data: Data) -> Casus | None:
        """Give a case, or None when it refers to what is not there any more."""
        try:
            return Casus.model_validate(data, context={**self.context(), "used": set()})
        except ValidationError:
            return None

    def context(self) -> dict[str, Any]:
        """Give what a reference is looked up in."""
        ids = {kind: tuple(entries) for kind, entries in self.raw.items()}
        ids |= {kind: _worded(self.raw.get("kaart", {}), kind) for kind in WORDED}
        unread = {kind for kind in WORDED if not ids[kind]}
        unread |= {kind if kind != "register" else "bronnen" for kind in FILES if not ids[kind]}
        ids["bronnen"] = (*ids["register"], *ids["bronnen"])
        return {"ids": ids, "used": self.used, "unread": unread}


def _worded(kaart: Mapping[str, Data], kind: str) -> tuple[str, ...]:
    """Give what kaart.yml has words for; nothing when it cannot be read."""
    data = kaart.get("", {})
    for name in ("afspraken", "woorden", kind):
        data = data.get(name, {}) if isinstance(data, dict) else {}
    return tuple(data) if isinstance(data, dict) else ()


def _read_all(root: Path) -> Iterator[tuple[str, Source]]:
    """Yield each file under its stem, or folder/stem."""
    content = root / "content"
    for path in sorted(content.rglob("*.yml")):
        yield path.relative_to(content).with_suffix("").as_posix(), read_yaml(root, path)


def _odd_file(kind: str, source: Source) -> Iterator[Problem]:
    """Yield what is wrong with a file as a whole: no names, no list, or two items with one id."""
    if kind != "register":
        if not isinstance(source.data, dict):
            yield source.problem((), "hier horen namen met een waarde, zoals `naam: waarde`")
        return
    if not isinstance(source.data, list):
        if not source.problems:
            yield source.problem((), "hier hoort een lijst; begin elke uitspraak met een streepje")
        return
    seen: set[Data] = set()
    for place, item in enumerate(source.data):
        name = item.get("id") if isinstance(item, dict) else None
        if not isinstance(name, str):
            yield source.problem((place,), "'id' ontbreekt; voeg `id: ...` toe")
        elif name in seen:
            yield source.problem((place, "id"), f"{name!r} is al eerder gebruikt; geef elk een eigen id")
        else:
            seen.add(name)


def _entries(sources: Mapping[str, Source], kind: str) -> Iterator[tuple[str, Data]]:
    if kind in FOLDERS:
        for stem, source in sources.items():
            if stem.startswith(f"{kind}/"):
                yield stem.removeprefix(f"{kind}/"), source.data
        return
    data = sources[kind].data if kind in sources else {}
    if isinstance(data, dict):
        yield from data.items()
    elif isinstance(data, list):
        yield from ((str(item["id"]), item) for item in data if isinstance(item, dict) and "id" in item)
