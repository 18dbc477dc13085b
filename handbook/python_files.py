"""What Python runs from in the browser: every file of it, and the list that a page gives its worker."""

import json
from dataclasses import dataclass
from typing import Any

from .book import Book
from .bundle import make_archive
from .cache import digest
from .pyodide_files import pyodide_files
from .python_zip import python_zip

Json = dict[str, Any]
HELP = "assets/beslishulp"


@dataclass(frozen=True, kw_only=True, slots=True)
class PythonFiles:
    """The files by their path in the site, and the ladder of ways to run them, as JSON for client.js."""

    files: dict[str, bytes]
    ladder: str


def python_files(book: Book) -> PythonFiles:
    """Make all of it, or take what was made of the same inputs before. Raises PyodideError or SetupError.

    Every path has the hash of its content, so that no browser ever runs the files of two builds together.
    """
    pyodide = dict(pyodide_files(book.root))
    folder = f"pyodide/{digest(*(pyodide[name] for name in sorted(pyodide)))}"
    archive = python_zip(book.root, make_archive(book.root, book.compiled))
    python = f"python-{digest(archive)}.zip"
    files = {f"assets/{folder}/{name}": data for name, data in pyodide.items()}
    # The addresses are seen from the worker, so that they are the same on every page.
    ladder = [{"trede": "veilig", "pyodide": f"../{folder}/", "python": python}]
    return PythonFiles(files={**files, f"{HELP}/{python}": archive}, ladder=json.dumps(ladder))
