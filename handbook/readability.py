"""docs/ and content/ held against content/leesbaarheid.yml: sentence length, score of a page, words to avoid.

The score is Flesch's, as W.H. Douma fitted it to Dutch (De leesbaarheid van landbouwbladen, Wageningen 1960).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from .content import Content
from .docs import Docs
from .problems import Problem
from .prose import texts
from .schema.facts import Leesbaarheid
from .sentences import Sentence, place_of, sentences, visible
from .yaml_source import Loc, Source

NOT_OURS = ("bronnen", "editie", "leesbaarheid", "metingen", "register")
"""Content that is no prose of ours: names, a record, and the register, which keeps close to the source."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The sentences of one page, and what they add up to."""

    path: str
    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        """How many words the page has."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @property
    def mean(self) -> float:
        """How many words a sentence has."""
        return self.words / len(self.sentences)

    @property
    def longest(self) -> Sentence:
        """The sentence with the most words."""
        return max(self.sentences, key=lambda sentence: len(sentence.words))

    @property
    def score(self) -> float:
        """How easily it reads: 0 is very hard, 100 very easy."""
        return douma(self.sentences)


def douma(parts: Sequence[Sentence]) -> float:
    """Give the score of Flesch-Douma for one or more sentences."""
    words = sum(len(sentence.words) for sentence in parts)
    return 206.835 - 0.93 * words / len(parts) - 77 * sum(sentence.syllables for sentence in parts) / words


def read_pages(docs: Docs) -> list[Reading]:
    """Give every page of docs/ that has sentences, in order."""
    found = [Reading(path=page.shown, sentences=tuple(sentences(page.text))) for page in docs]
    return [reading for reading in found if reading.sentences]


def check_readability(docs: Docs, content: Content) -> Iterator[Problem]:
    """Yield a problem for every sentence that is too long, page that is too hard and word to avoid."""
    limits = content.leesbaarheid
    forbidden = _pattern(limits.woorden)
    for text, at in _prose(docs, content):
        for sentence in sentences(text):
            if len(sentence.words) > limits.langste_zin:
                yield at(sentence.line, sentence.column, _too_long(sentence, limits.langste_zin))
        shown = visible(text)
        for match in forbidden.finditer(shown):
            yield at(*place_of(shown, match.start()), _avoid(match[0], limits.woorden))
    for reading in read_pages(docs):
        yield from _check_page(reading, limits)


def summary(docs: Docs) -> str:
    """Give one line (Dutch) with how well the pages read."""
    found = read_pages(docs)
    longest = max(len(reading.longest.words) for reading in found)
    hardest = min(found, key=lambda reading: reading.score)
    together = Reading(path="", sentences=tuple(s for reading in found for s in reading.sentences))
    return (
        f"leesbaarheid: {len(found)} pagina's met {together.words} woorden, een zin heeft er gemiddeld "
        f"{_number(together.mean)} en hoogstens {longest}, leesscore gemiddeld {_number(together.score)} "
        f"en het laagst {_number(hardest.score)} ({hardest.path})"
    )


At = Callable[[int, int, str], Problem]


def _prose(docs: Docs, content: Content) -> Iterator[tuple[str, At]]:
    """Yield every text with the function that gives a problem at a line and column in it."""
    for page in docs:
        yield page.text, partial(_in_page, page.shown)
    for stem, source in content.sources.items():
        if stem not in NOT_OURS:
            for loc, text in texts(source.data):
                yield text, partial(_in_entry, source, loc)


def _in_page(path: str, line: int, column: int, message: str) -> Problem:
    return Problem(path=path, line=line, column=column, message=message)


def _in_entry(source: Source, loc: Loc, _line: int, _column: int, message: str) -> Problem:
    return source.problem(loc, message)


def _check_page(reading: Reading, limits: Leesbaarheid) -> Iterator[Problem]:
    """Point at the sentence to begin with when the page as a whole is too hard."""
    if reading.mean > limits.gemiddelde_zin:
        message = f"een zin heeft hier gemiddeld {_number(reading.mean)} woorden, en hoogstens "
        message += f"{limits.gemiddelde_zin} is afgesproken; begin met deze zin en maak er twee van"
        yield _in_page(reading.path, reading.longest.line, reading.longest.column, message)
    if reading.score < limits.laagste_score:
        hardest = min(reading.sentences, key=lambda sentence: douma([sentence]))
        message = f"de leesscore van deze pagina is {_number(reading.score)}, en minstens "
        message += f"{limits.laagste_score} is afgesproken; begin met deze zin en kies kortere woorden"
        yield _in_page(reading.path, hardest.line, hardest.column, message)


def _too_long(sentence: Sentence, most: int) -> str:
    start = " ".join(sentence.words[:4])
    return f"de zin '{start} ...' heeft {len(sentence.words)} woorden, meer dan {most}; maak er twee van"


def _avoid(found: str, words: Mapping[str, str]) -> str:
    plain = " ".join(found.split())
    return f"{plain!r} is ambtelijk; schrijf {words[plain.lower()]}"


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    choices = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"\b(?:{choices})\b", re.IGNORECASE)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
