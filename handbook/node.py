"""Runs the scripts of this folder's `scripts/` under the one pinned Node; files in, files out."""

from pathlib import Path

from .environment import find_node, run

SCRIPTS = Path(__file__).parent / "scripts"


def run_node(script: str, *arguments: Path | str) -> None:
    """Run one script to its end. Raises SetupError with what it said when it fails."""
    run([str(find_node()), str(SCRIPTS / script), *map(str, arguments)], SCRIPTS)


def script_bytes(*names: str) -> list[bytes]:
    """Give the text of scripts, as part of what a cached result depends on; Node is pinned by its path."""
    return [(SCRIPTS / name).read_bytes() for name in names]
