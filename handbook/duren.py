"""Durations in the Dutch words of content/."""

import re

from widgets.rules import Duur, DuurError, Periode
from widgets.rules.duur import JAAREINDE
from widgets.rules.periode import WORDS

_UNITS = {word: unit for unit, words in WORDS.items() for word in words}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_RANGE = re.compile(rf"(\d+)(?: ({_UNIT}))? tot (\d+) ({_UNIT})")
_ONE = re.compile(rf"(?:(ten minste|ten hoogste) )?(\d+) ({_UNIT})")
_UNTIL = re.compile(r"tot ([a-z][a-z0-9-]*)(?:, (ten hoogste .+))?")
_FIXED = {"meteen": "H", "dezelfde dag": "D"}
_OPEN = ("open", "bepaalde periode", "nog in te vullen")


def parse_duur(text: str) -> Duur:
    """Read a duration in Dutch words.

    Known forms: `3 maanden`, `6 tot 12 maanden`, `3 maanden tot 1 jaar`, `ten minste 1 dag`,
    `ten hoogste 5 jaar`, `5 werkdagen`, `tot <id of what ends it>`, the same with `, ten hoogste 1 jaar`,
    `rest van het jaar`, `meteen`, `dezelfde dag`, `onbepaalde tijd` and `open`, `bepaalde periode` or
    `nog in te vullen` (nothing determined). Raises DuurError for anything else.
    """
    if match := _RANGE.fullmatch(text):
        low, high = (
            Periode(int(match[1]), _UNITS[match[2] or match[4]]),
            Periode(int(match[3]), _UNITS[match[4]]),
        )
        if low.hours >= high.hours:
            raise DuurError(f"range {text!r} does not rise")
        return Duur(low, high)
    if match := _ONE.fullmatch(text):
        period = Periode(int(match[2]), _UNITS[match[3]])
        return Duur(
            None if match[1] == "ten hoogste" else period, None if match[1] == "ten minste" else period
        )
    if match := _UNTIL.fullmatch(text):
        return Duur(max=parse_duur(match[2]).max if match[2] else None, tot=match[1])
    if text in _FIXED:
        return Duur(*(Periode(0, _FIXED[text]),) * 2)
    if text == "rest van het jaar":
        return Duur(tot=JAAREINDE)
    if text == "onbepaalde tijd" or text in _OPEN:
        return Duur(onbepaald=text not in _OPEN)
    raise DuurError(f"{text!r} is not a duration")
