"""When what must be done: steps counted from the incident, measures from the day they start."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .datum import free_day, is_known, next_working_day, word_dag, word_moment
from .duur import JAAREINDE, Duur, Periode, duur_from_json
from .model import Regels
from .words import label

Json = dict[str, Any]
Moment = dt.date | dt.datetime
"""A day, or a moment on the wall clock."""
Ends = tuple[Moment | None, Moment | None]
"""The earliest and the latest, as far as known."""

HERZIENING_BRONNEN = ("ombudsman-evaluatie",)
HERZIENING_KEUZES = ("KEUZE-40",)
"""A review halfway is a choice of this edition: the source wants one, and names no day."""

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
        for item, duur in _measures(adviezen, velden.get("duur", "")):
            found += [_review(regels, item, duur, ingang), _end(regels, item, duur, ingang)]
        found += [_expiry(regels, item, ingang) for item in _warnings(adviezen)]
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


def _measures(adviezen: Mapping[str, Mapping[str, Any]], chosen: str) -> Iterator[tuple[Json, Duur]]:
    """Yield each kind of measure that has a duration, with it; that of the first may have been chosen."""
    found: dict[str, Json] = {}
    for advies in adviezen.values():
        for item in advies["maatregelen"]:
            if item["duur_tekst"]:
                found.setdefault(item["soort"], item)
    for place, item in enumerate(found.values()):
        duur = duur_from_json(chosen if chosen and place == 0 else item["duur"])
        if duur.max and not duur.max.aantal:
            raise ValueError(f"a measure cannot last {duur.to_json()!r}")
        yield item, duur


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
        **_when(
            regels, ends, regels.kaart["meteen"] if duur == _METEEN else within, regels.kaart["uiterlijk"]
        ),
        "bronnen": list(item["bronnen"]),
        "keuzes": list(item["keuzes"]),
        **_whose(item),
    }


def _whose(item: Json) -> Json:
    """Pass on, in an edition, which parts are not the national example's."""
    return {"herkomst": item["herkomst"]} if item.get("herkomst") else {}


def _after(regels: Regels, period: Periode | None, moment: dt.datetime) -> Moment | None:
    """Give what lies a period later: hours after it a moment, anything longer a day."""
    if period and period.eenheid == "H":
        return moment + dt.timedelta(hours=period.aantal)
    return period.after(moment.date(), regels.feestdagen) if period else None


def _review(regels: Regels, item: Json, duur: Duur, ingang: dt.date | None) -> Json:
    """Give the day of the first review: what the measure says, otherwise halfway.

    Of a range it is halfway the shortest: rather early than late.
    """
    own = item.get("verloop", {}).get("herzien")
    term = duur_from_json(own) if own else duur
    end = next((end for end in _ends(regels, term, ingang) if end), None)
    half = end if own else ingang + (end - ingang) // 2 if ingang and end else None
    known = regels.woorden.get("keuzes", HERZIENING_KEUZES)
    return {
        **_measure(regels, item, "herziening", "herziening"),
        "wie": next(iter(item["beslisser"]), ""),
        **_when(regels, (half, half), "" if half else _missing(regels, term, ingang)),
        "bronnen": list(item["bronnen"] if own else HERZIENING_BRONNEN),
        "keuzes": [] if own else [name for name in HERZIENING_KEUZES if name in known],
    }


def _end(regels: Regels, item: Json, duur: Duur, ingang: dt.date | None) -> Json:
    ends = _ends(regels, duur, ingang)
    again = item.get("verloop", {}).get("einde") == "nieuw-besluit"
    exact = ends[0] and ends[0] == ends[1]
    return {
        **_measure(regels, item, "einde", "nieuw_besluit" if again else "weer_welkom"),
        **_when(regels, ends, "" if exact else _missing(regels, duur, ingang)),
        "bronnen": list(item["bronnen"]),
    }


def _warnings(adviezen: Mapping[str, Mapping[str, Any]]) -> list[Json]:
    """Give each kind of measure that counts for a while."""
    items = [item for advies in adviezen.values() for item in advies["maatregelen"] if "geldig" in item]
    return list({item["soort"]: item for item in items}.values())


def _expiry(regels: Regels, item: Json, ingang: dt.date | None) -> Json:
    """Give the first day on which a measure does not count any more."""
    duur = duur_from_json(item["geldig"])
    ends = _ends(regels, duur, ingang)
    return {
        **_measure(regels, item, "geldig", "telt_mee"),
        **_when(regels, ends, "" if any(ends) else _missing(regels, duur, ingang)),
        "bronnen": list(item["bronnen"]),
    }


def _ends(regels: Regels, duur: Duur, ingang: dt.date | None) -> Ends:
    return duur.ends(ingang, regels.feestdagen) if ingang else (None, None)


def _measure(regels: Regels, item: Json, soort: str, words: str) -> Json:
    maatregel = label(regels, "maatregelen", item["soort"])
    return {
        "id": f"{soort}-{item['soort']}",
        "tekst": regels.kaart[words].format(maatregel=maatregel),
        "wie": "",
        "soort": soort,
        "vanaf": "ingang",
        "keuzes": [],
        **_whose(item),
    }


def _missing(regels: Regels, duur: Duur, ingang: dt.date | None) -> str:
    """Say what must be filled in before there is one date."""
    if duur.onbepaald or (duur.tot and duur.tot != JAAREINDE):
        return str(regels.kaart["loopt"]).format(duur=duur)
    known = duur.min or duur.max or duur.tot
    return str(regels.kaart["zonder_ingang" if known and not ingang else "zonder_duur"])


def _when(regels: Regels, ends: Ends, before: str, exact: str = "{dag}") -> Json:
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
