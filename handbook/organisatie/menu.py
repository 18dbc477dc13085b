"""mkdocs.yml for an edition: its own name, its own pages in the menu, the same theme."""

import json
import re

from handbook.book import Book
from handbook.docs import Docs
from handbook.prose import title_of

_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)
_THEME = re.compile(r"^( +custom_dir:) *(\S+)$", re.MULTILINE)
_MENU = re.compile(r"^nav:\n(?:[ #].*\n)+", re.MULTILINE)
_STYLES = re.compile(r"^extra_css:\n(?:  - .*\n)+", re.MULTILINE)
_NAAST = "  - assets/beslishulp/naast.css\n"


def edition_config(book: Book) -> str:
    """Give the configuration of the site generator for an edition; its own pages come last."""
    text = (book.root / "mkdocs.yml").read_text(encoding="utf-8")
    text = _NAME.sub(lambda _: f"site_name: {json.dumps(book.content.editie.naam, ensure_ascii=False)}", text)
    text = _THEME.sub(lambda found: f"{found[1]} {json.dumps(str(book.root / found[2]))}", text)
    text = _STYLES.sub(lambda found: found[0] + _NAAST, text)
    national = {page.name for page in Docs(root=book.root)}
    added = [
        f"      - {json.dumps(title_of(page), ensure_ascii=False)}: {json.dumps(page.name)}\n"
        for page in book.docs
        if page.name not in national
    ]
    heading = f"  - {json.dumps(book.content.editie.organisatie, ensure_ascii=False)}:\n" if added else ""
    return _MENU.sub(lambda found: "".join([found[0], heading, *added]), text, count=1)
