"""The web server of `serve`: a built site, on this machine only, with the security headers it should have."""

import http.server
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from handbook.environment import SetupError
from handbook.headers import ALWAYS_ASK
from handbook.reload import BUILD, INSERT, RELOAD_SCRIPT, reload_answer
from handbook.reply import Answer, file_answer, inside, not_found, redirect

HOST = "127.0.0.1"


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
            return reload_answer(url.path, self.site())
        folder = self.site().resolve()
        path = inside(folder, unquote(url.path))
        if path and path.is_dir():
            if not url.path.endswith("/"):
                return redirect(folder, path, url.query)
            path /= "index.html"
        elif url.path.endswith("/"):
            path = None
        insert = INSERT if self.reloads else b""
        found = file_answer(folder, path, self.headers, insert=insert)
        return found or not_found(folder, self.headers, insert)

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
