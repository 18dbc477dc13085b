"""How an edition looks: all its own files of the theme, and every check on colours, logo, words and menu."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .huisstijl import check_colours, styles
from .logo import check_logo, logo_file
from .menu import check_hidden
from .woorden import check_words

if TYPE_CHECKING:
    from handbook.content import Content
    from handbook.problems import Problem


def check_look(root: Path, content: "Content") -> "Iterator[Problem]":
    """Yield every problem with how the edition looks, and with what it calls things."""
    yield from check_colours(content)
    yield from check_logo(content)
    yield from check_words(content)
    yield from check_hidden(root, content)


def look_files(content: "Content") -> Iterator[tuple[str, bytes]]:
    """Yield the files that stand in the place of those of the theme."""
    yield from styles(content)
    if logo := logo_file(content):
        yield f"assets/logo{logo.suffix}", logo.read_bytes()
