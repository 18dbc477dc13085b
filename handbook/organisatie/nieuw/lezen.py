"""What an answer may be: the shapes of content/, with their own messages."""

import re
from collections.abc import Callable, Collection
from typing import Any

from pydantic import TypeAdapter, ValidationError

from handbook.organisatie.huisstijl import TEXT
from handbook.organisatie.kleur import nearest, short
from handbook.problems import instead
from handbook.prose import find_duration
from handbook.schema.fields import Id
from handbook.schema.huisstijl import Kleur

WHITE = "#ffffff"

Lezer = Callable[[str], str]
"""Gives the answer as the edition has it. Raises AntwoordError."""


class AntwoordError(ValueError):
    """This answer cannot be used; the message (Dutch) says what to write."""


def by_shape(shape: Any, *voorbeelden: str) -> Lezer:
    """Give a reader of what a field of content/ takes, such as a duration or an address.

    With `voorbeelden` a message ends with those instead of all that the field takes.
    """
    adapter: TypeAdapter[str] = TypeAdapter(shape)

    def read(text: str) -> str:
        try:
            return adapter.validate_python(text)
        except ValidationError as error:
            message = str(error.errors()[0]["msg"])
            if voorbeelden:
                message = f"{message.partition(';')[0]}; schrijf bijvoorbeeld {', '.join(voorbeelden)}"
            raise AntwoordError(message) from None

    return read


def one_of(allowed: Collection[str]) -> Lezer:
    """Give a reader of one of these words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise AntwoordError(f"{text!r} kan hier niet; {instead(text, allowed)}")
        return text

    return read


def read_id(text: str) -> str:
    """Read the short name of an edition."""
    if text == "landelijk":
        raise AntwoordError("'landelijk' is de landelijke uitgave zelf; kies een eigen korte naam")
    try:
        return by_shape(Id)(text)
    except AntwoordError as error:
        near = slug(text)
        raise AntwoordError(f"{error}, zoals {near}" if near else str(error)) from None


def read_name(text: str) -> str:
    """Read a name: one line that says something."""
    if not re.search(r"[^\W\d_]", text):
        raise AntwoordError(f"{text!r} is geen naam; schrijf een naam in letters")
    return text


def read_role(text: str) -> str:
    """Read a function, not a person: it stands in an advice that everybody can read."""
    if "@" in text or re.search(r"\d{4}", text):
        raise AntwoordError("noem een functie, geen adres of nummer; bijvoorbeeld teamleider Publiekszaken")
    return read_name(text)


def read_line(text: str) -> str:
    """Read words that stand in an advice, in which no duration may be written."""
    found = find_duration(text)
    if found:
        raise AntwoordError(
            f"{found!r} is een duur en hoort alleen in duren.yml; schrijf de zin zonder getal"
        )
    return read_name(text)


def read_sentence(text: str) -> str:
    """Read a sentence of an advice; one without a full stop gets it."""
    return read_line(text) if text.endswith((".", "!", "?")) else f"{read_line(text)}."


def read_verbod(text: str) -> str:
    """Read the word for a pandverbod: one that takes the same article, and of which the plural is known."""
    if not re.fullmatch(r"[a-z]+-?verbod", text):
        raise AntwoordError(
            f"{text!r} kan hier niet; schrijf één woord in kleine letters dat eindigt op -verbod. "
            "Een ander het-woord kan later, bij `woorden` in editie.yml"
        )
    return text


def read_kleur(text: str) -> str:
    """Read a colour on which white letters can be read."""
    color = by_shape(Kleur)(text)
    needs = [(WHITE, TEXT)]
    if short(color, needs):
        raise AntwoordError(
            f"witte letters vallen te weinig op tegen {color!r}; schrijf bijvoorbeeld {nearest(color, needs)}"
        )
    return color


def slug(text: str) -> str:
    """Give an id that looks like this text, or nothing when no letter is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-0123456789")
