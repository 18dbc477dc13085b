"""The lines (Dutch) for who writes lessons: which right answers changed, and what to read again."""

from collections.abc import Iterator

from handbook.book import Book
from handbook.problems import Problem
from handbook.schema.uitgave import Stand
from widgets.leren import Veld
from widgets.leren.kenmerk import MEER
from widgets.leren.uitleg import explain

from .antwoorden import Gevraagd, answers, asked
from .herijkt import Verschil, difference, of_exercise


def drift(book: Book, old: Stand | None, since: str) -> list[str]:
    """Give the lines on the exercises since a release, each with its place; `old` None is no release.

    `since` says which release that is. A changed answer is no error: a changed rule should mark anew.
    """
    verschil, lines = None, []
    if old is not None and old.oefeningen is None:
        lines = [f"{since} weet de goede antwoorden van oefeningen nog niet; de volgende uitgave wel"]
    elif old is not None and old.oefeningen is not None:
        verschil = difference(old.oefeningen, answers(book.content, book.regels))
        lines = [f"sinds {since}: {_count(verschil)}"]
    found = {problem for vraag in asked(book.content, book.regels) for problem in _of(book, vraag, verschil)}
    return [*lines, *map(str, sorted(found))]


def added(book: Book) -> list[str]:
    """Give only the lines on right answers that no written choice has."""
    return drift(book, None, "")


def _count(verschil: Verschil) -> str:
    number, more = len(verschil.oefeningen), []
    if verschil.erbij:
        more.append(f"{len(verschil.erbij)} nieuw")
    if verschil.weg:
        more.append(f"{len(verschil.weg)} weg")
    start = "geen oefening heeft een ander goed antwoord"
    if number:
        start = f"{number} oefeningen hebben een ander goed antwoord"
        start = "1 oefening heeft een ander goed antwoord" if number == 1 else start
    return ", ".join([start, *more])


def _of(book: Book, vraag: Gevraagd, verschil: Verschil | None) -> Iterator[Problem]:
    changed = [*of_exercise(verschil, vraag.sleutel)] if verschil else []
    said = [f"het goede antwoord{_at(deel)} was “{was}” en is nu “{wordt}”" for deel, was, wordt in changed]
    if said:
        message = f"{'; '.join(said)}; lees opnieuw: {_texts(book, vraag)}"
        yield book.content.problem(vraag.kind, vraag.name, vraag.loc, message)
    for number, (deel, veld) in enumerate(zip(vraag.delen, vraag.opgave.velden, strict=True)):
        inner = ("punten", number) if vraag.opgave.soort == "scenario" else ()
        for message in _unwritten(deel, veld):
            yield book.content.problem(vraag.kind, vraag.name, (*vraag.loc, *inner, "keuzes"), message)


def _at(deel: str) -> str:
    return f" (bij {deel})" if deel else ""


def _unwritten(deel: str, veld: Veld) -> Iterator[str]:
    """Yield what to write where the right answer is none of the written choices."""
    written = {keuze["id"] for keuze in veld.deel.get("keuzes", ())}
    if not written or veld.advies is None or veld.deel["over"] in MEER:
        return
    for optie in veld.opties:
        if optie.id not in written:
            leads = f" en leidt naar {optie.naar!r}, net als de eerste" if optie.naar else ""
            yield (
                f"het goede antwoord{_at(deel)} “{optie.tekst}” is geen van de `keuzes`; "
                f"het staat er nu vanzelf bij{leads}; schrijf een keuze met `is: {optie.is_}`"
            )


def _texts(book: Book, vraag: Gevraagd) -> str:
    """Name the texts that may still tell the old answer: those on the same claims, else the whole lesson."""
    if vraag.kind == "paden":
        return "deze vraag"
    les = book.content.lessen[vraag.name]
    claims = {bron for veld in vraag.opgave.velden for bron in _claims(book, veld)}
    stukjes = [
        f"“{stuk.kop}” (regel {_line(book, vraag.name, number)})"
        for number, stuk in enumerate(les.stukjes)
        if claims.intersection(stuk.source)
    ]
    whole = [f"de hele les “{les.titel}”"] if les.stukjes else []
    return " en ".join([*(stukjes or whole), "deze oefening zelf"])


def _claims(book: Book, veld: Veld) -> Iterator[str]:
    for line in explain(book.regels, veld, tuple(veld.goed)):
        yield from line.bronnen


def _line(book: Book, name: str, number: int) -> int:
    return book.content.problem("lessen", name, ("stukjes", number), "").line
