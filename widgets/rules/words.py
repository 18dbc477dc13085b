"""Dutch for what the rules found, put together from the words in content/."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .duur import Duur
from .model import ONBEKEND, Conditie, Decision, Facts, HasOutcome, Maatregel, Regels, Table, Vraag, When

_BLANK = "nog-in-te-vullen"
"""The id of a duration that the organisation has still to decide on."""

_ROOM = {"vast": "vast", "bandbreedte": "nog te kiezen", "open": "nog te bepalen"}


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


def word_missing(decision: Decision, table: Table, when: When, facts: Facts) -> str:
    """Give the conditions that these facts do not meet, as a clause; empty when none can be worded.

    What the table is asked for one value at a time must be the only one: "alleen een medewerker is bedreigd".
    """
    clauses: list[str] = []
    questions = decision.questions
    for conditie in when:
        given = facts.get(conditie.naam, frozenset())
        single = conditie.naam == table.per and conditie.een is not None
        met = conditie.holds(facts) and not (single and len(given) > 1)
        if conditie.naam in questions and not met:
            clauses.extend(_word_unmet(questions[conditie.naam], conditie, given, single=single))
    return enumerate_words(clauses, "en")


def _word_unmet(vraag: Vraag, conditie: Conditie, given: frozenset[str], *, single: bool) -> Iterator[str]:
    options = [optie.als for optie in vraag.opties if optie.id in (conditie.een or ())]
    if options and (single or given.isdisjoint(conditie.een or ())):
        yield f"{'alleen ' if single else ''}{enumerate_words(options, 'of')}"
    against = [optie.als for optie in vraag.opties if optie.id in conditie.geen & given]
    if against:
        yield f"niet meespeelt dat {enumerate_words(against, 'of')}"


def word_conditions(regels: Regels, decision: Decision, when: When) -> str:
    """Give all conditions of a rule as a clause, those on unknown answers and on other tables too."""
    clauses: list[str] = []
    questions = {vraag.id: vraag for vraag in decision.vragen}
    for conditie in when:
        vraag = questions.get(conditie.naam)
        counted = questions.get(conditie.naam.removesuffix(".aantal"))
        if vraag or not counted:
            clauses.extend(_word_all(vraag, conditie) if vraag else _word_found(regels, conditie))
        else:
            several = "meer antwoorden gelden" if "meer" in (conditie.een or ()) else "één antwoord geldt"
            clauses.append(f"bij ‘{counted.label}’ {several}")
    return enumerate_words([clause for clause in clauses if clause], "en")


def _word_all(vraag: Vraag, conditie: Conditie) -> Iterator[str]:
    wanted = conditie.een or frozenset()
    options = [optie.als for optie in vraag.opties if optie.id in wanted]
    known = f"‘{vraag.label}’"
    if len(options) == len(vraag.opties):
        yield f"{known} is beantwoord"
    else:
        open_too = [f"{known} nog open is"] if ONBEKEND in wanted else []
        yield enumerate_words([*options, *open_too], "of")
    against = [optie.als for optie in vraag.opties if optie.id in conditie.geen]
    if against:
        yield f"niet meespeelt dat {enumerate_words(against, 'of')}"
    if ONBEKEND in conditie.geen:
        yield f"{known} is beantwoord"


def _word_found(regels: Regels, conditie: Conditie) -> Iterator[str]:
    """Word a condition on what an earlier table gave: an outcome, or a kind of measure."""
    if conditie.een:
        names = [_found_label(regels, conditie.naam, name) for name in sorted(conditie.een)]
        yield f"het advies is: {enumerate_words(names, 'of')}"
    if conditie.geen:
        names = [_found_label(regels, conditie.naam, name) for name in sorted(conditie.geen)]
        yield f"het advies is niet: {enumerate_words(names, 'of')}"


def _found_label(regels: Regels, table: str, name: str) -> str:
    kinds = regels.woorden["maatregelen"]
    if table == "duur":
        return f"een duur die {_ROOM[name]} is"
    words = kinds[name] if table == "maatregel" else regels.woorden["uitkomsten"][f"{table}.{name}"]
    return str(words["label"]).lower()


def word_facts(decision: Decision, facts: Facts) -> str:
    """Give the answers among the facts as one clause; the unanswered questions are left out."""
    clauses = []
    for vraag in decision.vragen:
        given = facts.get(vraag.id, frozenset())
        clauses += [enumerate_words([optie.als for optie in vraag.opties if optie.id in given], "en")]
    return enumerate_words([clause for clause in clauses if clause], "en")


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
