"""Where the editions of organisations stand: organisaties/<id>/, or any folder that is named."""

from pathlib import Path

from handbook.problems import instead

FOLDER = "organisaties"


class LayerError(Exception):
    """There is no such edition; the message says which there are."""


def layers(root: Path) -> list[Path]:
    """Give every edition in organisaties/, by name."""
    return _below(root / FOLDER)


def editions_in(folder: Path) -> list[Path]:
    """Give every edition in a folder, by name. Raises LayerError when it has none."""
    found = _below(folder.resolve())
    if not found:
        raise LayerError(f"there is no edition in {str(folder)!r}; each is a folder there")
    return found


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def find_layer(root: Path, named: str | None) -> Path | None:
    """Give the folder of an edition by its path or by its name below organisaties/; None when none is named.

    Raises LayerError when there is no such folder.
    """
    if named is None:
        return None
    for path in (Path(named), root / FOLDER / named):
        if path.is_dir():
            return path.resolve()
    known = [path.name for path in layers(root)]
    raise LayerError(f"there is no folder {named!r}; {instead(Path(named).name, known)}")
