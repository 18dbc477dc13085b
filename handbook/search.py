"""The search index of a built site, with the words that readers type and the pages do not use.

MkDocs indexes the words of a page and the theme searches them letter by letter. What is added here stands in
fields of its own, so that it is found and never shown.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from handbook.dutch import forms, parts, plain, plurals, typos
from handbook.views import address_of

INDEX = Path("search", "search_index.json")
FIELDS = {"trefwoorden": {"boost": 2000.0}, "titelwoorden": {"boost": 300.0}, "zoekwoorden": {"boost": 0.5}}
"""What an editor chose, what is like a word of the title, what is like a word of the text.

The title itself weighs 1000 and the text 1.
"""
_MARKUP = re.compile(r"<[^>]+>|&\w+;")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# What stands after one of these is mostly a noun; after "het" too often a verb.
_NOUN = re.compile(r"(?i)\b(?:de|een|geen|elke?|deze|per) ([^\W\d_]+)")
_SHORTEST = 4
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lexicon:
    """What the whole site knows about words."""

    synonyms: Words
    chosen: Words
    known: frozenset[str]
    nouns: frozenset[str]
    main: frozenset[str]


def expand_site(site: Path, staged: Path, synonyms: Words) -> None:
    """Expand the search index of the site built from the staged pages, if it has one. Raises OSError."""
    path = site / INDEX
    if path.is_file():
        index = expand(json.loads(path.read_text(encoding="utf-8")), synonyms, chosen_words(staged))
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")


def chosen_words(staged: Path) -> Words:
    """Give for the address of each page the words that its editor chose, as `zoekwoorden` at its top."""
    found: dict[str, Sequence[str]] = {}
    for path in sorted(staged.rglob("*.md")):
        _, front = get_data(path.read_text(encoding="utf-8"))
        address = address_of(path.relative_to(staged).as_posix())
        found[address] = [str(word) for word in front.get("zoekwoorden", ())]
    return found


def expand(index: Mapping[str, Any], synonyms: Words, chosen: Words) -> dict[str, Any]:
    """Give the index with, for each entry, other forms and synonyms of its words.

    The index is as Material for MkDocs writes it. synonyms has for each word of the field what people say
    instead; chosen has for the address of a page the words that must lead to it.
    """
    lexicon = _lexicon(index["docs"], synonyms, chosen)
    return {
        **index,
        "config": {**index["config"], "fields": {**index["config"]["fields"], **FIELDS}},
        "docs": [_expanded(doc, lexicon) for doc in index["docs"]],
    }


def _lexicon(docs: Sequence[Mapping[str, Any]], synonyms: Words, chosen: Words) -> _Lexicon:
    text = "\n".join(f"{doc['title']}\n{_MARKUP.sub(' ', doc['text'])}" for doc in docs)
    titles = [doc["title"] for doc in docs if "#" not in doc["location"]]
    words = [word for some in chosen.values() for word in some]
    main = frozenset(_words(" ".join([*titles, *synonyms, *words])))
    return _Lexicon(
        synonyms=synonyms,
        chosen=chosen,
        known=frozenset(_words(text)),
        nouns=main | {word.lower() for word in _NOUN.findall(text)},
        main=main,
    )


def _expanded(doc: Mapping[str, Any], lexicon: _Lexicon) -> dict[str, Any]:
    chosen = " ".join(lexicon.chosen.get(doc["location"], ()))
    first, text = _words(f"{doc['title']} {chosen}"), _words(doc["text"])
    near = _near(first, lexicon) - set(first)
    far = _near(text, lexicon)
    # A slip needs to lead to one place, and there are many of them.
    if "#" not in doc["location"]:
        far |= {slip for word in lexicon.main.intersection(first) for slip in typos(word)} - lexicon.known
    return {
        **doc,
        "trefwoorden": chosen,
        "titelwoorden": " ".join(sorted(near)),
        "zoekwoorden": " ".join(sorted(far - near - {*first, *text})),
    }


def _near(words: Sequence[str], lexicon: _Lexicon) -> set[str]:
    """Give what someone may type who looks for one of the words."""
    found = set(_said_instead(words, lexicon.synonyms))
    for word in set(words):
        found.add(plain(word))
        if "-" in word:
            found.add(word.replace("-", ""))
        split = parts(word, lexicon.known)
        nouns = {one for one in {word} | split if one in lexicon.nouns and len(one) >= _SHORTEST}
        found |= split | {form for noun in nouns for form in forms(noun)}
    return found


def _said_instead(words: Sequence[str], synonyms: Words) -> Iterator[str]:
    """Give the other words for what is mentioned, by its name or by a synonym of more than one word."""
    running = f" {' '.join(words)} "
    for label, others in synonyms.items():
        names = [said for said in map(_words, others) if len(said) > 1]
        if own := _words(label):
            names += [[*own[:-1], form] for form in (own[-1], *plurals(own[-1]))]
        if any(f" {' '.join(name)} " in running for name in names):
            for word in _words(" ".join([label, *others])):
                yield word
                yield plain(word)


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKUP.sub(" ", text).lower())
