"""What the web server answers for a path of a site: a file, another address, or that there is nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote

from handbook.headers import ALWAYS_ASK, FOREVER, HASHED

CODINGS = {"br": ".br", "gzip": ".gz"}
"""What a browser may accept, the smallest first, and how the file is named that has it."""

# Own types, not the machine's: Windows takes them from its registry, an older Python does not know all.
TYPES = MimeTypes()
for suffix, media_type in {
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".dmn": "application/xml",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".woff2": "font/woff2",
}.items():
    TYPES.add_type(media_type, suffix)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What is sent back for one request."""

    status: HTTPStatus
    media_type: str
    body: bytes
    extra: Mapping[str, str]


def file_answer(
    folder: Path,
    path: Path | None,
    asked: Message,
    status: HTTPStatus = HTTPStatus.OK,
    insert: bytes = b"",
) -> Answer | None:
    """Give what to send of a file in the folder, or None when it is not there.

    `asked` are the headers of the request; `insert` is put at the end of every page.
    """
    try:
        if path is None or not path.is_file():
            return None
        changes = bool(insert) and path.suffix == ".html"
        accepted = "" if changes else asked.get("Accept-Encoding", "")
        sent, coding = _smallest(path, accepted)
        stat, body = sent.stat(), sent.read_bytes()
    except OSError:  # taken away by a rebuild between the question and the reading
        return None
    media_type = _media_type(path)
    if changes:
        body = _with_insert(body, insert)
    tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{"-r" if insert else ""}"'
    extra = {**coding, "ETag": tag, "Cache-Control": _may_keep(path.relative_to(folder))}
    if status is HTTPStatus.OK and tag in asked.get("If-None-Match", ""):
        return Answer(status=HTTPStatus.NOT_MODIFIED, media_type=media_type, body=b"", extra=extra)
    return Answer(status=status, media_type=media_type, body=body, extra=extra)


def not_found(folder: Path, asked: Message, insert: bytes = b"") -> Answer:
    """Give what to send where nothing is: the page for that, when the site has one."""
    status = HTTPStatus.NOT_FOUND
    plain = Answer(status=status, media_type="text/plain; charset=utf-8", body=b"404", extra={})
    return file_answer(folder, folder / "404.html", asked, status, insert) or plain


def inside(folder: Path, path: str) -> Path | None:
    """Give the file or folder that the path of an address names, or None when it lies outside the site."""
    if "\0" in path:  # no system has such a name, and asking for it is an error
        return None
    found = folder.joinpath(*(part for part in path.split("/") if part)).resolve()
    return found if found.is_relative_to(folder) else None


def redirect(folder: Path, path: Path, query: str) -> Answer:
    """Send a browser that asks for a folder on to its address with a slash."""
    # Built from the folder that was found, not from the address: "//elsewhere" would lead to another site.
    place = f"/{quote(path.relative_to(folder).as_posix())}/" + (f"?{query}" if query else "")
    return Answer(
        status=HTTPStatus.MOVED_PERMANENTLY, media_type="text/plain", body=b"", extra={"Location": place}
    )


def _smallest(path: Path, accepted: str) -> tuple[Path, dict[str, str]]:
    """Give the compressed file beside this one that the browser can read, or this one, and its headers."""
    known = {part.strip() for part in accepted.split(",")}
    there = {name: path.with_name(path.name + suffix) for name, suffix in CODINGS.items()}
    # One that is older was made of another file: somebody changed this one since.
    made = path.stat().st_mtime_ns
    there = {name: file for name, file in there.items() if file.is_file() and file.stat().st_mtime_ns >= made}
    for name, file in there.items():
        if name in known:
            return file, {"Content-Encoding": name, "Vary": "Accept-Encoding"}
    return path, {"Vary": "Accept-Encoding"} if there else {}


def _may_keep(path: Path) -> str:
    return FOREVER if re.search(HASHED, f"/{path.as_posix()}") else ALWAYS_ASK


def _media_type(path: Path) -> str:
    found, encoding = TYPES.guess_type(path.name)
    if encoding:
        return "application/gzip" if encoding == "gzip" else "application/octet-stream"
    if found and found.startswith("text/"):
        return f"{found}; charset=utf-8"
    return found or "application/octet-stream"


def _with_insert(page: bytes, insert: bytes) -> bytes:
    before, end, after = page.rpartition(b"</body>")
    return before + insert + end + after if end else page + insert
