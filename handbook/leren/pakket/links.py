"""Links in a package: to a chapter of its page, to a decision aid beside it, or out to the site."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote, urljoin, urlsplit

from handbook.one_page import anchor_of
from handbook.views import address_of

_SITE = "https://site.invalid/"
_LINK = re.compile(r"<a\b[^>]*>")
_HREF = re.compile(r'\shref="([^"]*)"')
_LABEL = re.compile(r'\s(?:aria-label|title)="[^"]*"')
_ID = re.compile(r'(?<=\s)(id|for|aria-labelledby|aria-describedby|headers)="([^"]*)"')
_FURTHER = re.compile(r'<p class="verder">(.*?)</p>')
_WHERE = re.compile(r"<a [^>]*>.*?</a>")
_TAG = re.compile(r"<[a-z][^>]*>")
OUTSIDE = ' target="_blank" rel="noopener"'
"""In a frame of an LMS a link that leads away would end the lesson: it opens beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """What a package has: `pages` of the site as chapters, `hulpen` as pages of their own.

    `adres` is that of the site, `basis` the way from the page to the root of the package.
    """

    pages: Collection[str] = ()
    hulpen: Collection[str] = ()
    adres: str = ""
    basis: str = ""

    def fit(self, html: str, page: str = "") -> str:
        """Give HTML of the page `page` of the site with links that work in the package.

        A link to what is not there leads to the site, or is plain text when that has no address.
        """
        return _FURTHER.sub(_leading, _LINK.sub(lambda found: self._link(found[0], page), html))

    def chapter(self, html: str, page: str) -> str:
        """Give the HTML of a whole page as a chapter: ids of its own, and links that fit."""
        return _TAG.sub(lambda found: _ID.sub(lambda name: _own(name, page), found[0]), self.fit(html, page))

    def _link(self, tag: str, page: str) -> str:
        found = _HREF.search(tag)
        if found is None:
            return tag
        href = self._href(unescape(found[1]), page)
        if href is None:  # without a place to go it is text, and text has no name of its own
            return _LABEL.sub("", _HREF.sub("", tag))
        new = f' href="{escape(href)}"'
        outside = not href.startswith(("#", "tel:", "mailto:")) and "target=" not in tag
        return _HREF.sub(lambda _: f"{new}{OUTSIDE if outside else ''}", tag)

    def _href(self, href: str, page: str) -> str | None:
        is_file = urlsplit(href).path.endswith(".md")
        # Markdown names the file beside it; HTML names what the site serves.
        start = page.rstrip("/").rpartition("/")[0] + "/" if is_file else page
        url = urlsplit(urljoin(_SITE + start.lstrip("/"), href))
        if not url.geturl().startswith(_SITE):
            return href
        path, name = url.path.lstrip("/"), url.fragment
        place, fragment = address_of(path) if is_file else path, f"#{name}" if name else ""
        if place in self.pages:
            return "#" + anchor_of(place, unquote(name))
        if place.removeprefix("beslishulp/").rstrip("/") in self.hulpen:
            return f"{self.basis}{place}index.html{fragment}"
        return f"{self.adres.rstrip('/')}/{place}{fragment}" if self.adres else None


def _leading(found: re.Match[str]) -> str:
    """Give a line of links with only those that lead somewhere: the others say nothing."""
    links = " · ".join(link for link in _WHERE.findall(found[1]) if "href=" in link)
    return f'<p class="verder">{links}</p>' if links else ""


def _own(found: re.Match[str], page: str) -> str:
    names = " ".join(anchor_of(page, name) for name in found[2].split())
    return f'{found[1]}="{names}"'
