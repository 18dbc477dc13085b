"""A page of docs/ -> the same page, in which the first mention of a term leads to what it means."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from .schema.facts import Begrip
from .sentences import FRONT

PAGE = "verantwoording/begrippen.md"
MOST = 8
"""How many terms a page links: with more of them the text is no longer calm."""

_NO_TEXT = re.compile(
    rf"{FRONT.pattern}"
    r"|^(?:```|~~~).*?^(?:```|~~~)$|`[^`\n]+`"  # code
    r"|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}"  # what Jinja fills in
    r"|^(?:#|[!?]{3}|\*\[)[^\n]*$"  # headings, titles of boxes, abbreviations
    r"|!?\[[^\]]*\](?:\([^)\n]*\)|\[[^\]\n]*\]|:[^\n]*)?"  # links, pictures, footnotes
    r"|\{:? ?[#.:][^}\n]*\}"  # attributes
    r"|<(a|button|caption|figure|h[1-6]|label|legend|summary)\b.*?</\1>|<[^>\n]+>",
    re.MULTILINE | re.DOTALL,
)


def link_terms(page: str, markdown: str, begrippen: Mapping[str, Begrip]) -> str:
    """Give the page, named below docs/, with links on its first terms; that of the terms stays as it is."""
    if page == PAGE:
        return markdown
    linked = {name: begrip for name, begrip in begrippen.items() if begrip.link}
    ids = {_key(begrip.label): name for name, begrip in linked.items()}
    labels = [begrip.label for begrip in linked.values()]
    to_page = "../" * (len(PurePosixPath(page).parts) - 1) + PAGE
    parts, end = [], 0
    for found in _pattern(labels).finditer(_NO_TEXT.sub(_blank, markdown)):
        name = ids.pop(_key(found[0]), None)
        if name:
            title = _as_title(begrippen[name].definitie)
            start, text = found.start(), markdown[found.start() : found.end()]
            parts += [markdown[end:start], f'[{text}]({to_page}#{name} "{title}"){{ .begrip }}']
            end = found.end()
        if len(parts) == 2 * MOST:
            break
    return "".join([*parts, markdown[end:]])


def _key(label: str) -> str:
    return " ".join(label.lower().split())


def _pattern(labels: Iterable[str]) -> re.Pattern[str]:
    """Match each label as a whole; a longer one goes before the shorter one it contains."""
    words = (
        f"[{label[0].upper()}{label[0].lower()}]" + re.escape(label[1:]).replace(r"\ ", r"\s+")
        for label in sorted(labels, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


def _as_title(text: str) -> str:
    """Give the text as what may stand between quotes in Markdown, in a table and in Jinja."""
    return re.sub(r"[^\w\s.,:;-]", lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def _blank(found: re.Match[str]) -> str:
    """Give as many characters that are no part of a word and no space, so that no term runs across."""
    return "\0" * len(found[0])
