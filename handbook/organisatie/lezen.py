"""The files of a layer, and what is wrong with the folder itself."""

from dataclasses import dataclass
from pathlib import Path

from handbook.problems import Problem
from handbook.yaml_source import Source, read_yaml, shown

DOCS = "docs"
OWN = ("id", "organisatie", "versie", "datum")
"""What an edition says itself: with the national values it would pass for the national one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bestanden:
    """The YAML of a layer by stem (`duren`, `beslissingen/sanctie`), and what is wrong with the folder."""

    path: Path
    shown: str
    sources: dict[str, Source]
    problems: tuple[Problem, ...]


def read_layer(root: Path, layer: Path) -> Bestanden:
    """Read every file of the layer but its pages."""
    layer = layer.resolve() if not layer.is_relative_to(root) else layer
    paths = [path for path in sorted(layer.rglob("*.y*ml")) if path.relative_to(layer).parts[0] != DOCS]
    sources = {
        path.relative_to(layer).with_suffix("").as_posix(): read_yaml(root, path)
        for path in paths
        if path.suffix == ".yml"
    }
    problems = [
        Problem(path=shown(root, path), line=1, column=1, message="geef dit bestand de naam .yml")
        for path in paths
        if path.suffix == ".yaml"
    ]
    problems += _check_editie(shown(root, layer), sources.get("editie"))
    return Bestanden(path=layer, shown=shown(root, layer), sources=sources, problems=tuple(problems))


def _check_editie(layer: str, editie: Source | None) -> list[Problem]:
    """Complain about an edition that does not say whose it is."""
    if editie is None:
        message = f"dit bestand ontbreekt; maak het aan met {', '.join(f'`{name}`' for name in OWN)}"
        return [Problem(path=f"{layer}/editie.yml", line=1, column=1, message=message)]
    data = editie.data if isinstance(editie.data, dict) else {}
    problems = [
        editie.problem((), f"{name!r} ontbreekt; voeg `{name}: ...` toe, want dit is een eigen uitgave")
        for name in OWN
        if name not in data and not editie.problems
    ]
    if data.get("id") == "landelijk":
        message = "'landelijk' is de landelijke uitgave zelf; geef je eigen uitgave een eigen id"
        problems.append(editie.problem(("id",), message))
    return problems
