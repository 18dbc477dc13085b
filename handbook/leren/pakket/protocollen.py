"""Pages of docs/ as HTML without MkDocs: what a package shows beside its lessons."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import markdown

from handbook.book import Book
from handbook.pages import render_pages
from handbook.sentences import FRONT
from handbook.views import Views, address_of

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "tables")
"""Those of mkdocs.yml that say what a text means; `toc` and `footnotes` belong to its site."""

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pagina:
    """One page: its address on the site, its title as HTML, and what stands under that."""

    adres: str
    titel: str
    html: str


def pages(book: Book, wanted: Collection[str], python: str = "") -> Iterator[Pagina]:
    """Yield these pages, named by their address below the site's root, with the links they have on the site.

    `python` is the ladder for the decision aids on them. Raises ContentError when a page cannot be filled in.
    """
    for name, data in render_pages(book, Views(book=book, python=python), wanted):
        html = markdown.markdown(FRONT.sub("", data.decode()), extensions=[*EXTENSIONS])
        title = _TITLE.search(html)
        yield Pagina(
            adres=address_of(name),
            titel=title[1] if title else name,
            html=_TITLE.sub("", html, count=1).strip(),
        )
