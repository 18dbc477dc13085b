"""Whether what an exercise asks can be asked: its case, its answers, and what its choices mean."""

from collections.abc import Iterator

from handbook.content import Content
from handbook.problems import instead
from handbook.schema.decisions import Beslissing
from handbook.schema.lessen import Gegeven, Oefening
from handbook.yaml_source import Loc
from widgets.leren.kenmerk import MEER, OF_MEASURE, known
from widgets.rules import Regels

ASKS = ("uitkomst", "maatregel", *OF_MEASURE, "termijn", *MEER, "antwoord")
ORDERS = ("termijn", "groep", "zwaarte")
Found = tuple[Loc, str]
"""What is wrong (Dutch), and where in the exercise."""


def check_asked(content: Content, regels: Regels, oefening: Oefening) -> Iterator[Found]:
    """Yield a problem, with its place, for every name that does not exist, and what cannot be asked."""
    if oefening.soort == "scenario":
        for place, punt in enumerate(oefening.punten):
            merged = punt.model_copy(
                update={
                    "casus": punt.casus or oefening.casus,
                    "beslissing": punt.beslissing or oefening.beslissing,
                }
            )
            for loc, message in _given(content, regels, merged, merged):
                yield ("punten", place, *loc), message
    elif oefening.soort == "kies":
        yield from _given(content, regels, oefening, oefening)
    elif oefening.soort == "indelen":
        for place, deel in enumerate(oefening.delen):
            for loc, message in _given(content, regels, deel, oefening):
                yield (("delen", place, *loc) if loc[0] in ("casus", "antwoorden") else loc), message
    else:
        yield from _order(content, oefening)


def _given(content: Content, regels: Regels, given: Gegeven, asked: Gegeven) -> Iterator[Found]:
    """Yield what is wrong with one question: what it decides on, what it asks, and what its choices mean."""
    decision = _decision(content, given)
    if decision is None:
        yield ("casus",), undecided(given)
        return
    name, beslissing = decision
    yield from _answers(beslissing, given)
    if message := _asks(beslissing, asked.over, asked.welke):
        yield ("over",), message
        return
    if asked.over == "antwoord" and given.casus is None:
        yield ("over",), "hier zou de les zelf het antwoord bevatten; noem een `casus`"
    words = known(regels, name, asked.over, asked.welke)
    for place, keuze in enumerate(asked.keuzes):
        if keuze.is_ not in words:
            yield ("keuzes", place, "is"), f"{keuze.is_!r} kan hier niet; {instead(keuze.is_, words)}"


def _decision(content: Content, given: Gegeven) -> tuple[str, Beslissing] | None:
    casus = content.casussen.get(given.casus or "")
    name = given.beslissing or (casus.beslissing if casus else None)
    return (name, content.beslissingen[name]) if name else None


def undecided(given: Gegeven) -> str:
    """Say (Dutch) what is wrong with what names no case, or one that an edition left out."""
    if given.casus:
        return f"{given.casus!r} past niet bij de regels van deze uitgave; kies een andere casus"
    return "noem een `casus`, of een `beslissing` met `antwoorden`"


def _answers(beslissing: Beslissing, given: Gegeven) -> Iterator[Found]:
    questions = {vraag.id: [optie.id for optie in vraag.options] for vraag in beslissing.vragen}
    for vraag, values in given.antwoorden.items():
        if vraag not in questions:
            yield ("antwoorden", vraag), f"{vraag!r} is geen vraag; {instead(vraag, questions)}"
            continue
        for value in values:
            if value not in questions[vraag]:
                message = f"{value!r} is geen antwoord op {vraag}; {instead(value, questions[vraag])}"
                yield ("antwoorden", vraag), message


def _asks(beslissing: Beslissing, over: str, welke: str) -> str:
    """Give what is wrong with what is asked, or nothing."""
    tables = [table.id for table in beslissing.tabellen if table.policy == "een"]
    if over not in (*ASKS, *tables):
        return f"{over!r} is geen deel van het advies; {instead(over, (*ASKS, *tables))}"
    if over == "antwoord":
        questions = [vraag.id for vraag in beslissing.vragen]
        return "" if welke in questions else f"{welke!r} is geen vraag; {instead(welke, questions)}"
    return ""


def _order(content: Content, oefening: Oefening) -> Iterator[Found]:
    if oefening.over not in ORDERS:
        yield ("over",), f"op {oefening.over!r} kan niet worden geordend; {instead(oefening.over, ORDERS)}"
        return
    for place, deel in enumerate(oefening.delen):
        if oefening.over == "zwaarte":
            decision = _decision(content, deel)
            if decision is None:
                yield ("delen", place), undecided(deel)
            else:
                for loc, message in _answers(decision[1], deel):
                    yield ("delen", place, *loc), message
        elif deel.is_ not in content.stappen:
            message = f"{deel.is_!r} staat niet in content/stappen.yml; {instead(deel.is_, content.stappen)}"
            yield ("delen", place, "is"), message
    if oefening.over != "zwaarte" and _decision(content, oefening) is None:
        yield ("casus",), undecided(oefening)
