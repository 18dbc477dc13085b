"""The pages of lessons and paths: where each stands, and whether it places what links count on."""

import re
from collections.abc import Iterator

from handbook.content import Content
from handbook.docs import Docs, Page
from handbook.problems import Problem

Part = tuple[str, str]
"""What a page must have: as a pattern, and in the words to write."""


def page_of(kind: str, name: str) -> str:
    """Give the name below docs/ of the page of one of the `lessen` or `paden`."""
    return f"leren/{'toets-' if kind == 'paden' else ''}{name}.md"


def check_pages(content: Content, docs: Docs) -> Iterator[Problem]:
    """Yield a problem for every lesson or path without its page, and every page that lacks a part."""
    pages = {page.name: page for page in docs}
    home = f"{content.laag.shown}/docs" if content.laag else "docs"
    for name in content.lessen:
        yield from _check(content, pages, home, "lessen", name, [_call("les", name)])
    for name in content.paden:
        parts = [
            (r"^## Vooraf *$", "## Vooraf"),
            _call("toets", name, "begin"),
            (r"^## Achteraf *$", "## Achteraf"),
            _call("toets", name, "eind"),
        ]
        yield from _check(content, pages, home, "paden", name, parts)


def _check(
    content: Content, pages: dict[str, Page], home: str, kind: str, name: str, parts: list[Part]
) -> Iterator[Problem]:
    where = page_of(kind, name)
    page = pages.get(where)
    if page is None:
        whose = "deze les" if kind == "lessen" else "dit leerpad"
        wanted = ", ".join(f"`{words}`" for _, words in parts)
        yield content.problem(kind, name, (), f"{whose} heeft geen pagina; maak {home}/{where} met {wanted}")
        return
    missing = [words for pattern, words in parts if not re.search(pattern, page.text, re.MULTILINE)]
    if missing:
        message = f"deze pagina mist {' en '.join(f'`{words}`' for words in missing)}; zet dat erop"
        yield Problem(path=page.shown, line=1, column=1, message=message)


def _call(function: str, *arguments: str) -> Part:
    quoted = [f'"{argument}"' for argument in arguments]
    inside = r"\s*,\s*".join(f"[\"']{re.escape(argument)}[\"']" for argument in arguments)
    return rf"\{{\{{\s*{function}\(\s*{inside}\s*\)", f"{{{{ {function}({', '.join(quoted)}) }}}}"
