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
from .messages import messages
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
    image = make_image(book.root, python, archive, messages(book))
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
    return PythonFiles(files={**files, f"{HELP}/ladder.json": text.encode()}, ladder=text)


def _integrity(data: bytes) -> str:
    """Give what a browser checks a file by before it gives it to the script that asked for it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()
