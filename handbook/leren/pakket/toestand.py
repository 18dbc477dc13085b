"""How long the text can become that an LMS keeps: widgets/leren/pakket/toestand.js writes it."""

import json

from handbook.leren.sleutels import LONGEST
from widgets.leren import Opgave

from .hoofdstukken import Inhoud

MOST = 4096
"""So many characters SCORM 1.2 keeps."""


class PakketError(Exception):
    """A package cannot do what an LMS expects of it; the message says why."""


def check_state(inhoud: Inhoud) -> None:
    """Raise PakketError when the work of a reader may not fit in what SCORM 1.2 keeps."""
    size = largest_state(inhoud)
    if size >= MOST:
        raise PakketError(f"the path {inhoud.pad!r} may need {size} characters and SCORM 1.2 keeps {MOST}")


def largest_state(inhoud: Inhoud) -> int:
    """Give the number of characters when everything is answered, at the longest."""
    opgaven = [each.opgave for found in inhoud.sets.values() for each in found]
    chosen = {f"{number:0{LONGEST}}": _longest(opgave) for number, opgave in enumerate(opgaven)}
    place = max((chapter.anker for chapter in (*inhoud.lessons(), *inhoud.further)), key=len)
    return len(json.dumps([1, place, chosen], separators=(",", ":")))


def _longest(opgave: Opgave) -> str:
    """Give a text as long as any that tells what was chosen; with more to answer it has one more sign."""
    return ";" + ";".join(
        ".".join(map(str, range(len(veld.opties)))) if veld.meer else str(len(veld.opties) - 1)
        for veld in opgave.velden
    )
