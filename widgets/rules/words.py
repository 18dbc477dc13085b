"""Dutch for what the rules found, put together from the words in content/."""

from collections.abc import Iterable, Mapping
from typing import Any

from .duur import Duur
from .maatregel import HasOutcome, Maatregel
from .model import Regels

_BLANK = "nog-in-te-vullen"
"""The id of a duration that the organisation has still to decide on."""


def label(regels: Regels, kind: str, name: str) -> str:
    """Give the label of an id, for instance of a role or a place."""
    return str(regels.woorden[kind][name]["label"])


def labels(regels: Regels, kind: str, names: Iterable[str], glue: str = " / ") -> str:
    """Give the labels of several ids as one text."""
    return glue.join(label(regels, kind, name) for name in names)


def is_silent(regels: Regels, table: str, uitkomst: str) -> bool:
    """Tell whether an outcome only says that its table is not about this case."""
    return bool(regels.woorden["uitkomsten"].get(f"{table}.{uitkomst}", {}).get("stil"))


def enumerate_words(words: list[str], last: str) -> str:
    """Give "a, b of c"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capital(text: str) -> str:
    """Give the text with a capital letter; of "één" the Dutch write only one E with an accent."""
    return f"E{text[1:]}" if text.startswith("één") else text[:1].upper() + text[1:]


def word_duur(duur: Duur, maatregel: Maatregel | None = None) -> str:
    """Give a duration in words; an open one says what guides it, when something does."""
    if not duur.is_open or maatregel is None:
        return str(duur)
    if maatregel.duur_id == _BLANK:
        return "nog in te vullen"
    if maatregel.richtgetal:
        return f"nog te bepalen; richtgetal {maatregel.richtgetal}"
    if maatregel.langer_dan:
        return f"langer dan {maatregel.langer_dan}; hoeveel langer is nog te bepalen"
    return "nog te bepalen"


def word_maatregel(regels: Regels, maatregel: Maatregel, *, guide: bool = True) -> str:
    """Give one measure with its duration, for instance "pandverbod van 3 maanden".

    An open duration is followed by the figure that guides it, unless `guide` is off.
    """
    words = regels.woorden["maatregelen"][maatregel.soort]
    name, duur = str(words["label"]), maatregel.duur
    if maatregel.duur_id is None:
        return name
    if duur.tot or duur.onbepaald:
        return f"{name} {duur.clause}"
    lasts = str(words["met_duur"]) or f"{name} van {{duur}}"
    if maatregel.duur_id == _BLANK:
        return f"{name}, duur nog in te vullen"
    if duur.is_open and maatregel.langer_dan:
        return lasts.replace("{duur}", f"langer dan {maatregel.langer_dan}")
    if duur.is_open:
        hint = f" (richtgetal {maatregel.richtgetal})" if guide and maatregel.richtgetal else ""
        return f"{words['zonder_duur'] or f'{name}, duur nog te bepalen'}{hint}"
    return lasts.replace("{duur}", str(duur))


def word_where(regels: Regels, item: Mapping[str, Any]) -> str:
    """Give where a measure of an advice holds, with where it may hold too."""
    where = labels(regels, "werkingsgebieden", item["werkingsgebied"])
    maybe = labels(regels, "werkingsgebieden", item["eventueel"])
    return str(regels.kaart["eventueel"]).format(waar=where, ook=maybe) if maybe else where


def word_who(regels: Regels, item: Mapping[str, Any]) -> str:
    """Give who decides on a measure of an advice, with whom."""
    who, together = (labels(regels, "rollen", item[name]) for name in ("beslisser", "overleg"))
    return str(regels.kaart["in_overleg"]).format(wie=who, met=together) if together else who


def word_outcome(regels: Regels, table: str, outcome: HasOutcome) -> str:
    """Give an outcome as one short title, for instance "Pandverbod van 3 maanden"."""
    main = [m for m in outcome.maatregelen if m.modaliteit != "eerst"]
    if not main:
        return str(regels.woorden["uitkomsten"][f"{table}.{outcome.uitkomst}"]["label"])
    free = [word_maatregel(regels, m) for m in main if m.modaliteit == "en-of"]
    fixed = [_word_fixed(regels, m) for m in main if m.modaliteit != "en-of"]
    title = enumerate_words([*filter(None, [" en/of ".join(free)]), *fixed], "en")
    return capital(title)


def _word_fixed(regels: Regels, maatregel: Maatregel) -> str:
    """Give one measure; of what may but need not follow, that it is possible."""
    words = word_maatregel(regels, maatregel)
    return f"{regels.kaart['modaliteit']['mag']} {words}" if maatregel.modaliteit == "mag" else words


def word_binnen(kaart: Mapping[str, Any], stap: Mapping[str, Any]) -> str:
    """Say by when a step must be done; nothing for one without a deadline."""
    if zin := stap.get("binnen_zin"):
        return str(zin)
    term = stap.get("binnen_tekst", "")
    return str(kaart["meteen"] if term == "meteen" else kaart["binnen"].format(termijn=term)) if term else ""


def word_stap(kaart: Mapping[str, Any], stap: Mapping[str, Any]) -> str:
    """Give a step or a check in full: by when, if it has a deadline, and what to do."""
    return ". ".join(filter(None, (word_binnen(kaart, stap), str(stap["tekst"]))))


def word_kort(stap: Mapping[str, Any]) -> str:
    """Give only what is to be done: the first sentence of a step, where the rest is about its deadline."""
    return f"{str(stap['tekst']).partition('. ')[0].rstrip('.')}."
