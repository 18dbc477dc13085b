"""Exercises of content/ -> the data that widgets/leren marks: the case filled in, every choice with an id."""

from typing import Any

from handbook.content import Content
from handbook.schema.lessen import Deel, Gegeven, Keuze, Oefening, Pad, Punt

Json = dict[str, Any]


class MissingCaseError(Exception):
    """An edition left out the case that an exercise is about."""


def exercise(content: Content, oefening: Oefening) -> Json:
    """Give one exercise as data. Raises MissingCaseError."""
    data: Json = {"id": oefening.id, "soort": oefening.soort, "vraag": oefening.vraag}
    protocol = _protocol(content, oefening)
    if oefening.soort == "scenario":
        return {**data, "punten": [_point(content, oefening, punt) | protocol for punt in oefening.punten]}
    data |= _given(content, oefening) | {"verhaal": oefening.verhaal or _story(content, oefening)} | protocol
    if oefening.delen:
        data["delen"] = [_part(content, oefening, number, deel) for number, deel in enumerate(oefening.delen)]
    return data


def toets_exercises(pad: Pad, when: str) -> tuple[Oefening, ...]:
    """Give the questions asked before (`begin`) or after (`eind`) a path as exercises, in order."""
    return tuple(
        Oefening(
            **vraag.model_dump(include={"vraag", "over", "welke", "protocol"}),
            id=f"vraag-{number}",
            keuzes=vraag.keuzes,
            casus=getattr(vraag, when),
        )
        for number, vraag in enumerate(pad.toets, start=1)
    )


def _part(content: Content, oefening: Oefening, number: int, deel: Deel) -> Json:
    return {
        "id": f"{oefening.id}-{number + 1}",
        "tekst": deel.tekst or _story(content, deel) or content.stappen[deel.is_].tekst,
        **({"is": deel.is_} if deel.is_ else _given(content, deel)),
        **_protocol(content, oefening),
    }


def _point(content: Content, oefening: Oefening, punt: Punt) -> Json:
    merged = punt.model_copy(
        update={
            "casus": punt.casus or oefening.casus,
            "beslissing": punt.beslissing or oefening.beslissing,
            "antwoorden": punt.antwoorden if punt.beslissing else oefening.antwoorden | punt.antwoorden,
        }
    )
    return {
        "id": punt.id,
        "tekst": punt.tekst,
        "vraag": punt.vraag,
        "naar": punt.naar,
        **_given(content, merged),
    }


def _given(content: Content, given: Gegeven) -> Json:
    casus = _case(content, given)
    own = casus is not None and given.beslissing in (None, casus.beslissing)
    answers = {**(casus.antwoorden if casus and own else {}), **given.antwoorden}
    data: Json = {"over": given.over} if given.over else {}
    if beslissing := given.beslissing or (casus.beslissing if casus else None):
        data |= {
            "beslissing": beslissing,
            "antwoorden": {name: [*values] for name, values in answers.items()},
        }
    if casus and own and casus.let_op and answers == casus.antwoorden:
        data["let_op"] = {"tekst": casus.let_op, "bronnen": [*casus.source]}
    if given.welke:
        data["welke"] = given.welke
    if given.keuzes:
        data["keuzes"] = [_choice(number, keuze) for number, keuze in enumerate(given.keuzes, start=1)]
    return data


def _choice(number: int, keuze: Keuze) -> Json:
    said = _filled(keuze.model_dump(include={"tekst", "gevolg", "naar"}))
    return {"id": f"k{number}", "is": keuze.is_, **said}


def _case(content: Content, given: Gegeven) -> Any:
    if given.casus is None:
        return None
    if given.casus not in content.casussen:
        raise MissingCaseError(given.casus)
    return content.casussen[given.casus]


def _story(content: Content, given: Gegeven) -> str:
    casus = _case(content, given)
    return str(casus.verhaal) if casus else ""


def _protocol(content: Content, oefening: Oefening) -> Json:
    titel = content.protocollen[oefening.protocol].titel
    return {"protocol": {"titel": titel, "adres": f"protocollen/{oefening.protocol}/"}}


def _filled(data: Json) -> Json:
    return {name: value for name, value in data.items() if value}
