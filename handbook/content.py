"""content/ -> Content: reads every file, checks its shape and its references, and gives frozen facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .fill import fill, known_words
from .problems import ContentError, Problem, instead
from .schema.afspraken import Rechtsmiddel, Rol, Voorwaarde
from .schema.cards import Dossier, Kaart, Veld
from .schema.decisions import Beslissing
from .schema.examples import Casus, GedrukteTabel
from .schema.facts import (
    Bedrag,
    Begrip,
    Bron,
    DuurEntry,
    Editie,
    Keuze,
    Label,
    Leesbaarheid,
    SoortMaatregel,
    Stap,
    TekstEntry,
    Uitspraak,
)
from .schema.fields import Entry
from .schema.menukaart import Inrichting, Taak
from .schema.messages import complaints
from .schema.metingen import Metingen
from .schema.protocols import Figuur, Protocol
from .schema.stukken import Stuk
from .yaml_source import Data, Loc, Source, read_yaml
from .zoals import follow

FILES: Mapping[str, type[Entry]] = {
    "bedragen": Bedrag,
    "begrippen": Begrip,
    "bronnen": Bron,
    "controles": TekstEntry,
    "dossiers": Dossier,
    "duren": DuurEntry,
    "figuren": Figuur,
    "inrichting": Inrichting,
    "keuzes": Keuze,
    "maatregelen": SoortMaatregel,
    "rechtsmiddelen": Rechtsmiddel,
    "register": Uitspraak,
    "rollen": Rol,
    "stappen": Stap,
    "tabellen": GedrukteTabel,
    "taken": Taak,
    "uitzonderingen": TekstEntry,
    "velden": Veld,
    "voorwaarden": Voorwaarde,
    "werkingsgebieden": Label,
}
"""Files that hold many entries, by the stem of their name: the key is the id, or `id` in a list."""

SINGLE: Mapping[str, type[Entry]] = {
    "editie": Editie,
    "kaart": Kaart,
    "leesbaarheid": Leesbaarheid,
    "metingen": Metingen,
}
"""Files that are one entry themselves."""

FOLDERS: Mapping[str, type[Entry]] = {
    "beslissingen": Beslissing,
    "casussen": Casus,
    "protocollen": Protocol,
    "stukken": Stuk,
}
"""Folders that hold one entry a file; the stem is the id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """All facts, by kind and id, in the order of the files; `sources` knows where each stands."""

    editie: Editie
    kaart: Kaart
    leesbaarheid: Leesbaarheid
    metingen: Metingen
    bedragen: Mapping[str, Bedrag]
    begrippen: Mapping[str, Begrip]
    beslissingen: Mapping[str, Beslissing]
    bronnen: Mapping[str, Bron]
    casussen: Mapping[str, Casus]
    controles: Mapping[str, TekstEntry]
    dossiers: Mapping[str, Dossier]
    duren: Mapping[str, DuurEntry]
    figuren: Mapping[str, Figuur]
    inrichting: Mapping[str, Inrichting]
    keuzes: Mapping[str, Keuze]
    maatregelen: Mapping[str, SoortMaatregel]
    protocollen: Mapping[str, Protocol]
    rechtsmiddelen: Mapping[str, Rechtsmiddel]
    register: Mapping[str, Uitspraak]
    rollen: Mapping[str, Rol]
    stappen: Mapping[str, Stap]
    stukken: Mapping[str, Stuk]
    tabellen: Mapping[str, GedrukteTabel]
    taken: Mapping[str, Taak]
    uitzonderingen: Mapping[str, TekstEntry]
    velden: Mapping[str, Veld]
    voorwaarden: Mapping[str, Voorwaarde]
    werkingsgebieden: Mapping[str, Label]
    sources: Mapping[str, Source] = field(repr=False)
    used: frozenset[tuple[str, str]] = field(repr=False)

    def problem(self, kind: str, name: str, loc: Loc, message: str) -> Problem:
        """Give a problem at a place inside one entry."""
        source, start = _source_of(self.sources, kind, name)
        return source.problem((*start, *loc), message)


def load_content(root: Path) -> Content:
    """Read content/ below `root`. Raises ContentError with every problem of shape or reference."""
    sources = dict(_read_all(root))
    problems = [problem for source in sources.values() for problem in source.problems]
    problems += [
        Problem(path=f"content/{stem}.yml", line=1, column=1, message="dit bestand ontbreekt; maak het aan")
        for stem in (*SINGLE, *FILES)
        if stem not in sources
    ]
    problems += [
        Problem(
            path=path.relative_to(root).as_posix(), line=1, column=1, message="geef dit bestand de naam .yml"
        )
        for path in (root / "content").rglob("*.yaml")
    ]
    problems += [problem for kind in FILES if kind in sources for problem in _odd_file(kind, sources[kind])]
    raw = {kind: dict(_entries(sources, kind)) for kind in (*FILES, *FOLDERS)}
    used: set[tuple[str, str]] = set()
    raw, found_problems = _complete(raw, sources, used)
    problems += found_problems
    ids = {kind: tuple(entries) for kind, entries in raw.items()}
    unread = {kind if kind != "register" else "bronnen" for kind in FILES if not ids[kind]}
    ids["bronnen"] = (*ids["register"], *ids["bronnen"])
    context = {"ids": ids, "used": used, "unread": unread}
    reader = _Validator(sources=sources, context=context, problems=problems)
    found: dict[str, Any] = {
        kind: {name: reader.read(model, kind, name, data) for name, data in raw[kind].items()}
        for kind, model in (*FILES.items(), *FOLDERS.items())
    }
    found |= {
        kind: reader.read(model, kind, "", sources[kind].data)
        for kind, model in SINGLE.items()
        if kind in sources
    }
    if problems:
        raise ContentError(problems)
    return Content(sources=sources, used=frozenset(reader.context["used"]), **found)


def _complete(
    raw: dict[str, dict[str, Data]], sources: Mapping[str, Source], used: set[tuple[str, str]]
) -> tuple[dict[str, dict[str, Data]], list[Problem]]:
    """Fill in what entries say through others: durations and amounts in a sentence, shared questions."""
    known, problems = known_words(raw), list[Problem]()
    filled: dict[str, dict[str, Data]] = {}
    for kind, entries in raw.items():
        filled[kind] = {}
        for name, data in entries.items():
            source, start = _source_of(sources, kind, name)

            def complain(loc: Loc, message: str, source: Source = source, start: Loc = start) -> None:
                problems.append(source.problem((*start, *loc), message))

            filled[kind][name] = data if kind == "register" else fill(data, known, complain, used)
    filled["beslissingen"], broken = follow(filled["beslissingen"], sources)
    return filled, problems + broken


def _source_of(sources: Mapping[str, Source], kind: str, name: str) -> tuple[Source, Loc]:
    """Give the file of an entry, and where in that file it begins."""
    if kind in FOLDERS:
        return sources[f"{kind}/{name}"], ()
    source = sources[kind]
    return source, () if kind in SINGLE else (_key(source.data, name),)


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


def _key(data: Data, name: str) -> str | int:
    """Give where an entry stands in its file: its name, or its place in a list."""
    if isinstance(data, list):
        return next(n for n, item in enumerate(data) if isinstance(item, dict) and item.get("id") == name)
    return name


@dataclass(frozen=True, kw_only=True, slots=True)
class _Validator:
    sources: Mapping[str, Source]
    context: dict[str, Any]
    problems: list[Problem]

    def read(self, model: type[Entry], kind: str, name: str, data: Data) -> Any:
        """Give the entry, or None after noting what is wrong with it."""
        try:
            return model.model_validate(data, context=self.context)
        except ValidationError as error:
            source, start = _source_of(self.sources, kind, name)
            found = (source.problem((*start, *loc), message) for loc, message in complaints(model, error))
            # What could not be read well needs no second complaint.
            unclear = {problem.line for problem in self.problems if problem.path == source.path}
            self.problems.extend(problem for problem in found if problem.line not in unclear)
            return None


def unknown_files(content: Content) -> Iterator[Problem]:
    """Yield a problem for every file in content/ that nothing reads."""
    known = {*SINGLE, *FILES}
    for stem, source in content.sources.items():
        if stem not in known and stem.split("/", maxsplit=1)[0] not in FOLDERS:
            yield source.problem((), f"niets leest dit bestand; kijk naar de naam en {instead(stem, known)}")
