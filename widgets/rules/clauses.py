"""The conditions of a rule in words, as one clause."""

from collections.abc import Iterator

from .conditie import ONBEKEND, Conditie, When
from .model import Decision, Regels, Vraag
from .words import enumerate_words

_ROOM = {"vast": "vast", "bandbreedte": "nog te kiezen", "open": "nog te bepalen"}


def word_conditions(regels: Regels, decision: Decision, when: When) -> str:
    """Give all conditions of a rule as a clause, those on unknown answers and on other tables too."""
    clauses: list[str] = []
    questions = decision.questions
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
