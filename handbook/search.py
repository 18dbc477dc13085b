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

from handbook.dutch import forms, parts, plain, plurals, typos

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
Synonyms = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lexicon:
    """What the whole site knows about words."""

    synonyms: Synonyms
    known: frozenset[str]
    nouns: frozenset[str]
    main: frozenset[str]


def expand_site(site: Path, synonyms: Synonyms) -> None:
    """Expand the search index of the built site, if it has one. Raises OSError."""
    path = site / INDEX
    if path.is_file():
        index = expand(json.loads(path.read_text(encoding="utf-8")), synonyms)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")


def expand(index: Mapping[str, Any], synonyms: Synonyms) -> dict[str, Any]:
    """Give the index with, for each entry, other forms and synonyms of its words.

    The index is as Material for MkDocs writes it; synonyms has for each word of the field what people say
    instead.
    """
    lexicon = _lexicon(index["docs"], synonyms)
    return {
        **index,
        "config": {**index["config"], "fields": {**index["config"]["fields"], **FIELDS}},
        "docs": [_expanded(doc, lexicon) for doc in index["docs"]],
    }


def _lexicon(docs: Sequence[Mapping[str, Any]], synonyms: Synonyms) -> _Lexicon:
    text = "\n".join(f"{doc['title']}\n{_MARKUP.sub(' ', doc['text'])}" for doc in docs)
    pages = [doc for doc in docs if "#" not in doc["location"]]
    main = {word for doc in pages for word in (*_words(doc["title"]), *_chosen(doc))}
    main |= {word for label in synonyms for word in _words(label)}
    return _Lexicon(
        synonyms=synonyms,
        known=frozenset(_words(text)),
        nouns=frozenset(word.lower() for word in _NOUN.findall(text)) | main,
        main=frozenset(main),
    )


def _expanded(doc: Mapping[str, Any], lexicon: _Lexicon) -> dict[str, Any]:
    page = "#" not in doc["location"]
    first, text = [*_words(doc["title"]), *_chosen(doc)], _words(doc["text"])
    # A slip needs to lead to one place, and there are many of them.
    slips = {slip for word in lexicon.main.intersection(first) for slip in typos(word)} if page else set()
    near = _near(first, lexicon) - set(first)
    far = (_near(text, lexicon) | slips - lexicon.known) - near - {*first, *text}
    # The theme would show the tags under every result of the page.
    return {name: value for name, value in doc.items() if name != "tags"} | {
        "trefwoorden": " ".join(doc.get("tags", ())) if page else "",
        "titelwoorden": " ".join(sorted(near)),
        "zoekwoorden": " ".join(sorted(far)),
    }


def _chosen(doc: Mapping[str, Any]) -> list[str]:
    """Give the words that an editor chose for a page; every section of it has them too."""
    return _words(" ".join(doc.get("tags", ()))) if "#" not in doc["location"] else []


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


def _said_instead(words: Sequence[str], synonyms: Synonyms) -> Iterator[str]:
    """Give the other words for what is mentioned, by its name or by a synonym of more than one word."""
    running = f" {' '.join(words)} "
    for label, others in synonyms.items():
        *first, last = _words(label)
        names = [[*first, form] for form in {last} | plurals(last)]
        names += [said for said in map(_words, others) if len(said) > 1]
        if any(f" {' '.join(name)} " in running for name in names):
            for word in _words(" ".join([label, *others])):
                yield word
                yield plain(word)


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKUP.sub(" ", text).lower())
