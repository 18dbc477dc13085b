"""A document: headings, paragraphs, lists and tables of short runs of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deel:
    """A run of text; an open one is a field that somebody still has to fill in."""

    tekst: str
    open: bool = False
    vet: bool = False

    @property
    def getoond(self) -> str:
        """The text as it is shown: an open field stands between brackets, so that colour is not all."""
        return f"[{self.tekst}]" if self.open else self.tekst


Delen = tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; level 1 is the document's own title."""

    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph."""

    delen: Delen


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of items."""

    items: tuple[Delen, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """Pairs of a label and what belongs to it; the label is a header of its row."""

    rijen: tuple[tuple[str, Delen], ...]


Blok = Kop | Alinea | Lijst | Tabel


@dataclass(frozen=True, kw_only=True, slots=True)
class Stuk:
    """A document in one language, with a title for the file and a heading for the reader."""

    titel: str
    onderwerp: str
    blokken: tuple[Blok, ...]
    taal: str = "nl-NL"
