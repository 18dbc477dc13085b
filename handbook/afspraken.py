"""What holds around a measure, in the data of an advice and in the words of its card."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from widgets.rules.words import enumerate_words

from .content import Content
from .schema.afspraken import Afspraken, Rechtsmiddel
from .schema.decisions import Maatregel

Json = dict[str, Any]
_PLAIN = ("klasse", "grondslag", "hooguit", "tijden", "toets", "afwijken")
_GROUPS = ("verloop", "registratie", "brief")


def afspraken(content: Content, maatregel: Maatregel, beslissers: Iterable[str]) -> Json:
    """Give what holds around a measure, its own before that of its kind; only what is filled in.

    `rijen` holds the same in words: a name, a label and a text; `namens` the mandate of `beslissers`.
    """
    merged = _merge(content.maatregelen[maatregel.soort], maatregel)
    data: Json = {name: merged[name] for name in _PLAIN if merged[name]}
    data |= {name: _known(merged[name]) for name in _GROUPS if _known(merged[name])}
    if merged["geldig"]:
        data["geldig"] = _iso(content, merged["geldig"])
    if chains := {rol: chain for rol in beslissers if (chain := _chain(content, rol))}:
        data["namens"] = chains
    if rijen := [list(rij) for rij in _rijen(content, merged) if rij[-1]]:
        data["rijen"] = rijen
    _fill_in(content, data)
    remedies = [_remedy(content, name) for name in merged["rechtsmiddel"]]
    if len(remedies) > 1 or any(len(item) > 1 for item in remedies):
        data["rechtsmiddelen"] = remedies
    return data


def first_remedy(content: Content, maatregel: Maatregel) -> str:
    """Give the id of the first remedy against a measure, or nothing."""
    own = maatregel.rechtsmiddel or content.maatregelen[maatregel.soort].rechtsmiddel
    return own[0] if own else ""


def _merge(soort: Afspraken, maatregel: Afspraken) -> Json:
    """Put what a measure says itself over what its kind says, one level deep."""
    own, kind = (
        {name: getattr(entry, name) for name in Afspraken.model_fields} for entry in (maatregel, soort)
    )
    merged = {name: own[name] or kind[name] for name in (*_PLAIN, "rechtsmiddel", "geldig")}
    merged["hooguit"] = _dump(merged["hooguit"])
    for name in _GROUPS:
        merged[name] = {**_dump(kind[name]), **_known(_dump(own[name]))}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in merged.items()}


def _dump(entry: BaseModel | None) -> Json:
    return entry.model_dump(mode="json") if entry else {}


def _known(data: Json) -> Json:
    return {name: value for name, value in data.items() if value}


def _fill_in(content: Content, data: Json) -> None:
    """Put durations in the place of their names."""
    if "herzien" in data.get("verloop", {}):
        data["verloop"] |= {"herzien": _iso(content, data["verloop"]["herzien"])}
    if "bewaren" in data.get("registratie", {}):
        bewaren = data["registratie"]["bewaren"]
        data["registratie"] |= {"bewaren": {**bewaren, "duur": _iso(content, bewaren["duur"])}}


def _rijen(content: Content, merged: Json) -> Iterator[tuple[str, str, str]]:
    """Yield every name with its label and its text, in the order of the labels in content/kaart.yml."""
    words = content.kaart.afspraken
    values = {**merged, **merged["verloop"], **merged["registratie"], **merged["brief"]}
    for name, label in words.koppen.items():
        value = values.get(name)
        if value:
            yield name, label, _text(content, name, value)


def _text(content: Content, name: str, value: Any) -> str:
    words = content.kaart.afspraken
    if isinstance(value, list):
        known = words.woorden.get(name) or {rol: word_rol(content, rol) for rol in value}
        return enumerate_words([known[item] for item in value], "of" if name == "bezorging" else "en")
    if value is True:
        return words.zinnen[name]
    if isinstance(value, dict):
        value = {**value, "vanaf": words.woorden["vanaf"].get(value.get("vanaf", ""), "")}
        value["duur"] = _duur(content, value["duur"]) if "duur" in value else ""
        return words.zinnen[name].format(**value)
    if name in words.zinnen:
        return words.zinnen[name].format(duur=_duur(content, value))
    return words.woorden[name][value] if name in words.woorden else str(value)


def word_rol(content: Content, name: str) -> str:
    """Give a role with its mandate: "directeur (namens het bestuur)"."""
    words, rol = content.kaart.afspraken.zinnen, content.rollen[name]
    chain = ", ".join(
        words["namens"].format(wie=content.rollen[item].label) for item in _chain(content, name)
    )
    return f"{rol.label} ({chain})" if chain else rol.label


def _chain(content: Content, name: str) -> list[str]:
    chain: list[str] = []
    above = content.rollen[name].namens
    while above and above not in chain:
        chain.append(above)
        above = content.rollen[above].namens
    return chain


def _remedy(content: Content, name: str) -> Json:
    """Give a remedy as data: its id, and what is filled in of the rest."""
    entry = content.rechtsmiddelen[name]
    data = _known(entry.model_dump(mode="json", exclude={"tekst", "source", "keuze"}))
    terms: Json = {
        field: _iso(content, data[field]) for field in ("binnen", "beslist_binnen") if field in data
    }
    return {"id": name, **data, **terms}


def word_remedy(content: Content, entry: Rechtsmiddel) -> str:
    """Give the sentences of a remedy: its own, then where, by when, and what happens."""
    words = content.kaart.afspraken
    parts = [entry.tekst]
    if entry.recht:
        parts.append(words.woorden["recht"][entry.recht])
    if entry.bij:
        parts.append(words.zinnen["bij"].format(wie=word_rol(content, entry.bij)))
    terms = {"binnen": entry.binnen, "beslist_binnen": entry.beslist_binnen}
    parts += [words.zinnen[name].format(duur=_duur(content, term)) for name, term in terms.items() if term]
    parts += [words.zinnen["horen"]] if entry.horen else []
    return " ".join(filter(None, [*parts, entry.gevolg]))


def _iso(content: Content, name: str) -> object:
    return content.duren[name].duur.to_json()


def _duur(content: Content, name: str) -> str:
    entry = content.duren[name]
    return (
        content.kaart.afspraken.zinnen["open"] if entry.duur.is_open and not entry.is_blank else entry.tekst
    )
