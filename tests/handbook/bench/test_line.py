"""The line passes every byte on, counts it for its path, and is never quicker than it says."""

import http.client
import time
from pathlib import Path
from urllib.parse import urlsplit

from handbook.bench.line import Line, through
from handbook.server import serving

SIZE = 50_000


def test_a_line_passes_on_what_the_server_says_and_counts_it(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.bin").write_bytes(name.encode() * (SIZE // len(name)))
    line = Line(rate=500_000, delay=0.02)
    with serving(tmp_path, {}) as address, through(line, address) as slow:
        connection = http.client.HTTPConnection(urlsplit(slow).netloc)
        begin = time.monotonic()
        for name in ("een", "twee", "een"):
            connection.request("GET", f"/{name}.bin?x=1")
            assert connection.getresponse().read() == name.encode() * (SIZE // len(name))
        took = time.monotonic() - begin
        connection.close()
    assert line.passed.keys() == {"/een.bin", "/twee.bin"}
    assert 2 * SIZE < line.passed["/een.bin"] < 2 * SIZE + 2000
    assert SIZE - 3 < line.passed["/twee.bin"] < SIZE + 1000
    # Not how quick it is, but what it may not be quicker than: its bytes and its waits.
    assert took >= 3 * SIZE / 500_000 + 4 * 0.02 - 0.01
