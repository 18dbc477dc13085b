"""Shared links: answers, version and advice in the fragment of an address, and back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode

from widgets.render import answers_fragment
from widgets.rules import Duur, DuurError, Regels, duur_from_json
from widgets.rules.dossier import questions

Json = Mapping[str, Any]

UNKNOWN = "onbekend"


@dataclass(frozen=True, kw_only=True, slots=True)
class Gedeeld:
    """What a link holds: the answers that still exist, the questions that lost one, and the advice then."""

    antwoorden: Mapping[str, tuple[str, ...]]
    vervallen: tuple[str, ...]
    versie: str
    regels: str
    code: str

    @property
    def is_carried(self) -> bool:
        """Whether it only takes answers along, and remembers no advice."""
        return not (self.versie or self.regels or self.code)


def to_fragment(advies: Json) -> str:
    """Give the fragment (without #) for an advice: `sanctie?norm=...&versie=...&regels=...&code=...`.

    A dossier has the codes of all its advices, in its order, with a | between them.
    """
    editie = advies["editie"]
    code = advies["code"] if "code" in advies else "|".join(a["code"] for a in advies["adviezen"].values())
    made = [("versie", editie["versie"]), ("regels", editie["hash"]), ("code", code)]
    return f"{answers_fragment(advies['beslissing'], advies['antwoorden'])}&{urlencode(made)}"


def from_fragment(regels: Regels, text: str) -> Gedeeld | None:
    """Read a fragment; None when it is not one of ours. Unknown answers are dropped and named."""
    name, _, query = text.lstrip("#").partition("?")
    if not query or not (name in regels.decisions or name in regels.dossiers):
        return None
    given = parse_qs(query)
    meta = {key: given.pop(key, [""])[0] for key in ("versie", "regels", "code")}
    vragen = questions(regels, name).values()
    known = {vraag.id: {optie.id for optie in vraag.opties} for vraag in vragen}
    several = {vraag.id for vraag in vragen if vraag.meer}
    answers: dict[str, tuple[str, ...]] = {}
    dropped: list[str] = []
    for key, values in given.items():
        good = [value for value in values if value in known.get(key, ())]
        dropped += [key for value in values if value not in good]
        if good:
            answers[key] = tuple(good if key in several else good[:1])
    return Gedeeld(antwoorden=answers, vervallen=tuple(dropped), **meta)


def render_verschil(regels: Regels, gedeeld: Gedeeld, advies: Json) -> str:
    """Say what changed since the link was made; nothing when the rules are the same."""
    same = gedeeld.is_carried or gedeeld.regels == advies["editie"]["hash"]
    if same and not gedeeld.vervallen:
        return ""
    adviezen = advies.get("adviezen", {advies["beslissing"]: advies})
    codes = gedeeld.code.split("|")
    then = "; ".join(word_code(regels, name, code) for name, code in zip(adviezen, codes, strict=False))
    now = "; ".join(word_code(regels, name, found["code"]) for name, found in adviezen.items())
    lines = [
        f"Deze link is gemaakt met versie {_known_version(gedeeld.versie)} van de regels.",
        "Die zijn sindsdien veranderd.",
        "Het advies is nog hetzelfde." if then == now else f"Toen was het advies: {then}. Nu: {now}.",
    ]
    if gedeeld.vervallen:
        labels = {vraag.id: f"‘{vraag.label}’" for vraag in questions(regels, advies["beslissing"]).values()}
        lost = dict.fromkeys(
            labels.get(name, "een vraag die niet meer bestaat") for name in gedeeld.vervallen
        )
        lines.append(f"Een antwoord uit de link bestaat niet meer, bij {', '.join(lost)}.")
    return f'<div class="gewijzigd"><h2>De regels zijn veranderd</h2><p>{escape(" ".join(lines))}</p></div>'


def _known_version(text: str) -> str:
    return text if re.fullmatch(r"\d{4}\.\d{1,4}(\.\d{1,4})?", text) else UNKNOWN


def word_code(regels: Regels, name: str, code: str) -> str:
    """Give the short code of an advice in words.

    What these rules do not know becomes "onbekend": a link must not put its own sentences on the page.
    """
    parts = []
    tables = [table.id for table in regels.decisions[name].tables if table.policy == "een"]
    for table, part in zip(tables, code.split(";"), strict=False):
        outcome, *details = part.split(":")
        words = regels.woorden["uitkomsten"].get(f"{table}.{outcome}")
        label = str(words["label"]) if words else UNKNOWN
        parts.append(" ".join([label, *(f"({_word_detail(regels, detail)})" for detail in details)]))
    return "; ".join(parts) or UNKNOWN


def _word_detail(regels: Regels, text: str) -> str:
    """Word one part of a code: a duration, an open one with its guide, or a measure beside it."""
    if text in regels.woorden["maatregelen"]:
        return str(regels.woorden["maatregelen"][text]["label"])
    if text in regels.kaart["modaliteit"]:
        return str(regels.kaart["modaliteit"][text])
    if text.startswith("open"):
        _, kind, guide = [*text.split(".", maxsplit=2), "", ""][:3]
        lead = {"richtgetal": "duur nog te bepalen, richtgetal ", "langer": "langer dan "}.get(kind)
        return f"{lead}{_word_duur(guide)}" if lead else "duur nog te bepalen"
    return _word_duur(text)


def _word_duur(text: str) -> str:
    if text == "onbepaald":
        return "onbepaalde tijd"
    if until := re.fullmatch(r"tot\.([a-z0-9-]{1,40})(?:-(P\d{1,4}[DBWMY]))?", text):
        return str(Duur(tot=until[1], max=duur_from_json(until[2]).max))
    low, range_, high = text.partition("-")
    ends = {name: iso for name, iso in (("min", low), ("max", high)) if iso}
    try:
        return str(duur_from_json(ends if range_ else low))
    except DuurError:
        return UNKNOWN
