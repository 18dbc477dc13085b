"""The whole handbook as one tagged PDF: a built site in, Chromium prints it, and no word may be lost."""

import itertools
import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PdfReader

from .environment import CHROMIUM_FLAGS, find_chromium
from .one_page import Chapter, chapters, copy_looks, stylesheets
from .server import serving
from .views import templates

_WORD = re.compile(r"\w+")
_SHOWN = 8
_PATIENCE = 120


class PdfError(Exception):
    """The PDF could not be made or is not good enough; the message says why."""


def export_pdf(site: Path, target: Path) -> str:
    """Write the built site as one PDF at target; give one line about it.

    Raises PdfError when Chromium fails or when text, tags, language, title or outline are missing, and
    SetupError when there is no Chromium. A file that is not good is not left behind.
    """
    editie: dict[str, Any] = json.loads((site / "data" / "regels.json").read_text(encoding="utf-8"))["editie"]
    parts = chapters(site)
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy_looks(site, folder / "site")
        page = one_page(editie, parts, stylesheets(site))
        (folder / "site" / "index.html").write_text(page, encoding="utf-8")
        printed = folder / "handboek.pdf"
        with serving(folder / "site", {}) as address:
            _print(address, printed, folder / "profile")
        reader = PdfReader(printed)
        texts = [page.extract_text() for page in reader.pages]
        problems = [*_missing(reader, editie["naam"]), *lost_text(texts, starts_of(reader), parts)]
        if problems:
            raise PdfError("\n".join(["the PDF is not good enough:", *problems]))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(printed.read_bytes())
    return f"{target}: {len(reader.pages)} pages, {len(parts)} chapters, {target.stat().st_size // 1000} kB"


def one_page(editie: dict[str, Any], parts: Sequence[Chapter], styles: Sequence[str]) -> str:
    """Give the HTML of the whole handbook, with a title page and the contents."""
    sections = [
        (section, list(group)) for section, group in itertools.groupby(parts, lambda part: part.section)
    ]
    template = templates().get_template("handboek.html.jinja")
    return template.render(editie=editie, chapters=parts, sections=sections, styles=styles)


def starts_of(reader: PdfReader) -> dict[str, int]:
    """Give the page on which each anchor that is linked to stands, counted from nought."""
    places = reader.named_destinations.items()
    return {name.lstrip("/"): reader.get_destination_page_number(place) or 0 for name, place in places}


def lost_text(texts: Sequence[str], starts: Mapping[str, int], parts: Sequence[Chapter]) -> Iterator[str]:
    """Yield a line for every chapter with words that are not in the texts of its pages."""
    if not parts:
        yield "the menu of the site names no page"
    for part, following in itertools.zip_longest(parts, parts[1:]):
        expected = Counter(words(text_of(part.html)))
        if part.anchor not in starts or not expected:
            yield f"{part.title}: the whole chapter is not there"
            continue
        end = starts.get(following.anchor, len(texts)) if following else len(texts)
        there = Counter(words("\n".join(texts[starts[part.anchor] : end])))
        if lost := list((expected - there).elements()):
            yield f"{part.title}: {len(lost)} words lost: {' '.join(lost[:_SHOWN])}"


def text_of(html: str) -> str:
    """Give the text of HTML that was written by our own templates."""
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(title|desc)\b.*?</\1>", " ", html, flags=re.DOTALL)))


def words(text: str) -> list[str]:
    """Give the words of a text in lower case; a font may have joined letters such as ffi into one sign."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def _missing(reader: PdfReader, title: str) -> Iterator[str]:
    catalog: Any = reader.trailer["/Root"]
    if not catalog.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in catalog:
        yield "it has no tags"
    if not str(catalog.get("/Lang", "")).startswith("nl"):
        yield f"its language is {catalog.get('/Lang')}, not nl"
    if not reader.outline:
        yield "it has no outline"
    if reader.metadata is None or reader.metadata.title != title:
        yield f"its title is not {title!r}"


def _print(address: str, target: Path, profile: Path) -> None:
    command = [str(find_chromium(install=True)), "--headless", *CHROMIUM_FLAGS, f"--user-data-dir={profile}"]
    command += [
        f"--print-to-pdf={target}",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        address,
    ]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, errors="replace", timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise PdfError(f"Chromium did not print within {_PATIENCE} seconds") from error
    if not target.is_file():
        raise PdfError(f"Chromium printed nothing: {done.stderr.strip()[-500:]}")
