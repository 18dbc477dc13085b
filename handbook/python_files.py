"""What Python runs from in the browser: every file of it, and the list that a page gives its worker."""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from .book import Book
from .bundle import make_archive
from .cache import digest
from .image import make_image
from .pyodide_files import pyodide_files
from .python_zip import python_zip
from .trials import trials

Json = dict[str, Any]
HELP = "assets/beslishulp"
LADDER = f"{HELP}/ladder.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class PythonFiles:
    """The files by their path in the site, and the ladder of ways to run them, as JSON for client.js."""

    files: dict[str, bytes]
    ladder: str


def python_files(book: Book) -> PythonFiles:
    """Make all of it, or take what was made of the same inputs before. Raises PyodideError or SetupError.

    Every path has the hash of its content, so that no browser ever runs the files of two builds together.
    An edition has the Python of the national book, and beside it a file with its own rules.
    """
    if book.base:
        national = python_files(book.base)
        own = edition_files(book, national.ladder)
        return PythonFiles(files={**national.files, **own.files}, ladder=own.ladder)
    pyodide = dict(pyodide_files(book.root))
    folder = f"pyodide/{digest(*(pyodide[name] for name in sorted(pyodide)))}"
    archive = python_zip(book.root, make_archive(book.root, book.compiled))
    python = f"python-{digest(archive)}.zip"
    image = make_image(book.root, python, archive, trials(book))
    memory, module = f"beeld-{digest(image.memory)}.bin", f"python-{digest(image.module)}.wasm"
    files = {f"assets/{folder}/{name}": data for name, data in pyodide.items()}
    files |= {
        f"{HELP}/{python}": archive,
        f"{HELP}/{memory}": image.memory,
        f"{HELP}/{module}": image.module,
    }
    # The addresses are seen from the worker, so that they are the same on every page.
    fetch = {"image": [memory, _integrity(image.memory)], "module": [module, _integrity(image.module)]}
    ladder = [
        {"trede": "beeld", "python": python, "halen": fetch},
        {"trede": "veilig", "python": python, "pyodide": f"../{folder}/"},
    ]
    text = json.dumps(ladder)
    return PythonFiles(files={**files, LADDER: text.encode()}, ladder=text)


def edition_files(book: Book, national: str) -> PythonFiles:
    """Give what an edition has beside the files of the national ladder: its rules, and a ladder with them."""
    rules = _rules(book)
    name = f"regels-{digest(rules)}.json"
    given = [name, _integrity(rules)]
    text = json.dumps([{**rung, "regels": given} for rung in json.loads(national)])
    return PythonFiles(files={f"{HELP}/{name}": rules, LADDER: text.encode()}, ladder=text)


def _rules(book: Book) -> bytes:
    return json.dumps(book.compiled, ensure_ascii=False, separators=(",", ":")).encode()


def _integrity(data: bytes) -> str:
    """Give what a browser checks a file by before it gives it to the script that asked for it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()
