"""The only Python that JavaScript calls: JSON text in, JSON text out."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from widgets.render import render_advies, word_soort
from widgets.rules import Regels, RulesError, advise, load_regels, shown

from .delen import from_fragment, render_verschil, to_fragment

REGELS = "regels.json"
"""The compiled rules, beside this module in the archive that the build makes."""

_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


@cache
def _regels() -> Regels:
    return load_regels(json.loads(Path(__file__).with_name(REGELS).read_text(encoding="utf-8")))


def handle(message: str) -> str:
    """Answer one message of the page, with the rules in the archive; see `answer`."""
    return answer(_regels(), message)


def answer(regels: Regels, message: str) -> str:
    """Give the advice on the answers in the message.

    Takes `beslissing`, `antwoorden` (question id to a list of option ids), `basis` (the way to the site's
    root), `vandaag` (ISO date of the reader's clock) and, when a shared link is opened, `fragment`.
    Gives `antwoorden`, `vragen` (asked question to its shown options), `advies`, `html`, `status` (for the
    live region), `deel` (fragment to share) and `verschil` (notice of changed rules); or `fout`.
    """
    try:
        return json.dumps(_answer(regels, json.loads(message)), ensure_ascii=False)
    except (RulesError, AttributeError, KeyError, TypeError, ValueError) as error:
        # A message of another shape must not reach the page as a traceback either.
        return json.dumps({"fout": f"{type(error).__name__}: {error}"})


def _answer(regels: Regels, vraag: dict[str, Any]) -> dict[str, Any]:
    gedeeld = from_fragment(regels, vraag.get("fragment", ""))
    given = gedeeld.antwoorden if gedeeld else vraag["antwoorden"]
    antwoorden = {
        name: tuple(value for value in values if value != "onbekend") for name, values in given.items()
    }
    antwoorden = {name: values for name, values in antwoorden.items() if values}
    advies = advise(regels, vraag["beslissing"], antwoorden)
    titel = advies["titel"]
    politie = advies.get("aangifte", {}).get("titel", "")
    return {
        "antwoorden": antwoorden,
        "vragen": shown(regels, vraag["beslissing"], antwoorden),
        "advies": advies,
        "html": render_advies(regels, advies, vraag.get("basis", ""), word_datum(vraag.get("vandaag", ""))),
        "status": " ".join(f"{text}." for text in (f"{word_soort(advies)}: {titel}", politie) if text),
        "deel": to_fragment(advies),
        "verschil": render_verschil(regels, gedeeld, advies) if gedeeld else "",
    }


def word_datum(iso: str) -> str:
    """Give an ISO date in Dutch words; nothing for nothing. Raises ValueError for an impossible date."""
    if not iso:
        return ""
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {_MAANDEN[date.month - 1]} {date.year}"
