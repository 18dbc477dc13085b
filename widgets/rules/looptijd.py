"""How long the measures of an advice run: when to review each, when it ends, until when it counts."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from .duur import JAAREINDE, Duur, duur_from_json
from .model import Regels
from .wanneer import Ends, Json, when
from .words import label

HERZIENING_BRONNEN = ("ombudsman-evaluatie",)
HERZIENING_KEUZES = ("KEUZE-40",)
"""A review halfway is a choice of this edition: the source wants one, and names no day."""


def measure_deadlines(
    regels: Regels, adviezen: Mapping[str, Mapping[str, Any]], chosen: str, ingang: dt.date | None
) -> Iterator[Json]:
    """Yield of each measure its review and its end, then until when each warning counts.

    `chosen` is the duration (ISO 8601) that the decider chose for the first, or nothing; they run from
    `ingang`. Raises DuurError for a text that is no duration, ValueError for one of nothing, OverflowError
    for what would lie after the year 9999.
    """
    for item, duur in _measures(adviezen, chosen):
        yield _review(regels, item, duur, ingang)
        yield _end(regels, item, duur, ingang)
    for item in _warnings(adviezen):
        yield _expiry(regels, item, ingang)


def whose(item: Json) -> Json:
    """Pass on, in an edition, which parts are not the national example's."""
    return {"herkomst": item["herkomst"]} if item.get("herkomst") else {}


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
        **when(regels, (half, half), "" if half else _missing(regels, term, ingang)),
        "bronnen": list(item["bronnen"] if own else HERZIENING_BRONNEN),
        "keuzes": [] if own else [name for name in HERZIENING_KEUZES if name in known],
    }


def _end(regels: Regels, item: Json, duur: Duur, ingang: dt.date | None) -> Json:
    ends = _ends(regels, duur, ingang)
    again = item.get("verloop", {}).get("einde") == "nieuw-besluit"
    exact = ends[0] and ends[0] == ends[1]
    return {
        **_measure(regels, item, "einde", "nieuw_besluit" if again else "weer_welkom"),
        **when(regels, ends, "" if exact else _missing(regels, duur, ingang)),
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
        **when(regels, ends, "" if any(ends) else _missing(regels, duur, ingang)),
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
        **whose(item),
    }


def _missing(regels: Regels, duur: Duur, ingang: dt.date | None) -> str:
    """Say what must be filled in before there is one date."""
    if duur.onbepaald or (duur.tot and duur.tot != JAAREINDE):
        return str(regels.kaart["loopt"]).format(duur=duur)
    known = duur.min or duur.max or duur.tot
    return str(regels.kaart["zonder_ingang" if known and not ingang else "zonder_duur"])
