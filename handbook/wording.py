"""docs/ held against content/begrippen.yml: a page uses the word of this book, not a synonym of it."""

import re
from collections.abc import Iterator

from .begrippen import PAGE
from .content import Content
from .docs import Docs, Page
from .problems import Problem, instead
from .schema.facts import Begrip
from .sentences import FRONT, place_of, visible

ALSO = "ook wel"
"""A line that says this tells the reader what others call it, and may use any word."""


def check_wording(docs: Docs, content: Content) -> Iterator[Problem]:
    """Yield a problem for every synonym in a page, and every permission for one that no page needs."""
    texts = {page.shown: _shown(page) for page in docs if page.name != PAGE}
    for name, begrip in content.begrippen.items():
        for word in _other_words(begrip):
            for page, text in texts.items():
                for line, column in _places(text, word):
                    message = f"{word!r} is niet het woord van dit handboek; schrijf {begrip.label!r}"
                    yield Problem(path=page, line=line, column=column, message=message)
        for place, word in enumerate(begrip.toegestaan):
            if word not in begrip.synoniemen:
                message = f"{word!r} staat niet bij de synoniemen; {instead(word, begrip.synoniemen)}"
                yield content.problem("begrippen", name, ("toegestaan", place), message)
            elif not any(True for text in texts.values() for _ in _places(text, word)):
                message = f"geen pagina gebruikt {word!r}; haal het weg"
                yield content.problem("begrippen", name, ("toegestaan", place), message)


def _other_words(begrip: Begrip) -> Iterator[str]:
    """Yield the synonyms that a page may not use; one around the word itself is no other word."""
    for word in begrip.synoniemen:
        if word not in begrip.toegestaan and not _whole(begrip.label).search(word):
            yield word


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    lines = text.splitlines()
    for found in _whole(word).finditer(text):
        line, column = place_of(text, found.start())
        if ALSO not in lines[line - 1].lower():
            yield line, column


def _whole(words: str) -> re.Pattern[str]:
    inner = re.escape(words).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-]){inner}(?![\w-])", re.IGNORECASE)


def _shown(page: Page) -> str:
    return visible(FRONT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page.text))
