"""The local server sends what a good web server would: types, headers, 404, 304; nothing from outside."""

import gzip
import http.client
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pytest

from handbook.environment import SetupError
from handbook.reload import BUILD, RELOAD_SCRIPT
from handbook.server import HOST, make_server

HEADERS = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}
SCRIPT_TAG = f'<script src="{RELOAD_SCRIPT}"></script>'


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    port: int

    def get(self, path: str, headers: dict[str, str] | None = None) -> Reply:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            return Reply(status=answer.status, headers=dict(answer.getheaders()), text=body)
        finally:
            connection.close()


@contextmanager
def serving(site: Path, *, reload: bool = False) -> Iterator[Client]:
    with make_server(lambda: site, lambda: HEADERS, 0, reload=reload) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Client(port=server.server_port)
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "map").mkdir(parents=True)
    (site / "index.html").write_text("<html><body>voorpagina</body></html>", encoding="utf-8")
    (site / "map" / "index.html").write_text("<body>één map</body>", encoding="utf-8")
    (site / "404.html").write_text("<body>niet gevonden</body>", encoding="utf-8")
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    return site


@pytest.fixture
def client(site: Path) -> Iterator[Client]:
    with serving(site) as client:
        yield client


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
        ("a.zip", "application/zip"),
        ("a.svg", "image/svg+xml"),
        ("a.woff2", "font/woff2"),
        ("a.xml.gz", "application/gzip"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_media_types(site: Path, client: Client, name: str, expected: str) -> None:
    (site / name).write_bytes(b"x")
    assert client.get(f"/{name}").headers["Content-Type"] == expected


@pytest.mark.parametrize("path", ["/", "/map", "/map/", "/nergens", "/%2e%2e/geheim.txt"])
def test_every_answer_has_the_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert HEADERS.items() <= headers.items()
    assert headers["Cache-Control"] == "no-cache"


def test_a_folder_gives_its_index_after_a_slash(client: Client) -> None:
    assert client.get("/map/").text == "<body>één map</body>"
    reply = client.get("/map?a=1")
    assert (reply.status, reply.headers["Location"]) == (HTTPStatus.MOVED_PERMANENTLY, "/map/?a=1")


def test_a_redirect_never_leads_to_another_site(site: Path, client: Client) -> None:
    (site / "elders.example").mkdir()
    assert client.get("//elders.example").headers["Location"] == "/elders.example/"


@pytest.mark.parametrize("path", ["/nergens", "/map/nergens.html", "/index.html/"])
def test_an_unknown_path_gives_the_404_page(client: Client, path: str) -> None:
    reply = client.get(path)
    assert (reply.status, reply.text) == (HTTPStatus.NOT_FOUND, "<body>niet gevonden</body>")


def test_without_a_404_page_there_is_a_plain_one(site: Path, client: Client) -> None:
    (site / "404.html").unlink()
    assert client.get("/nergens").status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "path", ["/../geheim.txt", "/%2e%2e/geheim.txt", "/map/..%2f..%2fgeheim.txt", "/..%5cgeheim.txt", "/%00"]
)
def test_nothing_outside_the_site_is_given(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == HTTPStatus.NOT_FOUND
    assert "geheim" not in reply.text


def test_a_link_out_of_the_site_is_not_followed(site: Path, client: Client) -> None:
    try:
        (site / "link.txt").symlink_to(site.parent / "geheim.txt")
    except OSError:
        pytest.skip("this system lets nobody make a link")
    assert client.get("/link.txt").status == HTTPStatus.NOT_FOUND


def test_an_unchanged_file_is_not_sent_twice(site: Path, client: Client) -> None:
    tag = client.get("/").headers["ETag"]
    reply = client.get("/", {"If-None-Match": tag})
    assert (reply.status, reply.text) == (HTTPStatus.NOT_MODIFIED, "")
    (site / "index.html").write_text("nieuwer", encoding="utf-8")
    assert client.get("/", {"If-None-Match": tag}).text == "nieuwer"


def test_head_gives_the_headers_only(client: Client) -> None:
    # By hand: http.client throws away what comes after the headers.
    with socket.create_connection((HOST, client.port), timeout=10) as connection:
        connection.sendall(b"HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n")
        reply = connection.makefile("rb").read()
    assert b"Content-Length: 36\r\n" in reply
    assert reply.endswith(b"\r\n\r\n")


def test_pages_reload_only_when_asked(site: Path, client: Client) -> None:
    assert SCRIPT_TAG not in client.get("/").text
    assert client.get(RELOAD_SCRIPT).status == HTTPStatus.NOT_FOUND
    assert client.get(BUILD).status == HTTPStatus.NOT_FOUND
    with serving(site, reload=True) as reloading:
        assert reloading.get("/").text == f"<html><body>voorpagina{SCRIPT_TAG}</body></html>"
        assert BUILD in reloading.get(RELOAD_SCRIPT).text
        assert SCRIPT_TAG in reloading.get("/nergens").text


def test_a_compressed_page_is_not_sent_for_one_that_changed_since_or_must_reload(site: Path) -> None:
    page, smaller = site / "index.html", site / "index.html.gz"
    smaller.write_bytes(gzip.compress(page.read_bytes()))
    wants = {"Accept-Encoding": "gzip"}
    with serving(site) as client, serving(site, reload=True) as reloading:
        assert client.get("/", wants).headers["Content-Encoding"] == "gzip"
        assert SCRIPT_TAG in reloading.get("/", wants).text
        os.utime(smaller, (0, 0))
        assert "voorpagina" in client.get("/", wants).text


def test_the_build_changes_when_the_site_is_swapped(site: Path) -> None:
    with serving(site, reload=True) as client:
        before = client.get(BUILD).text
        assert client.get(BUILD).text == before
        site.rename(site.with_name("old"))
        assert client.get(BUILD).status == HTTPStatus.SERVICE_UNAVAILABLE
        site.mkdir()
        after = client.get(BUILD)
        assert after.status == HTTPStatus.OK
        assert after.text != before


def test_a_port_that_is_taken_is_told(site: Path) -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        with pytest.raises(SetupError, match="--port"):
            make_server(lambda: site, lambda: HEADERS, other.getsockname()[1], reload=False)
