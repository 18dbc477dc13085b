"""A web server that plays an LMS: it serves one package, keeps what that commits, and is its record store."""

import http.server
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from handbook.reply import TYPES

HERE = Path(__file__).parent
MODULES = HERE.parents[2] / "node_modules" / "scorm-again" / "dist"
OWN = {
    "lms.html": HERE / "lms.html",
    "lms.js": HERE / "lms.js",
    "scorm12.js": MODULES / "scorm12.min.js",
    "scorm2004.js": MODULES / "scorm2004.min.js",
}
TOKEN = "c2xldXRlbA=="  # noqa: S105 - opens nothing

Json = dict[str, Any]


@dataclass(kw_only=True)
class Lms:
    """One learner in one package: its files, and all that was kept so far."""

    files: Mapping[str, bytes]
    headers: Mapping[str, str] = field(default_factory=dict)
    refuses: bool = False
    hangs: str = ""
    """The resource of which the next write gets no answer."""
    closes: threading.Event = field(default_factory=threading.Event)
    kept: Any = None
    commits: int = 0
    given: bool = False
    """Whether the token was handed out."""
    states: dict[str, Json] = field(default_factory=dict)
    statements: list[Json] = field(default_factory=list)
    repeats: list[str] = field(default_factory=list)
    """The ids of statements that were sent again."""
    wrong: list[str] = field(default_factory=list)
    """What the package asked that no LMS expects."""
    address: str = ""


@contextmanager
def lms_of(files: Mapping[str, bytes], **settings: Any) -> Iterator[Lms]:
    """Serve a package in an LMS on a free port until the end of the block."""
    lms = Lms(files=files, **settings)

    class Handler(_Handler):
        around = lms

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        lms.address = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield lms
        finally:
            lms.closes.set()
            server.shutdown()
            thread.join()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    around: Lms

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has in the standard library
        """Say nothing about requests."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        name = url.path.removeprefix("/")
        if name == "kept":
            self._json(self.around.kept)
        elif name.startswith("xapi/"):
            self._xapi(name.removeprefix("xapi/"))
        elif name in OWN:
            self._send(OWN[name].read_bytes(), name)
        elif name.removeprefix("sco/") in self.around.files:
            self._send(self.around.files[name.removeprefix("sco/")], name, self.around.headers)
        else:
            self._send(b"", name, status=HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        name = urlsplit(self.path).path.removeprefix("/")
        if name == "token":
            used, self.around.given = self.around.given, True
            self._json({"error-code": "1", "error-text": "used"} if used else {"auth-token": TOKEN})
            return
        if name.startswith("xapi/"):
            self._xapi(name.removeprefix("xapi/"))
            return
        body = self._body()
        if not self.around.refuses:
            self.around.kept = body
        self.around.commits += 1
        self._json({"result": not self.around.refuses, "errorCode": 101 if self.around.refuses else 0})

    def do_PUT(self) -> None:
        self.do_POST()

    def _xapi(self, resource: str) -> None:
        body: Any = self._body() if self.command != "GET" else None
        if (
            self.headers["Authorization"] != f"Basic {TOKEN}"
            or self.headers["X-Experience-API-Version"] != "1.0.3"
        ):
            self.around.wrong.append(f"{self.command} {self.path}: {dict(self.headers)}")
        if body is not None and resource == self.around.hangs:
            self.around.hangs = ""
            self.around.closes.wait()
        elif self.around.refuses:
            self._send(b"", resource, status=HTTPStatus.FORBIDDEN)
        elif resource == "statements":
            had = {statement["id"] for statement in self.around.statements}
            self.around.repeats += [statement["id"] for statement in body if statement["id"] in had]
            self.around.statements += [statement for statement in body if statement["id"] not in had]
            self._json([statement["id"] for statement in body])
        elif resource == "activities/state":
            self._state(body)
        else:
            self._send(b"", resource, status=HTTPStatus.NOT_FOUND)

    def _state(self, body: Any) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if asked.keys() != {"activityId", "agent", "registration", "stateId"}:
            self.around.wrong.append(self.path)
        if body is not None:
            self.around.states[asked["stateId"]] = body
            self._send(b"", "", status=HTTPStatus.NO_CONTENT)
        elif asked["stateId"] in self.around.states:
            self._json(self.around.states[asked["stateId"]])
        else:
            self._send(b"", "", status=HTTPStatus.NOT_FOUND)

    def _body(self) -> Any:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def _json(self, data: Any) -> None:
        self._send(json.dumps(data).encode(), "x.json")

    def _send(
        self,
        body: bytes,
        name: str,
        more: Mapping[str, str] | None = None,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> None:
        self.send_response(status)
        kind = TYPES.guess_type(name)[0] or "application/octet-stream"
        fields = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-cache"}
        for key, value in {**fields, **(more or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)
