"""The web server of `serve`: a built site, on this machine only, with the security headers it should have."""

import hashlib
import http.server
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from handbook.environment import SetupError
from handbook.headers import ALWAYS_ASK, FOREVER, HASHED

HOST = "127.0.0.1"
RELOAD_SCRIPT = "/-/herladen.js"
BUILD = "/-/bouw"
POLL = f"""\
let known;
setInterval(async () => {{
  const answer = await fetch("{BUILD}").catch(() => undefined);
  if (!answer?.ok) return;
  const build = await answer.text();
  if (known && known !== build) location.reload();
  known = build;
}}, 500);
"""

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


def serve(
    folder: Callable[[], Path], headers: Callable[[], Mapping[str, str]], port: int, *, reload: bool
) -> None:
    """Serve the folder until Ctrl-C, asking folder and headers anew at every request. Raises SetupError."""
    with make_server(folder, headers, port, reload=reload) as server:
        print(f"http://{HOST}:{server.server_port}/ (Ctrl-C stops)", file=sys.stderr, flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print(file=sys.stderr)


@contextmanager
def serving(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve the folder on a free port until the end of the block; give its address, ending in a slash."""
    with make_server(lambda: folder, lambda: headers, 0, reload=False) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def make_server(
    folder: Callable[[], Path], headers: Callable[[], Mapping[str, str]], port: int, *, reload: bool
) -> http.server.ThreadingHTTPServer:
    """Give a server that listens but does not answer yet; port 0 takes any free one. Raises SetupError."""

    class SiteHandler(_Handler):
        site = staticmethod(folder)
        security_headers = staticmethod(headers)
        reloads = reload

    try:
        return _Server((HOST, port), SiteHandler)
    except (OSError, OverflowError) as error:
        raise SetupError(f"cannot listen on port {port} ({error}); choose another one with --port") from error


class _Server(http.server.ThreadingHTTPServer):
    allow_reuse_address = os.name == "posix"  # on Windows it would let two servers share the port
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser that went away is no error
            super().handle_error(request, client_address)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer after the first waits some 40 ms
    site: Callable[[], Path]
    security_headers: Callable[[], Mapping[str, str]]
    reloads: bool

    def do_GET(self) -> None:
        self._send(self._answer())

    def do_HEAD(self) -> None:
        self._send(self._answer())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has in the standard library
        """Say nothing about requests: the build reports what goes wrong in it, a browser reports the rest."""

    def _answer(self) -> Answer:
        url = urlsplit(self.path if not self.path.startswith("//") else "/" + self.path.lstrip("/"))
        if self.reloads and url.path in (RELOAD_SCRIPT, BUILD):
            return _reload_answer(url.path, self.site())
        folder = self.site().resolve()
        path = _inside(folder, unquote(url.path))
        if path and path.is_dir():
            if not url.path.endswith("/"):
                return _redirect(folder, path, url.query)
            path /= "index.html"
        elif url.path.endswith("/"):
            path = None
        return self._file(path) or self._not_found(folder)

    def _file(self, path: Path | None, status: HTTPStatus = HTTPStatus.OK) -> Answer | None:
        try:
            if path is None or not path.is_file():
                return None
            changes = self.reloads and path.suffix == ".html"
            accepted = "" if changes else self.headers.get("Accept-Encoding", "")
            sent, coding = _smallest(path, accepted)
            stat, body = sent.stat(), sent.read_bytes()
        except OSError:  # taken away by a rebuild between the question and the reading
            return None
        media_type = _media_type(path)
        if changes:
            body = _with_reload_script(body)
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{"-r" if self.reloads else ""}"'
        extra = {**coding, "ETag": tag, "Cache-Control": _may_keep(path.relative_to(self.site().resolve()))}
        if status is HTTPStatus.OK and tag in self.headers.get("If-None-Match", ""):
            return Answer(status=HTTPStatus.NOT_MODIFIED, media_type=media_type, body=b"", extra=extra)
        return Answer(status=status, media_type=media_type, body=body, extra=extra)

    def _not_found(self, folder: Path) -> Answer:
        status = HTTPStatus.NOT_FOUND
        plain = Answer(status=status, media_type="text/plain; charset=utf-8", body=b"404", extra={})
        return self._file(folder / "404.html", status) or plain

    def _send(self, answer: Answer) -> None:
        has_body = answer.status is not HTTPStatus.NOT_MODIFIED
        self.send_response(answer.status)
        fields = {**self.security_headers(), "Cache-Control": ALWAYS_ASK, **answer.extra}
        if has_body:
            fields |= {"Content-Type": answer.media_type, "Content-Length": str(len(answer.body))}
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        if has_body and self.command != "HEAD":
            self.wfile.write(answer.body)


def _inside(folder: Path, path: str) -> Path | None:
    """Give the file or folder that the path of an address names, or None when it lies outside the site."""
    if "\0" in path:  # no system has such a name, and asking for it is an error
        return None
    found = folder.joinpath(*(part for part in path.split("/") if part)).resolve()
    return found if found.is_relative_to(folder) else None


def _redirect(folder: Path, path: Path, query: str) -> Answer:
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


def _with_reload_script(page: bytes) -> bytes:
    script = f'<script src="{RELOAD_SCRIPT}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _reload_answer(path: str, folder: Path) -> Answer:
    if path == RELOAD_SCRIPT:
        return Answer(
            status=HTTPStatus.OK, media_type="text/javascript; charset=utf-8", body=POLL.encode(), extra={}
        )
    try:
        stat = folder.stat()
    except OSError:  # just being swapped: the page asks again
        return Answer(status=HTTPStatus.SERVICE_UNAVAILABLE, media_type="text/plain", body=b"", extra={})
    build = hashlib.sha256(f"{folder} {stat.st_ino} {stat.st_mtime_ns}".encode()).hexdigest()[:16]
    return Answer(status=HTTPStatus.OK, media_type="text/plain; charset=utf-8", body=build.encode(), extra={})
