"""When a deadline is, as dates with the sentences that say so."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from .datum import free_day, is_known, next_working_day, word_dag, word_moment
from .model import Regels

Json = dict[str, Any]
Moment = dt.date | dt.datetime
"""A day, or a moment on the wall clock."""
Ends = tuple[Moment | None, Moment | None]
"""The earliest and the latest, as far as known."""


def when(regels: Regels, ends: Ends, before: str, exact: str = "{dag}") -> Json:
    """Give the dates of a deadline and its sentences; `exact` words a single day, `before` comes first."""
    vroegste, uiterste = ends
    datum = uiterste or vroegste
    day = datum.date() if isinstance(datum, dt.datetime) else datum
    free = bool(day and free_day(day, regels.feestdagen))
    return {
        "vroegste": _iso(vroegste),
        "uiterste": _iso(uiterste),
        "exact": bool(uiterste) and vroegste == uiterste,
        "datum": _iso(datum),
        "werkdag": _iso(next_working_day(day, regels.feestdagen)) if day and free else None,
        "wanneer": [line for line in (before, *_dates(regels, ends, exact), *_day(regels, day)) if line],
    }


def _dates(regels: Regels, ends: Ends, exact: str) -> Iterator[str]:
    vroegste, uiterste = ends
    if vroegste and vroegste != uiterste:
        yield regels.kaart["op_zijn_vroegst"].format(dag=_word(vroegste))
    if uiterste:
        words = exact if vroegste == uiterste else regels.kaart["uiterlijk"]
        yield words.format(dag=_word(uiterste))


def _day(regels: Regels, day: dt.date | None) -> Iterator[str]:
    """Say what a reader must know of a day: nobody works then, or nobody knows yet."""
    if day and (reden := free_day(day, regels.feestdagen)):
        werkdag = word_dag(next_working_day(day, regels.feestdagen))
        yield regels.kaart["vrije_dag"].format(reden=reden, werkdag=werkdag)
    if day and not is_known(day, regels.feestdagen):
        yield regels.kaart["jaar_onbekend"]


def _word(moment: Moment) -> str:
    return word_moment(moment) if isinstance(moment, dt.datetime) else word_dag(moment)


def _iso(moment: Moment | None) -> str | None:
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None
