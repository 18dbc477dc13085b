"""The questions in a terminal, one at a time; Enter leaves one open."""

from collections.abc import Callable

from handbook.organisatie.invullen import TEKST

from .lezen import AntwoordError
from .vragen import VRAGEN, Vraag

LATER = "Weet ik nog niet"
START = (
    f"Er komen hooguit {len(VRAGEN)} vragen. Typ je antwoord of het nummer ervoor. Enter: {LATER.lower()}.\n"
    "Je kunt later alles nog veranderen. Stoppen kan altijd met Ctrl-C; dan wordt er niets geschreven."
)

Ask = Callable[[str], str]
"""Shows a prompt and gives the line that was typed. Raises EOFError when there are no more."""


def ask_all(ask: Ask, say: Callable[[str], None]) -> dict[str, str]:
    """Ask every question that the answers so far do not rule out; gives the answers.

    When no more lines come, the rest stays open, and it says so.
    """
    antwoorden: dict[str, str] = {}
    say(START)
    for number, vraag in enumerate(VRAGEN, start=1):
        if not vraag.is_asked(antwoorden):
            continue
        say("\n".join(["", f"{number}/{len(VRAGEN)}  {vraag.vraag}", *_help(vraag)]))
        try:
            found = _ask_one(vraag, ask, say)
        except EOFError:
            say(f"\nEr komen geen antwoorden meer. De rest blijft {TEKST}.")
            break
        if found is not None:
            antwoorden[vraag.id] = found
    return antwoorden


def _help(vraag: Vraag) -> list[str]:
    choices = [f"  {number}  {keuze}" for number, keuze in enumerate(vraag.namen or vraag.keuzes, start=1)]
    other = "Of iets anders, bijvoorbeeld" if vraag.keuzes else "Bijvoorbeeld"
    example = [f"  {other}: {vraag.zoals}"] if vraag.vrij and vraag.zoals else []
    return [*choices, *example, f"  Enter: {LATER}"]


def _ask_one(vraag: Vraag, ask: Ask, say: Callable[[str], None]) -> str | None:
    """Ask until the answer can be used; gives None for one that comes later."""
    while True:
        text = " ".join(ask("> ").split())
        if text.rstrip(".").lower() in ("", TEKST, LATER.lower()):
            return None
        if text.isdecimal() and 1 <= int(text) <= len(vraag.keuzes):
            return vraag.keuzes[int(text) - 1]
        try:
            return vraag.lees(text)
        except AntwoordError as error:
            say(f"  {error}")
