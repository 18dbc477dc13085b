"""The pages of docs/, and those of an edition: its own, and its own in place of a national one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem
from .yaml_source import NOT_UTF8, shown

OF_EDITIONS = Path(__file__).parent / "organisatie"
"""Has the pages that every edition has, and the national example has not."""
NATIONAL = "handreiking/"
"""Pages below this folder publish the national text: an edition shows them as they are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page: its name below docs/ and the path that a message shows."""

    name: str
    shown: str
    path: Path

    @property
    def text(self) -> str:
        """What it says; a byte that is no UTF-8 reads as a question mark, and `unreadable` tells of it."""
        return self.path.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True, kw_only=True, slots=True)
class Docs:
    """Where the pages stand."""

    root: Path
    layer: Path | None = None

    def __iter__(self) -> Iterator[Page]:
        """Yield every page once, in the order of its path."""
        found: dict[str, Path] = {}
        for folder in (self.root, *((OF_EDITIONS, self.layer) if self.layer else ())):
            docs = folder / "docs"
            if docs.is_dir():
                found |= {path.relative_to(docs).as_posix(): path for path in docs.rglob("*.md")}
        for name in sorted(found, key=lambda name: Path(name).parts):
            yield Page(name=name, shown=shown(self.root, found[name]), path=found[name])

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a page of this name."""
        return any(page.name == name for page in self)


def unreadable(docs: Docs) -> Iterator[Problem]:
    """Yield a problem for each page that is not UTF-8, at the first byte that cannot be read."""
    for page in docs:
        data = page.path.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError as error:
            before = data[: error.start].decode().split("\n")
            yield Problem(path=page.shown, line=len(before), column=len(before[-1]) + 1, message=NOT_UTF8)
