"""Markdown -> the sentences a reader reads, with their places; and the syllables of a Dutch word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HIDDEN = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)$|`[^`\n]+`"  # code
    r"|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}"  # what Jinja fills in
    r"|(?<=\])\([^)\n]*\)|\{ ?[#.:][^}\n]*\}|<[^>\n]+>|&\w+;",  # addresses, attributes, HTML
    re.MULTILINE | re.DOTALL,
)
FRONT = re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL)
_NO_PROSE = re.compile(r"^(?:#|\||!!!|\?\?\?|\*\[).*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)(?=[ \t])", re.MULTILINE)
_BLOCK = re.compile(r"[^\f]+?(?=\n[ \t]*\n|\f|\Z)")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'’”)]*(?=\s+[\"'‘“(]?[A-ZÀ-Ý])|\Z)", re.DOTALL)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-'’][^\W_]+)*")
# Written syllables: the longest group of vowels that sounds as one. A diaeresis starts a new one.
_VOWELS = re.compile(
    r"aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ai|oi|au|ou|[ëïöü](?:[eiu](?![eiou]))?"
    r"|[aeiouyäâêîôû]"
)
_STRESS = str.maketrans("áàéèíìóòúù", "aaeeiioouu")
_STAND_INS = {"bedrag": "duizend euro", "duur": "zes maanden", "editie": "organisatie"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """The words of one sentence, and where it starts."""

    words: tuple[str, ...]
    line: int
    column: int

    @property
    def syllables(self) -> int:
        """How many syllables its words have."""
        return sum(map(syllables, self.words))


def visible(markdown: str) -> str:
    """Give a text of the same length in which all that no reader sees is blank."""
    return _HIDDEN.sub(_blank, markdown)


def sentences(markdown: str) -> Iterator[Sentence]:
    """Yield every sentence, and every item of a list as one; headings, tables and front matter are none."""
    text = _ITEM.sub(lambda found: _blank(found)[:-1] + "\f", visible(FRONT.sub(_blank, markdown)))
    text = re.sub(r"[*\[\]]", " ", _NO_PROSE.sub(_blank, text))
    for block in _BLOCK.finditer(text):
        for found in _SENTENCE.finditer(block[0]):
            if words := tuple(_WORD.findall(found[0])):
                line, column = place_of(text, block.start() + found.start())
                yield Sentence(words=words, line=line, column=column)


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Give the line and the column of a place in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def syllables(word: str) -> int:
    """Count the written syllables of a Dutch word; a number has one for every digit."""
    if word[0].isdigit():
        return sum(map(str.isdigit, word))
    return max(1, len(_VOWELS.findall(word.lower().translate(_STRESS))))


def _blank(found: re.Match[str]) -> str:
    """Give white space of the same length and lines; a duration and a name leave words in their place."""
    name = re.match(r"\{\{\s*(\w+)", found[0])
    words = _STAND_INS.get(name[1], "") if name else ""
    return words + re.sub(r"[^\n]", " ", found[0])[len(words) :]
