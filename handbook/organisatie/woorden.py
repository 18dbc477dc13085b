"""An organisation's own word for a term: in the sentences of content/ and docs/, never in an id or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.problems import instead
from handbook.yaml_source import Data

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem

    from .herkomst import Raw

_KEEPS = ("bronnen", "register", "tabellen", "vast")
"""What is quoted as it was published."""

_SENTENCES = frozenset(
    (
        *("als", "because", "beschrijving", "buiten", "definitie", "gevolg", "grondslag", "herleeft", "hint"),
        *(
            "inkorten",
            "kop",
            "kort",
            "label",
            "let_op",
            "lijst",
            "markeren",
            "met_duur",
            "noteer",
            "onderwerp",
        ),
        *("open", "opheffen", "tabel", "tekst", "titel", "toelichting", "uitleg", "uren", "verhaal"),
        *("verlengen", "voorbeelden", "waarvoor", "wanneer", "zonder_duur"),
    )
)
"""The keys whose value a reader reads; the value of any other may be an id."""

_NO_WORDS = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)$|`[^`\n]+`"  # code
    r"|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}"  # what Jinja fills in
    r"|\]\([^)\n]*\)|\{:? ?[#.:][^}\n]*\}|<[^>\n]+>",  # addresses, attributes, HTML
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words to replace, each with what to write instead; `terms` are those of them that are a begrip."""

    instead: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]

    @property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, sorted(self.instead, key=len, reverse=True)))
        return re.compile(rf"(?<![\w.{{-])(?:{words})(?![\w-])", re.IGNORECASE)

    def text(self, text: str) -> str:
        """Give a sentence with the organisation's words, with a capital where there was one."""
        if not self.instead:
            return text

        def own(found: re.Match[str]) -> str:
            word = self.instead[found[0].lower()]
            return word[0].upper() + word[1:] if found[0][0].isupper() else word

        return self._pattern.sub(own, text)

    def page(self, markdown: str) -> str:
        """Give a page with the organisation's words; code, addresses and ids stay as they are."""
        parts, end = [], 0
        for found in _NO_WORDS.finditer(markdown):
            parts += [self.text(markdown[end : found.start()]), found[0]]
            end = found.end()
        return "".join([*parts, self.text(markdown[end:])]) if self.instead else markdown

    def entry(self, kind: str, name: str, data: Data) -> Data:
        """Give an entry of content/ with the organisation's words; a term then knows the old ones too."""
        if not self.instead or kind in _KEEPS:
            return data
        new = self._below(data, "")
        if kind == "begrippen" and name in self.terms and isinstance(new, dict):
            found = new.get("synoniemen", [])
            others = [str(word) for word in found if word != new["label"]] if isinstance(found, list) else []
            new = {**new, "synoniemen": [*others, *self.terms[name]]}
        return new

    def _below(self, data: Data, key: str) -> Data:
        if isinstance(data, dict):
            return {name: self._below(value, name) for name, value in data.items()}
        if isinstance(data, list):
            return [self._below(value, key) for value in data]
        return self.text(data) if isinstance(data, str) and _reads(key, data) else data


def words_of(raw: Raw) -> Words:
    """Give the words of the edition, as far as they are well written."""
    editie = raw.get("editie", {}).get("", {})
    chosen = editie.get("woorden", {}) if isinstance(editie, dict) else {}
    words: dict[str, str] = {}
    terms: dict[str, tuple[str, ...]] = {}
    for name, own in chosen.items() if isinstance(chosen, dict) else ():
        begrip = raw.get("begrippen", {}).get(name)
        if isinstance(begrip, dict) and isinstance(own, dict):
            pairs = ((begrip.get("label"), own.get("wordt")), (begrip.get("meervoud"), own.get("meervoud")))
            new = {str(old): str(word) for old, word in pairs if old and word}
            words |= {old.lower(): word for old, word in new.items()}
            terms[name] = tuple(new)
    return Words(words, terms)


def check_words(content: Content) -> Iterator[Problem]:
    """Yield a problem for a word that cannot be replaced, or only with other words around it."""
    can = [name for name, begrip in content.begrippen.items() if begrip.meervoud and begrip.lidwoord]
    for name, woord in content.editie.woorden.items():
        if name not in can:
            message = f"{name!r} heeft in begrippen.yml geen `meervoud` en `lidwoord`; {instead(name, can)}"
            yield content.problem("editie", "", ("woorden", name), message)
        elif woord.lidwoord != (other := content.begrippen[name].lidwoord):
            message = (
                f"{woord.wordt!r} is een {woord.lidwoord}-woord en {name!r} een {other}-woord, dus de zinnen "
                f"eromheen kloppen dan niet; kies een {other}-woord, of schrijf die teksten zelf"
            )
            yield content.problem("editie", "", ("woorden", name, "lidwoord"), message)


def _reads(key: str, text: str) -> bool:
    return key in _SENTENCES or (key == "keuze" and " " in text)
