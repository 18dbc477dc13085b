"""Every exercise that the rules answer, with a name that lasts, and what is right in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.content import Content
from handbook.schema.uitgave import Antwoord
from handbook.yaml_source import Loc
from widgets.leren import Opgave, Veld
from widgets.rules import Regels

from .opgaven import WHEN, Gebouwd, built


@dataclass(frozen=True, kw_only=True, slots=True)
class Gevraagd:
    """One exercise as the rules answer it, and where it stands: in `kind` and `name`, at `loc`.

    `sleutel` is what a release calls it: `lesson/exercise`, or `path/begin/case/what is asked`.
    `delen` are the names of its fields in there, empty for an exercise of one field.
    """

    kind: str
    name: str
    loc: Loc
    sleutel: str
    anker: str
    opgave: Opgave
    delen: tuple[str, ...]


def asked(content: Content, regels: Regels) -> Iterator[Gevraagd]:
    """Yield every exercise of lessons and paths; without those that an edition's rules do not answer."""
    for name in content.lessen:
        for found in built(content, regels, name):
            yield _of_lesson(name, found)
    for name in content.paden:
        for when in WHEN:
            for found in built(content, regels, f"{name}-{when}"):
                yield _of_test(content, name, when, found)


def _of_lesson(name: str, found: Gebouwd) -> Gevraagd:
    return Gevraagd(
        kind="lessen",
        name=name,
        loc=("oefeningen", found.plaats),
        sleutel=f"{name}/{found.opgave.id}",
        anker=f"{name}-{found.opgave.id}",
        opgave=found.opgave,
        delen=_names(found),
    )


def _of_test(content: Content, name: str, when: str, found: Gebouwd) -> Gevraagd:
    vraag = content.paden[name].toets[found.plaats]
    # By its case and not by its number, so that another order is no other question.
    parts = (name, when, getattr(vraag, when), vraag.over, vraag.welke)
    return Gevraagd(
        kind="paden",
        name=name,
        loc=("toets", found.plaats, when),
        sleutel="/".join(filter(None, parts)),
        anker=f"{name}-{when}-{found.opgave.id}",
        opgave=found.opgave,
        delen=("",),
    )


def answers(content: Content, regels: Regels) -> dict[str, Antwoord]:
    """Give what is right, by exercise and field (`lesson/exercise/field`), sorted; an order is one answer."""
    found = {name: antwoord for vraag in asked(content, regels) for name, antwoord in answers_of(vraag)}
    return dict(sorted(found.items()))


def right_answer(veld: Veld) -> str:
    """Give what is right in a field, in words."""
    return "; ".join(optie.tekst.rstrip(".") for optie in veld.opties if optie.id in veld.goed)


def answers_of(vraag: Gevraagd) -> Iterator[tuple[str, Antwoord]]:
    """Yield the name and the right answer of each field of one exercise."""
    if vraag.opgave.soort == "volgorde":
        yield vraag.sleutel, _order(vraag)
        return
    for deel, veld in zip(vraag.delen, vraag.opgave.velden, strict=True):
        goed = tuple(sorted(optie.is_ for optie in veld.opties if optie.id in veld.goed))
        name = f"{vraag.sleutel}/{deel}" if deel else vraag.sleutel
        yield name, Antwoord(goed=goed, tekst=right_answer(veld))


def _order(vraag: Gevraagd) -> Antwoord:
    def place(pair: tuple[str, Veld]) -> int:
        return int(min(pair[1].goed))

    ranked = sorted(zip(vraag.delen, vraag.opgave.velden, strict=True), key=place)
    words = (f"{number}. {veld.tekst.rstrip('.')}" for number, (_, veld) in enumerate(ranked, start=1))
    return Antwoord(goed=tuple(deel for deel, _ in ranked), tekst="; ".join(words))


def _names(found: Gebouwd) -> tuple[str, ...]:
    """Give each field the name of its case or step, which stays when a part before it is added."""
    oefening, opgave = found.oefening, found.opgave
    if oefening.soort == "kies":
        return ("",)
    if oefening.soort == "scenario":
        return tuple(veld.naam for veld in opgave.velden)
    words = [deel.casus or deel.is_ or "" for deel in oefening.delen]
    numbers = [int(veld.naam.rpartition("-")[2]) - 1 for veld in opgave.velden]
    return tuple(
        words[number] if words[number] and words.count(words[number]) == 1 else str(number + 1)
        for number in numbers
    )
