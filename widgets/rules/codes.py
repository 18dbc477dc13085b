"""What one table gave as a short code, for in an address."""

from collections.abc import Iterator

from .duur import Duur
from .maatregel import HasOutcome, Maatregel


def code_of(finding: HasOutcome) -> str:
    """Give the outcome and its measures: what it does not name, whether it may or must, how long.

    Measures to choose from, and what may come first, are said when they last: `pandverbod:P3M`.
    """
    return ":".join((finding.uitkomst, *_parts(finding)))


def _parts(finding: HasOutcome) -> Iterator[str]:
    for maatregel in finding.maatregelen:
        said = maatregel.duur_id or maatregel.modaliteit not in ("en-of", "eerst")
        if said and maatregel.soort != finding.uitkomst:
            yield maatregel.soort
        if maatregel.modaliteit in ("mag", "moet", "automatisch"):
            yield maatregel.modaliteit
        if maatregel.duur_id:
            yield _short(maatregel.duur) + _guide(maatregel)


def _guide(maatregel: Maatregel) -> str:
    if not maatregel.duur.is_open:
        return ""
    if maatregel.richtgetal:
        return f".richtgetal.{_short(maatregel.richtgetal)}"
    return f".langer.{_short(maatregel.langer_dan)}" if maatregel.langer_dan else ""


def _short(duur: Duur) -> str:
    """Write a duration in a code: P3M, P6M-P12M, P6M- (at least), -P5Y (at most), tot.<id>, and so on."""
    if duur.tot:
        return f"tot.{duur.tot}-{duur.max.iso}" if duur.max else f"tot.{duur.tot}"
    if duur.is_exact or not (duur.min or duur.max):
        return "onbepaald" if duur.onbepaald else str(duur.to_json() or "open")
    return "-".join(period.iso if period else "" for period in (duur.min, duur.max))
