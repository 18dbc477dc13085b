"""What the security policy needs from a built site: hashes of its inline scripts, and all it would block."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from handbook.problems import Problem

# A script with another type is data, which a browser does not run and the policy does not touch.
EXECUTABLE = {
    "",
    "module",
    "importmap",
    "speculationrules",
    "text/javascript",
    "application/javascript",
    "text/ecmascript",
    "application/ecmascript",
}
FETCHING_ATTRIBUTES = {"src", "srcset", "data", "poster", "background"}
FETCHING_RELS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "manifest",
    "modulepreload",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "prerender",
}
URL_ATTRIBUTES = FETCHING_ATTRIBUTES | {"href", "xlink:href", "action", "formaction"}
FORBIDDEN_ELEMENTS = {"style", "base", "iframe", "frame", "object", "embed"}
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
CSS_ELSEWHERE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?:https?:)?//""", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """What one look at a built site found: hashes as the policy writes them, without quotes, and problems."""

    hashes: tuple[str, ...]
    problems: tuple[Problem, ...]


def scan(site: Path) -> Scan:
    """Read every page and stylesheet of the site; problems name their files relative to it."""
    hashes: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(site.rglob("*.html")):
        page = _Page(path.relative_to(site).as_posix())
        page.feed(_text(path))
        page.close()
        hashes |= page.hashes
        problems += page.problems
    for path in sorted(site.rglob("*.css")):
        problems += _stylesheet_problems(path.relative_to(site).as_posix(), _text(path))
    return Scan(hashes=tuple(sorted(hashes)), problems=tuple(problems))


def script_hash(code: str) -> str:
    """Give the hash of one inline script as a browser makes it: over the text between the tags, in UTF-8."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _text(path: Path) -> str:
    # A browser turns every line end into \n before it hashes; reading as text does the same.
    return path.read_text(encoding="utf-8")


def _stylesheet_problems(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), start=1):
        for match in CSS_ELSEWHERE.finditer(line):
            yield Problem(
                path=name, line=number, column=match.start() + 1, message="haalt iets van een andere site"
            )


class _Page(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.hashes: set[str] = set()
        self.problems: list[Problem] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in FORBIDDEN_ELEMENTS:
            self._report(f"<{tag}> mag niet van het beveiligingsbeleid")
        for name, value in given.items():
            self._check_attribute(tag, name, value, given.get("rel", ""))
        if tag == "script" and "src" not in given and given.get("type", "").strip().lower() in EXECUTABLE:
            self._script = []

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.hashes.add(script_hash("".join(self._script)))
            self._script = None

    def _check_attribute(self, tag: str, name: str, value: str, rel: str) -> None:
        if name == "style":
            self._report(f'style="{value}" op <{tag}>: gebruik een class')
        elif name == "srcdoc" or name.startswith("on"):
            self._report(f"{name}= op <{tag}>: zet de code in een bestand")
        elif name in URL_ATTRIBUTES:
            address = re.sub(r"[\x00-\x20]", "", value)
            if address.lower().startswith("javascript:"):
                self._report(f"{name}= op <{tag}> is een javascript:-adres")
            elif _fetches(tag, name, rel) and _leaves(tag, name, value):
                self._report(f"<{tag}> haalt iets van een andere site: {value}")

    def _report(self, message: str) -> None:
        line, column = self.getpos()
        self.problems.append(Problem(path=self.name, line=line, column=column + 1, message=message))


def _fetches(tag: str, name: str, rel: str) -> bool:
    """Tell whether a browser fetches the address by itself, or sends the reader's answers to it."""
    if name in ("href", "xlink:href"):
        return (tag == "link" and bool(FETCHING_RELS & set(rel.lower().split()))) or tag in ("image", "use")
    return True


def _leaves(tag: str, name: str, value: str) -> bool:
    if name == "srcset":
        return any(ELSEWHERE.match(part.strip()) for part in value.split(","))
    address = value.strip()
    return bool(ELSEWHERE.match(address)) or (tag == "script" and address.lower().startswith("data:"))
