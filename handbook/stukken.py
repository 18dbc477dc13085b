"""What can be wrong in the documents of content/stukken/: unknown names, and conditions that never hold."""

import re
from collections.abc import Iterator

from widgets.runtime.waarden import NAMEN

from .content import Content
from .problems import Problem, instead
from .prose import texts
from .yaml_source import Loc

_NAME = re.compile(r"\{([^{}|]*)(?:\|[^{}]*)?\}")


def check_stukken(content: Content) -> Iterator[Problem]:
    """Yield a problem for every name that nothing fills in, and every condition on what no advice says."""
    vragen = {vraag.id for beslissing in content.beslissingen.values() for vraag in beslissing.vragen}
    known = NAMEN | {f"{kind}.{vraag}" for vraag in vragen for kind in ("notitie", "antwoord")}
    known |= {f"afspraak.{name}" for name in content.kaart.afspraken.koppen}
    for name, stuk in content.stukken.items():
        for loc, text in texts(content.sources[f"stukken/{name}"].data):
            for found in _NAME.findall(text):
                if found not in known and not found.startswith(("duur.", "bedrag.")):
                    message = f"{{{found}}} wordt niet ingevuld; {instead(found, known)}"
                    yield content.problem("stukken", name, loc, message)
        for place, blok in enumerate(stuk.blokken):
            for field in ("als", "als_niet"):
                value = getattr(blok, field)
                if value and value not in known:
                    message = f"{value!r} wordt niet ingevuld; {instead(value, known)}"
                    yield content.problem("stukken", name, ("blokken", place, field), message)
        yield from _check_conditions(content, name)


def _check_conditions(content: Content, name: str) -> Iterator[Problem]:
    outcomes = {
        table.id: [uitkomst.id for uitkomst in table.uitkomsten]
        for beslissing in content.beslissingen.values()
        for table in beslissing.tabellen
        if table.policy == "een"
    }
    facts = {"maatregel": list(content.maatregelen), **outcomes}
    for fact, words in content.stukken[name].bij.items():
        loc: Loc = ("bij", fact)
        if fact not in facts:
            yield content.problem("stukken", name, loc, f"{fact!r} is geen tabel; {instead(fact, facts)}")
            continue
        for place, word in enumerate(words):
            if word not in facts[fact]:
                message = f"{word!r} is geen uitkomst van {fact}; {instead(word, facts[fact])}"
                yield content.problem("stukken", name, (*loc, place), message)
