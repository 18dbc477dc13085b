"""A run as files: all that was measured, a table to read, and the record that the site publishes."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handbook.metingen import word_cells
from handbook.schema.metingen import Deel, Metingen

from .measured import Part, Run

Json = dict[str, Any]
_HEAD = """\
# yaml-language-server: $schema=../build/schema/metingen.json
# Wat `python3 build.py bench --bewaar` mat. Zo staat het op de pagina Over. Verander niets: meet opnieuw.

"""


def figures(run: Run) -> Metingen:
    """Give the figures of a run, without the values they were made of."""
    record = {"datum": run.date, "machine": run.machine, "browser": run.browser, "rondes": run.rounds}
    return Metingen.model_validate({**record, "delen": [_part(part) for part in run.parts]})


def write_report(run: Run, folder: Path) -> str:
    """Write bench.json, with every value, and bench.md into the folder; give the text of the second."""
    found = figures(run)
    folder.mkdir(parents=True, exist_ok=True)
    data = {"metingen": found.model_dump(mode="json"), "gemeten": asdict(run)}
    (folder / "bench.json").write_text(
        json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    text = "\n".join(_lines(found)) + "\n"
    (folder / "bench.md").write_text(text, encoding="utf-8")
    return text


def keep(run: Run, path: Path) -> None:
    """Write the figures as the file in content/ that the site publishes."""
    record = figures(run).model_dump(mode="json")
    lines = [f"{key}: {_flow(value)}" for key, value in record.items() if key != "delen"]
    lines.append("delen:")
    for part in record["delen"]:
        lines += [
            f"  - titel: {_flow(part['titel'])}",
            f"    kolommen: {_flow(part['kolommen'])}",
            "    rijen:",
        ]
        lines += [f"      - {_flow(row)}" for row in part["rijen"]]
        lines.append(f"    noten: {_flow(part['noten'])}")
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _flow(value: object) -> str:
    """Give a value in one line of YAML: JSON is YAML too."""
    return json.dumps(value, ensure_ascii=False)


def _part(part: Part) -> Json:
    rows = [
        {"naam": row.name, "eenheid": row.unit, "cijfers": [row.figure(column) for column in part.columns]}
        for row in part.rows
    ]
    return {"titel": part.title, "kolommen": part.columns, "rijen": rows, "noten": part.notes}


def _lines(found: Metingen) -> Iterator[str]:
    yield f"# Metingen van {found.datum}"
    yield ""
    yield f"{found.machine}. {found.browser}. Aantal rondes: {found.rondes}, om en om."
    yield "Elk cijfer is een mediaan. × vergelijkt met de eerste kolom."
    for deel in found.delen:
        yield from ("", f"## {deel.titel}", "")
        yield from _table(deel)
        yield from (line for note in deel.noten for line in ("", note))


def _table(deel: Deel) -> Iterator[str]:
    rows = [["", *deel.kolommen], *([rij.naam, *word_cells(rij)] for rij in deel.rijen)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, ["-" * width for width in widths])
    for row in rows:
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
