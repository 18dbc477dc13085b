"""The fast way to Python in the browser: its memory when it was ready, and the code that answering needs."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .archive import pack, unpack
from .cache import cached
from .node import pyodide_folder, run_node, toolchain

FOLDER = Path(__file__).parent.parent / "widgets" / "image"
FREEZE = FOLDER / "freeze.js"
NEEDED = (FREEZE, FOLDER / "restore.js", FOLDER / "settle.py", FOLDER / "wasm.js")


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """The memory, and the module of WebAssembly that goes with it."""

    memory: bytes
    module: bytes


def make_image(root: Path, name: str, archive: bytes, messages: Sequence[str]) -> Image:
    """Give the image of Python started from the archive, when it has answered the messages.

    The image knows the name of its archive, and gave the same answers. Raises SetupError.
    """
    tried = json.dumps(messages)
    inputs = [*toolchain(root, *NEEDED), name.encode(), tried.encode()]
    made = unpack(
        cached(root / "build" / "python" / "image", inputs, lambda: _freeze(root, name, archive, tried))
    )
    return Image(memory=made["image.bin"], module=made["python.wasm"])


def _freeze(root: Path, name: str, archive: bytes, messages: str) -> bytes:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / name).write_bytes(archive)
        (folder / "messages.json").write_text(messages, encoding="utf-8")
        run_node(FREEZE, pyodide_folder(root), folder / name, folder / "messages.json", folder)
        return pack({made: (folder / made).read_bytes() for made in ("image.bin", "python.wasm")})
