"""Whether every exercise has its right answer by the rules, and every name in it exists."""

from collections.abc import Iterator

from handbook.content import Content
from handbook.problems import Problem, instead
from handbook.schema.decisions import Beslissing
from handbook.schema.lessen import Gegeven, Les, Oefening, Pad
from handbook.yaml_source import Loc
from widgets.leren import build
from widgets.leren.kenmerk import MEER, OF_MEASURE, known
from widgets.leren.opgave import OpgaveError
from widgets.rules import Regels, RulesError

from .compile import MissingCaseError, exercise, test_exercises

ASKS = ("uitkomst", "maatregel", *OF_MEASURE, "termijn", *MEER, "antwoord")
ORDERS = ("termijn", "groep", "zwaarte")
QUESTIONS = 10
"""How many questions are asked before a path, and as many after it."""
Found = tuple[Loc, str]


def check_lessen(content: Content, regels: Regels) -> Iterator[Problem]:
    """Yield a problem for every exercise that the rules give no single right answer, and every dead name.

    An edition need not have an answer to a national exercise: it is left out there.
    """
    for name, les in content.lessen.items():
        if _own(content, "lessen", name):
            for loc, message in _check_lesson(content, regels, les):
                yield content.problem("lessen", name, loc, message)
    for name, pad in content.paden.items():
        if _own(content, "paden", name):
            for loc, message in _check_path(content, regels, pad):
                yield content.problem("paden", name, loc, message)


def _own(content: Content, kind: str, name: str) -> bool:
    return content.laag is None or content.herkomst(kind, name) != "landelijk"


def _check_lesson(content: Content, regels: Regels, les: Les) -> Iterator[Found]:
    seen: set[str] = set()
    for number, oefening in enumerate(les.oefeningen):
        if oefening.id in seen:
            yield (
                ("oefeningen", number, "id"),
                f"{oefening.id!r} is al eerder gebruikt; geef elk een eigen id",
            )
        seen.add(oefening.id)
        for loc, message in check_exercise(content, regels, oefening):
            yield ("oefeningen", number, *loc), message


def _check_path(content: Content, regels: Regels, pad: Pad) -> Iterator[Found]:
    if (more := QUESTIONS - len(pad.toets)) > 0:
        yield ("toets",), f"een leerpad heeft {QUESTIONS} vragen vooraf en achteraf; voeg er {more} toe"
    elif more < 0:
        yield ("toets",), f"een leerpad heeft {QUESTIONS} vragen vooraf en achteraf; haal er {-more} weg"
    asked: dict[str, int] = {}
    for number, vraag in enumerate(pad.toets):
        for when, casus in (("begin", vraag.begin), ("eind", vraag.eind)):
            if casus in asked:
                yield (
                    ("toets", number, when),
                    f"{casus!r} staat al bij vraag {asked[casus]}; kies een andere casus",
                )
            asked.setdefault(casus, number + 1)
    for when in ("begin", "eind"):
        for number, oefening in enumerate(test_exercises(pad, when)):
            for loc, message in check_exercise(content, regels, oefening):
                place = (when,) if loc in (("vraag",), ("id",), ("casus",)) else loc
                yield ("toets", number, *place), message


def check_exercise(content: Content, regels: Regels, oefening: Oefening) -> Iterator[Found]:
    """Yield what is wrong with one exercise, with its place."""
    problems = [*_shape(oefening), *_names(content, regels, oefening)]
    yield from problems
    if problems:
        return
    try:
        build(regels, exercise(content, oefening))
    except OpgaveError as error:
        yield ("vraag",), str(error)
    except RulesError as error:
        yield ("id",), f"de regels kennen een antwoord niet: {error}"
    except MissingCaseError:
        yield ("casus",), _undecided(oefening)


def _shape(oefening: Oefening) -> Iterator[Found]:
    wanted = {"kies": "", "indelen": "delen", "volgorde": "delen", "scenario": "punten"}[oefening.soort]
    for field in ("delen", "punten"):
        if bool(getattr(oefening, field)) != (field == wanted):
            yield (
                (field,),
                f"een oefening {oefening.soort!r} heeft {'wel' if field == wanted else 'geen'} {field!r}",
            )
    points = {punt.id: place for place, punt in enumerate(oefening.punten)}
    led = {punt.naar for punt in oefening.punten}
    led |= {keuze.naar for punt in oefening.punten for keuze in punt.keuzes}
    for place, punt in enumerate(oefening.punten):
        if place and punt.id not in led:
            yield ("punten", place, "id"), f"niets leidt naar {punt.id!r}; noem het bij `naar`"
        targets: list[Found] = [(("naar",), punt.naar)]
        targets += [(("keuzes", number, "naar"), keuze.naar) for number, keuze in enumerate(punt.keuzes)]
        for loc, naar in targets:
            if naar and points.get(naar, -1) <= place:
                later = [name for name, other in points.items() if other > place]
                yield ("punten", place, *loc), f"{naar!r} is geen later punt; {instead(naar, later)}"


def _names(content: Content, regels: Regels, oefening: Oefening) -> Iterator[Found]:
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
        yield ("casus",), _undecided(given)
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


def _undecided(given: Gegeven) -> str:
    """Say what is wrong with what names no case, or one that an edition left out."""
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
                yield ("delen", place), _undecided(deel)
            else:
                for loc, message in _answers(decision[1], deel):
                    yield ("delen", place, *loc), message
        elif deel.is_ not in content.stappen:
            message = f"{deel.is_!r} staat niet in content/stappen.yml; {instead(deel.is_, content.stappen)}"
            yield ("delen", place, "is"), message
    if oefening.over != "zwaarte" and _decision(content, oefening) is None:
        yield ("casus",), _undecided(oefening)
