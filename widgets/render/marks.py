"""Source marks: small links from a claim to the statement, source or choice it rests on."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

Words = Mapping[str, Mapping[str, Mapping[str, Any]]]

OWN, NATIONAL = "\ue000", "\ue001"
"""Stand in the card of an edition for a mark, until it is known which kind is in the minority."""

_STATEMENT = re.compile(r"[BH]-\d+")


def bron_href(name: str, basis: str) -> str:
    """Give the address of a statement or source, seen from a page whose way to the root is `basis`."""
    page = "register" if _STATEMENT.fullmatch(name) else "bronnen"
    return f"{basis}verantwoording/{page}/#{name.lower()}"


def decision_href(basis: str, name: str, answers: Mapping[str, Iterable[str]]) -> str:
    """Give the address of the page of a decision or dossier, with answers to start from."""
    fragment = f"#{answers_fragment(name, answers)}" if answers else ""
    return f"{basis}beslishulp/{name}/{fragment}"


def answers_fragment(name: str, answers: Mapping[str, Iterable[str]]) -> str:
    """Give the part of an address after # that carries answers: `aangifte?gedraging=verbaal&norm=...`."""
    return f"{name}?{urlencode([(key, value) for key, values in answers.items() for value in values])}"


def render_bronnen(names: Iterable[str], words: Words, basis: str) -> str:
    """Give the marks of these statements and sources; nothing when there are none."""
    links = [
        f'<a class="bron" href="{escape(bron_href(name, basis))}">{escape(_bron_label(name, words))}</a>'
        for name in names
    ]
    return _marks(f'<span class="label">Bron:</span> {" ".join(links)}') if links else ""


def render_keuzes(names: Iterable[str], words: Words, basis: str) -> str:
    """Give the marks of these choices of the edition; nothing when there are none."""
    links = []
    for name in names:
        short, title = f"keuze {name.removeprefix('KEUZE-')}", escape(str(words["keuzes"][name]["titel"]))
        href = f"{escape(basis)}verantwoording/keuzes/#{name.lower()}"
        links.append(f'<a class="keuze" href="{href}" aria-label="{short}: {title}">{short}</a>')
    return _marks(" ".join(links)) if links else ""


def _marks(html: str) -> str:
    # The search index leaves out what carries this attribute: a teaser is no place for marks.
    return f'<span class="bronnen" data-search-exclude="1">{html}</span>'


def _bron_label(name: str, words: Words) -> str:
    source = words["bronnen"].get(name)
    return str(source["label"]) if source else name
