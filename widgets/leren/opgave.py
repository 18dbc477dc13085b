"""An exercise as data -> what to choose from, and what of it is right. It holds no answer; the rules give it.

An exercise is a JSON object with `id`, `soort` and `vraag`, and the answers to decide on: `beslissing` and
`antwoorden`. `over` says what is asked about the advice, see `kenmerk.py`. `let_op` is what the case asks
to weigh. Further, by `soort`:

- `kies`: one choice, or several with `over: stappen`. `keuzes` words them, each with what it means (`is`).
- `indelen`: `delen`, each with answers of its own; every one is put under one of the same options.
- `volgorde`: `delen`, put in order by `over`: `termijn` or `groep` (steps), `zwaarte` (answers).
- `scenario`: `punten`, each a `kies` with `tekst`; a choice leads on with `naar`, else the point does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from widgets.rules import Regels, advise

from .kenmerk import MEER, Optie, options, right
from .volgorde import Plek, in_order

Json = Mapping[str, Any]


class OpgaveError(ValueError):
    """No right answer follows from the rules; the message is Dutch, for who writes the exercise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Veld:
    """One thing to answer: `goed` are the ids that are right, `deel` the exercise it was made of.

    `advies` is what the rules say; a place in an order has a `plek` instead.
    """

    naam: str
    tekst: str
    opties: tuple[Optie, ...]
    goed: frozenset[str]
    deel: Json
    advies: Json | None = None
    meer: bool = False
    verhaal: str = ""
    plek: Plek | None = None
    naar: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Opgave:
    """An exercise to show and to mark."""

    id: str
    soort: str
    vraag: str
    velden: tuple[Veld, ...]


def build(regels: Regels, oefening: Json) -> Opgave:
    """Give the exercise with its options and what is right by these rules.

    Raises OpgaveError when there is not exactly one right answer, or RulesError for an unknown answer.
    """
    makers = {"kies": _choose, "indelen": _classify, "volgorde": _order, "scenario": _scenario}
    velden = tuple(makers[oefening["soort"]](regels, oefening))
    return Opgave(id=oefening["id"], soort=oefening["soort"], vraag=oefening["vraag"], velden=velden)


def _choose(regels: Regels, oefening: Json) -> Iterator[Veld]:
    yield _veld(regels, oefening, "keuze", oefening["vraag"])


def _classify(regels: Regels, oefening: Json) -> Iterator[Veld]:
    shared = {name: oefening[name] for name in ("over", "welke", "keuzes") if name in oefening}
    for deel in oefening["delen"]:
        yield _veld(regels, {**shared, **deel}, deel["id"], deel["tekst"])


def _order(regels: Regels, oefening: Json) -> Iterator[Veld]:
    found = in_order(regels, oefening)
    if missing := [deel["tekst"] for deel in oefening["delen"] if deel["id"] not in found]:
        raise OpgaveError(f"{missing[0]!r} hoort niet bij dit advies of heeft geen termijn; haal het weg")
    if len({place.size for place in found.values()}) < len(found):
        raise OpgaveError("twee onderdelen staan even hoog; dan is er niet één goede volgorde")
    ranked = sorted(found, key=lambda name: found[name].size)
    places = tuple(Optie(str(place), str(place), str(place)) for place in range(1, len(ranked) + 1))
    delen = sorted(oefening["delen"], key=lambda deel: str(deel["tekst"]))
    if [deel["id"] for deel in delen] == ranked:
        delen.reverse()
    for deel in delen:
        place = str(ranked.index(deel["id"]) + 1)
        yield Veld(
            naam=deel["id"],
            tekst=found[deel["id"]].tekst,
            opties=places,
            goed=frozenset((place,)),
            deel=oefening,
            plek=found[deel["id"]],
        )


def _scenario(regels: Regels, oefening: Json) -> Iterator[Veld]:
    for punt in oefening["punten"]:
        veld = _veld(regels, punt, punt["id"], punt["vraag"])
        onward = {optie.id: optie.naar or punt.get("naar", "") for optie in veld.opties}
        yield replace(veld, verhaal=punt["tekst"], naar=onward)


def _veld(regels: Regels, deel: Json, naam: str, tekst: str) -> Veld:
    advies = advise(regels, deel["beslissing"], deel["antwoorden"])
    wanted = right(regels, advies, deel)
    if not wanted:
        raise OpgaveError("het advies zegt hier niets over; kies een andere vraag")
    given = options(regels, advies, deel)
    goed = frozenset(optie.id for optie in given if optie.is_ in wanted)
    meer = deel["over"] in MEER and not any("tekst" in keuze for keuze in deel.get("keuzes", ()))
    _check(given, goed, meer=meer)
    return Veld(naam=naam, tekst=tekst, opties=given, goed=goed, deel=deel, advies=advies, meer=meer)


def _check(given: tuple[Optie, ...], goed: frozenset[str], *, meer: bool) -> None:
    if len({optie.tekst for optie in given}) < len(given):
        raise OpgaveError("twee keuzes zijn hetzelfde; haal er een weg")
    if len(given) < 2:  # noqa: PLR2004 - one option is no choice
        raise OpgaveError("er is maar één keuze; noem er meer bij `keuzes`")
    if not goed:
        raise OpgaveError("geen van de keuzes is goed volgens de regels; noem er een die dat wel is")
    if len(goed) > 1 and not meer:
        raise OpgaveError("meer dan één keuze is goed volgens de regels; laat er één over")
    if len(goed) == len(given):
        raise OpgaveError("alle keuzes zijn goed volgens de regels; noem er ook een die dat niet is")
