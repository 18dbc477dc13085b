"""When what must be done: steps counted from the incident, measures from the day they start."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from .duur import Duur, duur_from_json
from .looptijd import measure_deadlines, whose
from .model import Regels
from .periode import Periode
from .wanneer import Ends, Json, Moment, when

_METEEN = Duur(Periode(0, "H"), Periode(0, "H"))
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")


def termijnen(
    regels: Regels, adviezen: Mapping[str, Mapping[str, Any]], velden: Mapping[str, str]
) -> list[Json]:
    """Give the deadlines of all advices: steps by how soon, then of each measure its review and its end.

    Each has `id`, `tekst`, `wie` (role or empty), `soort` (`stap`, `herziening`, `einde`, `geldig`), `vanaf`
    (`incident` or `ingang`), `vroegste` and `uiterste` (ISO 8601, or None as far as unknown), `exact` (they
    are equal), `datum` (what to put in a diary), `werkdag` (when that is a day off: the next working day; the
    deadline itself does not move), `wanneer` (sentences), `bronnen` and `keuzes`. An `einde` is the first day
    without the measure, `geldig` the first on which a warning no longer counts.

    `adviezen` is what `advise` gave, by decision; a step or a kind of measure that stands in two counts once.
    `velden` may hold `moment` (2026-11-20T14:30), `ingang` (2026-12-01) and `duur` (P8M, what the decider
    chose for the first measure). Without them, what is counted from them has words and no date.

    Hours count on the wall clock: a day after half past two is half past two. Where summer time begins in
    between, a stopwatch would show an hour less; where it ends, an hour more. Raises ValueError for a text
    that is no moment, date or duration, and for what would lie after the year 9999.
    """
    moment, ingang = _read_moment(velden.get("moment", "")), _read_datum(velden.get("ingang", ""))
    try:
        found = [_step(regels, item, moment) for item in _steps(adviezen)]
        found += measure_deadlines(regels, adviezen, velden.get("duur", ""), ingang)
    except OverflowError as error:
        raise ValueError(f"a deadline lies after the year {dt.MAXYEAR}") from error
    return found


def _read_moment(text: str) -> dt.datetime | None:
    if text and not _MOMENT.fullmatch(text):
        raise ValueError(f"moment {text!r} is not a local date and time such as 2026-11-20T14:30")
    return dt.datetime.fromisoformat(text) if text else None


def _read_datum(text: str) -> dt.date | None:
    if text and not _DATUM.fullmatch(text):
        raise ValueError(f"ingang {text!r} is not a date such as 2026-12-01")
    return dt.date.fromisoformat(text) if text else None


def _steps(adviezen: Mapping[str, Mapping[str, Any]]) -> list[Json]:
    found: dict[str, Json] = {}
    for advies in adviezen.values():
        for item in advies["termijnen"]:
            found.setdefault(item["id"], item)
    return sorted(found.values(), key=_how_soon)


def _how_soon(item: Json) -> tuple[bool, tuple[float, float]]:
    duur = duur_from_json(item["binnen"])
    return not (duur.min or duur.max), duur.size


def _step(regels: Regels, item: Json, moment: dt.datetime | None) -> Json:
    duur = duur_from_json(item["binnen"])
    within = item.get("binnen_zin") or regels.kaart["binnen"].format(termijn=item["binnen_tekst"])
    ends: Ends = (None, None)
    if moment and duur != _METEEN:
        ends = _after(regels, duur.min, moment), _after(regels, duur.max, moment)
    return {
        "id": item["id"],
        "tekst": item["tekst"],
        "wie": item["wie"],
        "soort": "stap",
        "vanaf": "incident",
        **when(
            regels, ends, regels.kaart["meteen"] if duur == _METEEN else within, regels.kaart["uiterlijk"]
        ),
        "bronnen": list(item["bronnen"]),
        "keuzes": list(item["keuzes"]),
        **whose(item),
    }


def _after(regels: Regels, period: Periode | None, moment: dt.datetime) -> Moment | None:
    """Give what lies a period later: hours after it a moment, anything longer a day."""
    if period and period.eenheid == "H":
        return moment + dt.timedelta(hours=period.aantal)
    return period.after(moment.date(), regels.feestdagen) if period else None
