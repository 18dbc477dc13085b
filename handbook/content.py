"""What content/ holds, as frozen facts by kind and id, and which file and shape each kind has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .organisatie.herkomst import Herkomst, herkomst
from .organisatie.laag import Laag, blame
from .problems import Problem, instead
from .schema.afspraken import Rechtsmiddel, Rol, Voorwaarde
from .schema.cards import Dossier, Kaart, Veld
from .schema.compleet import Groep
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
from .schema.huisstijl import Contact
from .schema.lessen import Les, Pad
from .schema.menukaart import Inrichting, Taak
from .schema.metingen import Metingen
from .schema.protocols import Figuur, Protocol
from .schema.stukken import Stuk
from .schema.vast import Vast
from .yaml_source import Data, Loc, Source

FILES: Mapping[str, type[Entry]] = {
    "bedragen": Bedrag,
    "begrippen": Begrip,
    "bronnen": Bron,
    "compleet": Groep,
    "contacten": Contact,
    "controles": TekstEntry,
    "dossiers": Dossier,
    "duren": DuurEntry,
    "figuren": Figuur,
    "inrichting": Inrichting,
    "keuzes": Keuze,
    "maatregelen": SoortMaatregel,
    "paden": Pad,
    "rechtsmiddelen": Rechtsmiddel,
    "register": Uitspraak,
    "rollen": Rol,
    "stappen": Stap,
    "tabellen": GedrukteTabel,
    "taken": Taak,
    "uitzonderingen": TekstEntry,
    "vast": Vast,
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
    "lessen": Les,
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
    compleet: Mapping[str, Groep]
    contacten: Mapping[str, Contact]
    controles: Mapping[str, TekstEntry]
    dossiers: Mapping[str, Dossier]
    duren: Mapping[str, DuurEntry]
    figuren: Mapping[str, Figuur]
    inrichting: Mapping[str, Inrichting]
    keuzes: Mapping[str, Keuze]
    lessen: Mapping[str, Les]
    maatregelen: Mapping[str, SoortMaatregel]
    paden: Mapping[str, Pad]
    protocollen: Mapping[str, Protocol]
    rechtsmiddelen: Mapping[str, Rechtsmiddel]
    register: Mapping[str, Uitspraak]
    rollen: Mapping[str, Rol]
    stappen: Mapping[str, Stap]
    stukken: Mapping[str, Stuk]
    tabellen: Mapping[str, GedrukteTabel]
    taken: Mapping[str, Taak]
    uitzonderingen: Mapping[str, TekstEntry]
    vast: Mapping[str, Vast]
    velden: Mapping[str, Veld]
    voorwaarden: Mapping[str, Voorwaarde]
    werkingsgebieden: Mapping[str, Label]
    sources: Mapping[str, Source] = field(repr=False)
    used: frozenset[tuple[str, str]] = field(repr=False)
    laag: Laag | None = field(default=None, repr=False)

    def herkomst(self, kind: str, name: str, *names: str) -> Herkomst:
        """Tell where a fact comes from, or a field or item inside one.

        For a rule: `herkomst("beslissingen", "sanctie", "tabellen", "sanctie", "rules", "verbaal")`.
        """
        return herkomst(self.laag.changed, (kind, name, *names)) if self.laag else "landelijk"

    def blame(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give the problems where they are to be solved: of an edition, in its own files."""
        return tuple(blame(problems, self.laag.shown, self.laag.removed) if self.laag else problems)

    def problem(self, kind: str, name: str, loc: Loc, message: str) -> Problem:
        """Give a problem at a place inside one entry."""
        source, start = source_of(self.sources, kind, name)
        return source.problem((*start, *loc), message)


def source_of(sources: Mapping[str, Source], kind: str, name: str) -> tuple[Source, Loc]:
    """Give the file of an entry, and where in that file it begins."""
    if kind in FOLDERS:
        return sources[f"{kind}/{name}"], ()
    source = sources[kind]
    return source, () if kind in SINGLE else (_key(source.data, name),)


def _key(data: Data, name: str) -> str | int:
    """Give where an entry stands in its file: its name, or its place in a list."""
    if isinstance(data, list):
        return next(n for n, item in enumerate(data) if isinstance(item, dict) and item.get("id") == name)
    return name


def unknown_files(content: Content) -> Iterator[Problem]:
    """Yield a problem for every file in content/ that nothing reads."""
    known = {*SINGLE, *FILES}
    for stem, source in content.sources.items():
        if stem not in known and stem.split("/", maxsplit=1)[0] not in FOLDERS:
            yield source.problem((), f"niets leest dit bestand; kijk naar de naam en {instead(stem, known)}")
