"""What somebody chose -> marks, feedback as HTML and the score, for all exercises of a page at once."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from html import escape
from typing import Any

from widgets.render import decision_href, render_bronnen
from widgets.rules import Regels

from .bewaard import kept_choices
from .opgave import Opgave, Veld, build
from .score import points, stand
from .uitleg import explain

Json = Mapping[str, Any]

GOED, FOUT, DEELS = "Goed.", "Dit klopt niet.", "Een deel klopt."
KOPPEN = {
    "gemist": "Je miste: ",
    "te-veel": "Dit hoort er niet bij: ",
    "omdat": "Waarom? ",
    "voorbeeld": "Voorbeeld: ",
    "weet": "Let op: ",
    "let-op": "Let op: ",
    "geheel": "Het advies: ",
    "niet-omdat": "Wanneer wel? ",
    "waarom-niet": "Waarom niet? ",
    "van-stap": "Die termijn hoort bij: ",
    "van-stappen": "Die termijn hoort onder meer bij: ",
    "elders": "Dit hoort bij een andere vraag: ",
}
"""What stands before a line of feedback, by its kind."""

VERDER = {"scenario": "Het verhaal gaat verder.", "": "Geef ook de andere antwoorden."}
"""What is said when there is more to answer, by the kind of exercise."""

UIT = "Het verhaal is uit. Je koos {goed} van de {van} keer goed."
"""What is said at the end of a story: the last choice alone does not tell how it went."""

STAND = "{goed} van de {van} goed, {gedaan} gedaan."
"""How far somebody is."""


def check_lesson(regels: Regels, vraag: Json) -> dict[str, Any]:
    """Mark a lesson: `les` holds its exercises, `gekozen` per exercise what was chosen for each field.

    In place of `gekozen` there may be `bewaard`: what the device kept, a short text by the key of each.

    Gives per exercise `punten` (0 to 1, None when there is more to answer), `html` per field, and the
    fields to `toon`; and the `stand` of the whole. Raises OpgaveError for one without a right answer.
    """
    kept = vraag.get("bewaard")
    given = vraag["gekozen"] if kept is None else kept_choices(regels, vraag["les"], kept)
    found = {
        oefening["id"]: _check(regels, oefening, given[oefening["id"]], vraag.get("basis", ""))
        for oefening in vraag["les"]
        if given.get(oefening["id"])
    }
    done = [each["punten"] for each in found.values() if each["punten"] is not None]
    total = asdict(stand(done, len(vraag["les"]), begonnen=bool(found)))
    last = found.get(vraag.get("laatste", ""), {})
    return {
        "oefeningen": found,
        "stand": total,
        "score": word_stand(total),
        "status": " ".join(filter(None, (last.get("oordeel", ""), word_stand(total)))),
    }


def word_stand(total: Json) -> str:
    """Say how far somebody is, or nothing when nothing was done."""
    if total["staat"] == "niet-begonnen":
        return ""
    return STAND.format(**total)


def feedback(regels: Regels, opgave: Opgave, veld: Veld, chosen: tuple[str, ...], basis: str) -> str:
    """Give the feedback on one field as HTML; on no choice, the right answer and why."""
    lines = explain(regels, veld, chosen or tuple(veld.goed))
    items = "".join(
        f'<li class="{line.soort}"><strong>{KOPPEN[line.soort]}</strong>{escape(line.tekst)} '
        f"{render_bronnen(line.bronnen, regels.woorden, basis)}</li>"
        for line in lines
    )
    gevolg = " ".join(optie.gevolg for optie in veld.opties if optie.id in chosen)
    return (
        (f'<p class="gevolg">{escape(gevolg)}</p>' if gevolg else "")
        + (_judged(opgave, veld, chosen) if chosen else _answer(opgave, veld))
        + (f"<ul>{items}</ul>" if items else "")
        + _further(veld, basis, shown=opgave.soort != "indelen")
    )


def _judged(opgave: Opgave, veld: Veld, chosen: tuple[str, ...]) -> str:
    """Give the verdict, with the right answer where one was to be chosen and another was."""
    point = points(chosen, veld.goed, meer=veld.meer)
    kind = "goed" if point == 1 else "deels" if point else "fout"
    answer = "" if point == 1 or veld.meer else f" {escape(_right(opgave, veld))}"
    return f'<p class="oordeel {kind}"><strong>{_verdict(point)}</strong>{answer}</p>'


def _answer(opgave: Opgave, veld: Veld) -> str:
    """Give what is right to somebody who did not choose."""
    if not veld.meer:
        return f'<p class="oordeel"><strong>{escape(_right(opgave, veld))}</strong></p>'
    items = "".join(f"<li>{escape(optie.tekst)}</li>" for optie in veld.opties if optie.id in veld.goed)
    return f'<p class="oordeel"><strong>Dit hoort erbij:</strong></p><ul>{items}</ul>'


def _right(opgave: Opgave, veld: Veld) -> str:
    text = next(optie.tekst for optie in veld.opties if optie.id in veld.goed)
    if opgave.soort == "volgorde":
        return f"Dit hoort op plaats {text}."
    return f"Het juiste antwoord is: {text}{'' if text.endswith(('.', '?', '!')) else '.'}"


def _check(regels: Regels, oefening: Json, chosen: Mapping[str, list[str]], basis: str) -> dict[str, Any]:
    opgave = build(regels, oefening)
    path = [*_path(opgave, chosen)]
    answered = [veld for veld in path if chosen.get(veld.naam)]
    marks = [points(chosen[veld.naam], veld.goed, meer=veld.meer) for veld in answered]
    done = len(answered) == len(path)
    score = round(sum(marks) / len(path), 4) if done else None
    html = {veld.naam: feedback(regels, opgave, veld, tuple(chosen[veld.naam]), basis) for veld in answered}
    return {
        "punten": score,
        "html": html,
        "toon": [veld.naam for veld in path],
        "oordeel": _said(opgave.soort, marks, done=done),
    }


def _said(soort: str, marks: list[float], *, done: bool) -> str:
    """Give the verdict in words, and what comes next; of a story that of the last choice."""
    story = soort == "scenario"
    verdict = _verdict(marks[-1] if story else sum(marks) / len(marks)) if marks else ""
    end = UIT.format(goed=marks.count(1), van=len(marks)) if story else ""
    return " ".join(filter(None, (verdict, end if done else VERDER.get(soort, VERDER[""]))))


def _path(opgave: Opgave, chosen: Mapping[str, list[str]]) -> Iterator[Veld]:
    """Yield the fields to answer: all of them, but of a scenario only those that the choices lead to."""
    if opgave.soort != "scenario":
        yield from opgave.velden
        return
    fields = {veld.naam: veld for veld in opgave.velden}
    veld: Veld | None = opgave.velden[0]
    while veld:
        yield veld
        here = chosen.get(veld.naam) or [""]
        veld = fields.get((veld.naar or {}).get(here[0], ""))


def _verdict(point: float) -> str:
    return GOED if point == 1 else DEELS if point else FOUT


def _further(veld: Veld, basis: str, *, shown: bool) -> str:
    """Link to the protocol, and to the same answers in the decision aid."""
    links = []
    if protocol := veld.deel.get("protocol"):
        links.append(f'<a href="{escape(basis + protocol["adres"])}">Lees: {escape(protocol["titel"])}</a>')
    if veld.advies and shown:
        href = decision_href(basis, veld.advies["beslissing"], veld.advies["antwoorden"])
        links.append(f'<a href="{escape(href)}">Bekijk het hele advies</a>')
    return f'<p class="verder">{" ".join(links)}</p>' if links else ""
