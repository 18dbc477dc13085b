import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.headers import HASHED, apache, caddy, netlify, nginx, security_headers, write_header_files

HEADERS = security_headers(["sha256-abc=", "sha256-def="])


def _directives() -> dict[str, str]:
    parts = [part.strip().partition(" ") for part in HEADERS["Content-Security-Policy"].split(";")]
    return {name: value for name, _, value in parts}


def test_scripts_run_from_the_site_or_by_hash_and_nothing_else() -> None:
    expected = "'self' 'wasm-unsafe-eval' 'sha256-abc=' 'sha256-def='"
    assert _directives()["script-src"] == expected
    assert "unsafe-inline" not in HEADERS["Content-Security-Policy"]
    assert "'unsafe-eval'" not in HEADERS["Content-Security-Policy"]


def test_what_is_not_named_is_refused() -> None:
    found = _directives()
    refused = {name for name, value in found.items() if value == "'none'"}
    assert refused == {"default-src", "base-uri", "form-action"}
    assert not any("http" in value or "*" in value for value in found.values())


def _of_netlify(headers: Mapping[str, str]) -> str:
    return netlify(headers, [])


@pytest.mark.parametrize("write", [nginx, apache, caddy, _of_netlify])
def test_every_server_gets_every_header(write: Callable[[Mapping[str, str]], str]) -> None:
    text = write(HEADERS)
    for name, value in HEADERS.items():
        assert re.search(rf'{name}:? "?{re.escape(value)}"?', text), name


@pytest.mark.parametrize("write", [nginx, apache, caddy])
def test_servers_are_told_the_types_they_may_not_know(write: Callable[[Mapping[str, str]], str]) -> None:
    text = write(HEADERS)
    for kind in ("text/javascript", "application/wasm", "application/json", "application/zip"):
        assert kind in text


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (nginx, ["gzip_static on;"]),
        (apache, [".br -f", ".gz -f"]),
        (caddy, ["precompressed br gzip"]),
    ],
)
def test_servers_are_told_of_the_compressed_files(
    write: Callable[[Mapping[str, str]], str], words: list[str]
) -> None:
    assert [word for word in words if word not in write(HEADERS)] == []


@pytest.mark.parametrize(
    ("path", "forever"),
    [
        ("/assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("/assets/pyodide/3f2c9a01bb42/pyodide.js", True),
        ("/assets/beslishulp/beeld-3f2c9a01bb42.bin", True),
        ("/assets/beslishulp/beeld-3f2c9a01bb42.bin.br", True),
        ("/assets/handboek.css", False),
        ("/beslishulp/sanctie/", False),
        ("/index.html", False),
        ("/data/2026-11-24.json", False),
    ],
)
def test_only_a_name_with_a_hash_is_kept_forever(path: str, *, forever: bool) -> None:
    assert bool(re.search(HASHED, path)) is forever


def test_hashed_files_are_named_one_by_one_where_patterns_are_unknown() -> None:
    text = netlify(HEADERS, ["assets/a.0123abcd.js"])
    assert text.endswith("/assets/a.0123abcd.js\n  Cache-Control: public, max-age=31536000, immutable\n")
    assert text.count("Cache-Control") == 1


def test_the_files_are_written_and_serve_can_read_its_own(tmp_path: Path) -> None:
    write_header_files(HEADERS, tmp_path / "headers")
    assert json.loads((tmp_path / "headers" / "headers.json").read_text(encoding="utf-8")) == HEADERS
    names = {path.name for path in (tmp_path / "headers").iterdir()}
    assert names == {"nginx.conf", "apache.htaccess", "Caddyfile", "headers.json"}
