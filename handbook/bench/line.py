"""A line between browser and server that counts what passes, and can be slow.

Chromium's own way to slow the network does not reach workers, so this stands between: every request and every
new connection waits, and all connections share the bytes of one line.
"""

import asyncio
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

HOST = "127.0.0.1"
_PIECE = 1 << 14
_REQUEST = re.compile(rb"\A[A-Z]+ (\S+) HTTP/1\.1\r\n")


@dataclass(kw_only=True, slots=True)
class Line:
    """A line of so many bytes a second, on which an answer takes so many seconds to begin."""

    rate: float
    delay: float
    passed: Counter[str] = field(default_factory=Counter)
    """How many bytes, headers too, came from the server for each path."""
    free_at: float = 0.0

    async def pass_on(self, size: int) -> None:
        """Wait until these bytes are through."""
        self.free_at = max(self.free_at, time.monotonic()) + size / self.rate
        await asyncio.sleep(self.free_at - time.monotonic())


@contextmanager
def through(line: Line, address: str) -> Iterator[str]:
    """Give the address at which the server at `address` is reached through the line."""
    started: list[str] = []
    ready = threading.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        server = await asyncio.start_server(lambda *pair: _join(line, address, pair), HOST, 0)
        started.append(f"http://{HOST}:{server.sockets[0].getsockname()[1]}/")
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.create_task(serve())  # noqa: RUF006 - the loop outlives it
        loop.run_forever()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    try:
        yield started[0]
    finally:
        asyncio.run_coroutine_threadsafe(_stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _join(line: Line, address: str, browser: Ends) -> None:
    await asyncio.sleep(line.delay)
    server = await asyncio.open_connection(HOST, urlsplit(address).port)
    path = [""]  # One request at a time: what comes back belongs to the last one.
    with suppress(ConnectionError):
        await asyncio.gather(_up(line, browser[0], server[1], path), _down(line, server[0], browser[1], path))
    for _, writer in (browser, server):
        writer.close()


async def _up(
    line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: list[str]
) -> None:
    while data := await reader.read(_PIECE):
        if found := _REQUEST.match(data):
            path[0] = urlsplit(found[1].decode()).path
            await asyncio.sleep(line.delay)
        writer.write(data)
        await writer.drain()
    writer.write_eof()


async def _down(
    line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: list[str]
) -> None:
    while data := await reader.read(_PIECE):
        line.passed[path[0]] += len(data)
        await line.pass_on(len(data))
        writer.write(data)
        await writer.drain()
    writer.write_eof()


async def _stop() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
