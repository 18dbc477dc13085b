"""Forms of a Dutch word that a reader may type: plural, singular, parts, no accents, one letter wrong."""

import unicodedata
from collections.abc import Collection, Iterator

_VOWELS = frozenset("aeiou")
# Ends of words that do not follow the rules below.
_IRREGULAR = {
    "artikel": "artikelen",
    "bedrag": "bedragen",
    "bevel": "bevelen",
    "blad": "bladen",
    "dag": "dagen",
    "gebod": "geboden",
    "gebrek": "gebreken",
    "gedrag": "gedragingen",
    "grens": "grenzen",
    "heid": "heden",
    "lid": "leden",
    "middel": "middelen",
    "stad": "steden",
    "verbod": "verboden",
    "verslag": "verslagen",
    "weg": "wegen",
}
_ONLY_S = ("el", "em", "er")
_ALSO_S = ("aar", "eur", "ier", "oor", "or")
_LINKS = ("", "s", "en", "n")
_TAIL, _HEAD, _LONG, _STEM = 5, 4, 6, 3
# Letters that sound alike, so that a reader writes one for the other.
_ALIKE = (
    ("d", "t"),
    ("dt", "d"),
    ("f", "v"),
    ("s", "z"),
    ("c", "s"),
    ("c", "k"),
    ("g", "ch"),
    ("ei", "ij"),
    ("au", "ou"),
    ("i", "ie"),
    ("y", "i"),
)


def plain(word: str) -> str:
    """Give the word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def plurals(word: str) -> set[str]:
    """Give what the plural of the word may be; a form too many does no harm to a search."""
    irregular = {word.removesuffix(one) + more for one, more in _IRREGULAR.items() if word.endswith(one)}
    if irregular or word.endswith(("en", "'s")):
        return irregular
    if word[-1] in "aiouy":
        return {word + "'s", word + "s"}
    if word[-1] == "e":
        return {word + "s"} if word.endswith("ie") else {word + "s", word + "n"}
    if word.endswith(_ONLY_S) and not word.endswith(_ALSO_S):
        return {word + "s"}
    return {_before_en(word) + "en"} | ({word + "s"} if word.endswith(_ALSO_S) else set())


def _before_en(word: str) -> str:
    """Give the stem as it is spelled before -en: gesprekk, rad, brev, huiz."""
    before, last = word[:-1], word[-1]
    if last in _VOWELS or before[-1:] not in _VOWELS | {"j"}:
        return word
    if before[-2:] in {"aa", "ee", "oo", "uu"}:
        before = before[:-1]
    elif before[-2:-1] not in _VOWELS and before[-1] != "j":
        return word if word.endswith(("ig", "or")) or last in "jwx" else word + last
    return before + {"f": "v", "s": "z"}.get(last, last)


def singulars(word: str) -> set[str]:
    """Give what the singular of the word may be, where the word does not just begin with it."""
    if word.endswith("heden"):
        return {word.removesuffix("heden") + "heid"}
    stem = word.removesuffix("en")
    if stem == word or len(stem) < _STEM or stem[-1] in _VOWELS or stem[-2] == stem[-1]:
        return set()
    ends = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    short = stem[-2] in "aeou" and stem[-3] not in _VOWELS and not stem.endswith(("el", "em", "en", "er"))
    return ({ends[:-1] + stem[-2] + ends[-1]} if short else {ends}) - {stem}


def forms(word: str) -> set[str]:
    """Give the other forms of a word in which someone may look for it, all without accents too."""
    found = plurals(word) | singulars(word) | {word.replace("'", ""), word.removesuffix("'s")}
    return {form for one in found | {word} for form in (one, plain(one))} - {word}


def parts(word: str, vocabulary: Collection[str]) -> set[str]:
    """Give the two words of a compound, as bezwaar and termijn of bezwaartermijn; the vocabulary has both."""
    for at in range(_HEAD, len(word) - _TAIL + 1):
        tail = word[at:]
        if tail not in vocabulary:
            continue
        for link in _LINKS:
            head = word[:at].removesuffix(link)
            if len(head) >= _HEAD and head in vocabulary and word[:at] == head + link:
                return {head, tail}
    return set()


def typos(word: str) -> set[str]:
    """Give a long word with one letter wrong, as hands and ears do it; the first two letters stay right."""
    if len(word) < _LONG:
        return set()
    found = {form for form in _slips(word) if form[:2] == word[:2]}
    return {form for form in found if not form.startswith(word) and not word.startswith(form)}


def _slips(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        yield before + after
        yield before + letter * 2 + after
        yield before + after[:1] + letter + after[1:]
        for one, other in (*_ALIKE, *(pair[::-1] for pair in _ALIKE)):
            if word.startswith(one, at):
                yield before + other + word[at + len(one) :]
