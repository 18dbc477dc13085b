"""How long the build takes: all of it, nothing to do, and after one edit, each in a copy of the project."""

import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.environment import run
from handbook.publish import FILES, FOLDERS

from .measured import BenchError, Part, Row

COLUMN = "tijd"
# What `serve` does after an edit, in a process of its own.
_QUICK = "from pathlib import Path; from handbook.publish import publish; publish(Path.cwd(), Path('site'))"
_VERSION = re.compile(r'^(versie: "\d+\.)(\d+)(")$', re.MULTILINE)


def time_builds(root: Path, rounds: int) -> Part:
    """Give how long each kind of build takes. Raises SetupError when one fails."""
    values: dict[str, list[float]] = {}
    for _ in range(rounds):
        with copy_of(root) as copy:
            for name, took in _round(copy):
                values.setdefault(name, []).append(took)
    rows = tuple(Row(name=name, unit="ms", values={COLUMN: found}) for name, found in values.items())
    return Part(title="De site bouwen", columns=(COLUMN,), rows=rows)


def _round(root: Path) -> Iterator[tuple[str, float]]:
    site = ["build.py", "site"]
    yield "Alles, uit niets", _took(root, site)
    yield "Er is niets veranderd", _took(root, site)
    _took(root, ["-c", _QUICK])  # what is made only once for everyone who edits
    _edit_fact(root)
    yield "Er is één feit veranderd", _took(root, ["-c", _QUICK])
    _edit_page(root)
    yield "Er is één pagina veranderd", _took(root, ["-c", _QUICK])


def _took(root: Path, arguments: list[str]) -> float:
    begin = time.perf_counter()
    run([sys.executable, *arguments], root)
    return (time.perf_counter() - begin) * 1000


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    """Give a copy without anything that was built; what is installed is shared."""
    with TemporaryDirectory() as name:
        copy = Path(name)
        for folder in FOLDERS:
            shutil.copytree(root / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("build.py", *FILES):
            shutil.copy(root / file, copy / file)
        for folder in ("node_modules", ".venv"):
            (copy / folder).symlink_to((root / folder).resolve(), target_is_directory=True)
        yield copy


def _edit_fact(root: Path) -> None:
    """Raise the version: it goes with every advice, so all that depends on facts is made anew."""
    path = root / "content" / "editie.yml"
    text, times = _VERSION.subn(
        lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", path.read_text("utf-8")
    )
    if times != 1:
        raise BenchError(f"content/editie.yml has {times} versions, which should be one")
    path.write_text(text, encoding="utf-8")


def _edit_page(root: Path) -> None:
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nDit is een nieuwe zin.\n")
