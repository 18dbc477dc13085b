"""mkdocs.yml for an edition: its name, words and logo; its own pages in the menu, hidden ones out of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from handbook.docs import Docs
from handbook.problems import Problem, instead
from handbook.prose import title_of
from widgets.rules.datum import word_datum

from .logo import logo_file
from .woorden import words_of

if TYPE_CHECKING:
    from handbook.book import Book
    from handbook.content import Content

_MENU = re.compile(r"^nav:\n(?:[ #].*\n)+", re.MULTILINE)
_STYLES = re.compile(r"^extra_css:\n(?:  - .*\n)+", re.MULTILINE)
_NAAST = "  - assets/beslishulp/naast.css\n"
_THEME = re.compile(r"^( +custom_dir:) *(\S+)$", re.MULTILINE)
_EXTRA = re.compile(r"^extra:\n", re.MULTILINE)
_BAR, _WARM = "14364f", "e5a33a"
"""The colours of the shield that a browser shows in its tab."""

Nav = list[dict[str, Any]]


def edition_config(book: Book) -> str:
    """Give the configuration of the site generator for an edition; its own pages come last."""
    text = (book.root / "mkdocs.yml").read_text(encoding="utf-8")
    editie = book.content.editie
    text = _line(text, "site_name", editie.naam)
    text = _line(text, "copyright", f"{status_line(book)} {editie.status} {_value(text, 'copyright')}")
    text = _THEME.sub(lambda found: f"{found[1]} {_quoted(str(book.root / found[2]))}", text)
    text = _STYLES.sub(lambda found: found[0] + _NAAST, text)
    if logo := logo_file(book.content):
        text = re.sub(r"^  logo: .*$", f"  logo: assets/logo{logo.suffix}", text, flags=re.MULTILINE)
    if kleuren := editie.kleuren:
        for old, new in ((_BAR, kleuren.hoofdkleur), (_WARM, kleuren.accent)):
            text = text.replace(f"%23{old}", f"%23{new[1:]}") if new else text
    shown = {"organisatie": editie.organisatie, "regel": status_line(book)}
    text = _EXTRA.sub(lambda found: f"{found[0]}  uitgave: {_quoted(shown)}\n", text)
    return _MENU.sub(lambda found: _menu(book, found[0]), text, count=1)


def status_line(book: Book) -> str:
    """Say (Dutch) whose edition this is, and which."""
    editie = book.content.editie
    day = word_datum(dt.date.fromisoformat(editie.datum))
    return f"Uitgave van {editie.organisatie}, versie {editie.versie} van {day}."


def hidden_pages(root: Path, content: Content) -> list[str]:
    """Give the pages that the edition leaves out of its menu and its search, by their names below docs/."""
    hidden = set(content.editie.verborgen)
    return [page for labels, page in _entries(_nav(root)) if hidden & {*labels, page}]


def check_hidden(root: Path, content: Content) -> Iterator[Problem]:
    """Yield a problem for what is to be hidden and is in no menu."""
    known = {name for labels, page in _entries(_nav(root)) for name in (*labels, page)}
    for place, name in enumerate(content.editie.verborgen):
        if name not in known:
            message = f"{name!r} staat niet in het menu; {instead(name, known)}"
            yield content.problem("editie", "", ("verborgen", place), message)


def check_in_menu(docs: Docs) -> Iterator[Problem]:
    """Yield a problem for every national page in no menu; those of an edition come there by themselves."""
    known = {name for _, name in _entries(_nav(docs.root))}
    for page in docs if known and not docs.layer else ():
        if page.name not in known:
            message = f"deze pagina staat niet in het menu; zet '{page.name}' in `nav` in mkdocs.yml"
            yield Problem(path=page.shown, line=1, column=1, message=message)


def _menu(book: Book, block: str) -> str:
    words = words_of(book.content.laag.now) if book.content.laag else None
    hidden = hidden_pages(book.root, book.content)
    national = {page.name for page in Docs(root=book.root)}
    block = _without(block, hidden)
    if words:
        block = re.sub(r"(- )([^:\n]+)(:)", lambda found: found[1] + words.text(found[2]) + found[3], block)
    added = [
        f"      - {_quoted(title_of(page))}: {_quoted(page.name)}\n"
        for page in book.docs
        if page.name not in national
    ]
    heading = f"  - {_quoted(book.content.editie.organisatie)}:\n" if added else ""
    left_out = "".join(f"  /{page}\n" for page in hidden)
    return "".join([block, heading, *added, f"\nnot_in_nav: |\n{left_out}" if left_out else ""])


def _without(block: str, hidden: list[str]) -> str:
    """Give the menu without these pages, and without the headings that then stand above nothing."""
    gone = tuple(f" {page}\n" for page in hidden)
    lines = [line for line in block.splitlines(keepends=True) if not line.endswith(gone)]
    kept = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        is_heading = line.startswith("  - ") and line.rstrip().endswith(":")
        if not (is_heading and not after.startswith("      ")):
            kept.append(line)
    return "".join(kept)


def _nav(root: Path) -> Nav:
    path = root / "mkdocs.yml"
    found = _MENU.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    nav: Nav = yaml.safe_load(found[0])["nav"] if found else []
    return nav


def _entries(nav: Nav, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every page of the menu with its own label and the headings above it."""
    for item in nav:
        for label, inner in item.items():
            if isinstance(inner, list):
                yield from _entries(inner, (*above, label))
            else:
                yield (*above, label), inner


def _line(text: str, key: str, value: str) -> str:
    return re.sub(rf"^{key}:.*$", lambda _: f"{key}: {_quoted(value)}", text, count=1, flags=re.MULTILINE)


def _value(text: str, key: str) -> str:
    found = re.search(rf"^{key}: *(.*)$", text, re.MULTILINE)
    return found[1] if found else ""


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
