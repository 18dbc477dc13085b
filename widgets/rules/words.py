"""Dutch for what the rules found, put together from the words in content/."""

from collections.abc import Iterable, Iterator

from .duur import Duur
from .model import Conditie, Decision, Facts, HasOutcome, Maatregel, Regels, Vraag, When


def label(regels: Regels, kind: str, name: str) -> str:
    """Give the label of an id, for instance of a role or a place."""
    return str(regels.woorden[kind][name]["label"])


def labels(regels: Regels, kind: str, names: Iterable[str], glue: str = " / ") -> str:
    """Give the labels of several ids as one text."""
    return glue.join(label(regels, kind, name) for name in names)


def enumerate_words(words: list[str], last: str) -> str:
    """Give "a, b of c"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def word_duur(duur: Duur, maatregel: Maatregel | None = None) -> str:
    """Give a duration in words; an open one says what guides it, when something does."""
    if not duur.is_open or maatregel is None:
        return str(duur)
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
    if maatregel.duur_id is None:
        return str(words["label"])
    if maatregel.duur.is_open and maatregel.langer_dan:
        return str(words["met_duur"]).replace("{duur}", f"langer dan {maatregel.langer_dan}")
    if maatregel.duur.is_open:
        hint = f" (richtgetal {maatregel.richtgetal})" if guide and maatregel.richtgetal else ""
        return f"{words['zonder_duur']}{hint}"
    return str(words["met_duur"]).replace("{duur}", str(maatregel.duur))


def word_outcome(regels: Regels, table: str, outcome: HasOutcome) -> str:
    """Give an outcome as one short title, for instance "Pandverbod van 3 maanden"."""
    main = [m for m in outcome.maatregelen if m.modaliteit != "eerst"]
    if not main:
        return str(regels.woorden["uitkomsten"][f"{table}.{outcome.uitkomst}"]["label"])
    free = [word_maatregel(regels, m) for m in main if m.modaliteit == "en-of"]
    fixed = [word_maatregel(regels, m) for m in main if m.modaliteit != "en-of"]
    title = enumerate_words([*filter(None, [" en/of ".join(free)]), *fixed], "en")
    return title[:1].upper() + title[1:]


def word_conditions(decision: Decision, when: When, facts: Facts | None = None) -> str:
    """Give conditions as a clause, "een medewerker is bedreigd en iemand dit eerder deed".

    With `facts` only the conditions that these facts do not meet. Conditions on anything but a question
    are left out: they are the rules' own bookkeeping.
    """
    clauses: list[str] = []
    questions = {vraag.id: vraag for vraag in decision.vragen}
    for conditie in when:
        if conditie.naam in questions and (facts is None or not conditie.holds(facts)):
            clauses.extend(_word_conditie(questions[conditie.naam], conditie, facts))
    return enumerate_words(clauses, "en")


def _word_conditie(vraag: Vraag, conditie: Conditie, facts: Facts | None) -> Iterator[str]:
    options = [optie.als for optie in vraag.opties if optie.id in (conditie.een or ())]
    given = facts.get(vraag.id, frozenset()) if facts else frozenset()
    if options and (facts is None or given.isdisjoint(conditie.een or ())):
        yield enumerate_words(options, "of")
    against = [optie.als for optie in vraag.opties if optie.id in conditie.geen & given]
    if against:
        yield f"niet meespeelt dat {enumerate_words(against, 'of')}"


def word_facts(decision: Decision, facts: Facts) -> str:
    """Give the answers among the facts as one clause; the unanswered questions are left out."""
    clauses = []
    for vraag in decision.vragen:
        given = facts.get(vraag.id, frozenset())
        clauses += [enumerate_words([optie.als for optie in vraag.opties if optie.id in given], "en")]
    return enumerate_words([clause for clause in clauses if clause], "en")
