"""The only Python that JavaScript calls: JSON text in, JSON text out."""

import json
from functools import cache
from pkgutil import get_data
from typing import Any

from widgets.render import also, render_advies, render_documenten, render_dossier, render_verder, word_soort
from widgets.rules import Regels, RulesError, advise, load_regels, shown
from widgets.rules.dossier import dossier_shown, single

from .delen import from_fragment, render_verschil, to_fragment
from .zaak import Zaak, open_dossier, read_zaak

Json = dict[str, Any]

REGELS = "regels.json"
"""The compiled rules, beside this module in the archive that the build makes."""
GIVE = "regels "
"""What a message begins with that gives other rules: those of an edition, as JSON."""
given: list[Regels] = []
"""The rules that were given, if any: all editions share one archive."""


@cache
def load() -> Regels:
    """Give the rules in the archive, read once."""
    return load_regels(json.loads(get_data("widgets.runtime", REGELS) or b""))


def handle(message: str) -> str:
    """Answer one message of the page, with the given rules or those in the archive; see `answer`."""
    if message.startswith(GIVE):
        return _take(message.removeprefix(GIVE))
    return answer(given[0] if given else load(), message)


def _take(text: str) -> str:
    """Answer from now on with these rules; gives their hash, or `fout`."""
    try:
        given[:] = [load_regels(json.loads(text))]
        return json.dumps({"geladen": given[0].editie["hash"]})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return json.dumps({"fout": f"{type(error).__name__}: {error}"})


def answer(regels: Regels, message: str) -> str:
    """Give the advice on the answers in the message, or the document it asks for.

    Takes `beslissing` (a decision or a dossier), `antwoorden` (question id to a list of option ids), `velden`
    (what the reader typed), `basis` (the way to the site's root), `vandaag` (ISO date of the reader's clock),
    when a shared link is opened `fragment`, and for a document `stuk` (its id and kind: `pandverbod.odt`).
    Gives `antwoorden`, `vragen` (asked question to its shown options), `advies`, `html`, `status` (for the
    live region), `deel` (fragment to share), `verschil` (notice of changed rules) and `eenmalig` (the link
    only took answers along); or `bestand`; or `fout`. A message with `les` is marked by `check_lesson`.
    """
    try:
        return json.dumps(_answer(regels, json.loads(message)), ensure_ascii=False)
    except (RulesError, AttributeError, KeyError, TypeError, ValueError) as error:
        # A message of another shape must not reach the page as a traceback either.
        return json.dumps({"fout": f"{type(error).__name__}: {error}"})


def _answer(regels: Regels, vraag: Json) -> Json:
    if "les" in vraag:
        from widgets.leren import check_lesson  # noqa: PLC0415 - an advice must not wait for what marks exercises

        return check_lesson(regels, vraag)
    gedeeld = from_fragment(regels, vraag.get("fragment", ""))
    zaak = read_zaak(vraag, gedeeld.antwoorden if gedeeld else vraag["antwoorden"])
    if zaak.stuk:
        from .downloads import make_download  # noqa: PLC0415 - an advice must not wait for what writes files

        return {"bestand": make_download(regels, zaak)}
    advies, vragen, html, status = (
        _dossier(regels, zaak) if zaak.name in regels.dossiers else _decision(regels, zaak)
    )
    return {
        "antwoorden": zaak.antwoorden,
        "vragen": vragen,
        "advies": advies,
        "html": html,
        "status": status,
        "deel": to_fragment(advies),
        "verschil": render_verschil(regels, gedeeld, advies) if gedeeld else "",
        "eenmalig": bool(gedeeld and gedeeld.is_carried and not gedeeld.vervallen),
    }


def _decision(regels: Regels, zaak: Zaak) -> tuple[Json, Json, str, str]:
    advies = advise(regels, zaak.name, zaak.antwoorden)
    html = render_advies(regels, advies, zaak.basis, zaak.dag)
    html += render_documenten(regels, single(advies)) + render_verder(regels, advies, zaak.basis)
    return advies, shown(regels, zaak.name, zaak.antwoorden), html, _say(regels, advies)


def _dossier(regels: Regels, zaak: Zaak) -> tuple[Json, Json, str, str]:
    advies = open_dossier(regels, zaak)
    html = render_dossier(regels, advies, zaak.notities, zaak.basis, zaak.dag)
    status = " ".join(_say(regels, found) for found in advies["adviezen"].values())
    return advies, dossier_shown(regels, zaak.name, zaak.antwoorden), html, status


def _say(regels: Regels, advies: Json) -> str:
    decision = regels.decisions[advies["beslissing"]]
    beside = [found["titel"] for found in also(decision, advies)[: decision.sanctions]]
    parts = (f"{word_soort(regels, advies)}: {advies['titel']}", *beside)
    return " ".join(f"{text}." for text in parts)
