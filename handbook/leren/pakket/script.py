"""The scripts of a package as one classic script: a frame without an origin may not load modules."""

import tempfile
from pathlib import Path

from handbook.node import run_node

SCRIPTS = Path("widgets", "leren", "pakket")


def bundle_script(root: Path, entry: str) -> bytes:
    """Give the script of this name in widgets/leren/pakket with all it imports; equal input, equal bytes.

    Raises SetupError with what esbuild said.
    """
    with tempfile.TemporaryDirectory() as name:
        made = Path(name, "pakket.js")
        run_node(
            root / "node_modules" / "esbuild" / "bin" / "esbuild",
            root / SCRIPTS / entry,
            "--bundle",
            "--format=iife",
            "--minify",
            "--target=es2022",
            "--log-level=error",
            f"--outfile={made}",
        )
        return made.read_bytes()
