"""A built site -> the article of every page, in the order of the menu, fit to stand in one HTML page."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_SITE = "https://site.invalid/"
_ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_STYLES = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_LEFT_OUT_TAGS = {"button", "form", "noscript", "script", "template"}
_LEFT_OUT_CLASSES = {"alleen-gehoord", "beslishulp", "headerlink", "hb-no-print", "hb-uitgave", "scores"}
_NAMES_IDS = {"aria-controls", "aria-describedby", "aria-labelledby", "for", "headers"}
Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """One page of the site: where it stands in the menu, and its article as it goes into the whole."""

    title: str
    section: str
    anchor: str
    html: str


def chapters(site: Path) -> list[Chapter]:
    """Give every page that the menu of the site names, with ids of its own and links to the others."""
    menu = _Menu()
    menu.feed((site / "index.html").read_text(encoding="utf-8"))
    articles = {address: _article(site, address) for _, _, address in menu.entries}
    known = {address: frozenset(_ID.findall(html)) for address, html in articles.items()}
    found = []
    for section, title, address in menu.entries:
        writer = _Writer(address, known)
        writer.feed(articles[address])
        writer.close()
        html = "".join(writer.parts).strip()
        found.append(Chapter(title=title, section=section, anchor=anchor_of(address), html=html))
    return found


def stylesheets(site: Path) -> list[str]:
    """Give the stylesheets of the site for every medium, as addresses from its root."""
    return _STYLES.findall((site / "index.html").read_text(encoding="utf-8"))


def copy_looks(site: Path, folder: Path) -> None:
    """Copy what the page needs beside its text: stylesheets and pictures."""
    left_out = shutil.ignore_patterns("*.html", "*.js", "*.zip", "data", "pyodide", "search")
    shutil.copytree(site, folder, ignore=left_out, dirs_exist_ok=True)


def anchor_of(address: str, name: str = "") -> str:
    """Give the id in the whole of a page, or of a place on it."""
    page = address.strip("/").replace("/", "-") or "home"
    return f"{page}--{name}" if name else page


def _article(site: Path, address: str) -> str:
    found = _ARTICLE.search((site / address / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else ""


class _Menu(HTMLParser):
    """Collects (section, title, address) of every link in the menu."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[str, str, str]] = []
        self._section, self._address = "", ""
        self._text: str | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = dict(attrs)
        if tag in {"a", "summary"} and "hb-nav__link" in (values.get("class") or "").split():
            self._address = urljoin(_SITE, values.get("href") or "").removeprefix(_SITE)
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._section = ""
        elif self._text is not None and tag == "summary":
            self._section, self._text = self._text.strip(), None
        elif self._text is not None and tag == "a":
            self.entries.append((self._section, self._text.strip(), self._address))
            self._text = None


class _Writer(HTMLParser):
    """Writes one article again: without what only works on a screen, with its ids and links made to fit."""

    def __init__(self, address: str, known: Mapping[str, frozenset[str]]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._address, self._known, self._left_out = address, known, 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._left_out or self._goes(tag, attrs):
            self._left_out += tag not in _VOID
        else:
            self.parts.append(f"<{tag}{self._attributes(attrs)}>")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if not self._left_out and not self._goes(tag, attrs):
            self.parts.append(f"<{tag}{self._attributes(attrs)}/>")

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= tag not in _VOID
        else:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def _write(self, text: str) -> None:
        if not self._left_out:
            self.parts.append(text)

    def _goes(self, tag: str, attrs: Attributes) -> bool:
        values = dict(attrs)
        classes = set((values.get("class") or "").split())
        return tag in _LEFT_OUT_TAGS or "hidden" in values or bool(classes & _LEFT_OUT_CLASSES)

    def _attributes(self, attrs: Attributes) -> str:
        changed = [(name, self._value(name, value or "")) for name, value in attrs if name != "tabindex"]
        return "".join(f' {name}="{escape(value)}"' for name, value in changed if value is not None)

    def _value(self, name: str, value: str) -> str | None:
        """Give the value that fits the whole; None for a link to something that is not in it."""
        if name == "id":
            return anchor_of(self._address, value)
        if name in _NAMES_IDS:
            return " ".join(anchor_of(self._address, part) for part in value.split())
        if name in {"href", "src"}:
            return self._link(value) if name == "href" else urljoin(f"/{self._address}", value)
        return value

    def _link(self, href: str) -> str | None:
        url = urlsplit(urljoin(_SITE + self._address, href))
        page, place = url.path.lstrip("/"), unquote(url.fragment)
        if not url.geturl().startswith(_SITE):
            return href
        if page not in self._known:
            return None
        return "#" + anchor_of(page, place if place in self._known[page] else "")
