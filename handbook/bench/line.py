"""A line between browser and server that counts what passes, and can be slow.

Chromium's own way to slow the network does not reach workers, so this stands between: every request and every
new connection waits, and all connections share the bytes of one line.
"""

import asyncio
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
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
    """Give the address at which the server at `address` is reached through the line, until the block ends."""
    started: Future[tuple[str, Callable[[], object]]] = Future()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(line, address, started)))
    thread.start()
    try:
        there, stop = started.result()
        yield there
    finally:
        stop()
        thread.join()


async def _serve(line: Line, address: str, started: Future[tuple[str, Callable[[], object]]]) -> None:
    loop, stopped, joined = asyncio.get_running_loop(), asyncio.Event(), set[asyncio.Task[None]]()

    def join(*browser: *Ends) -> None:
        joined.add(loop.create_task(_join(line, address, browser)))

    async with await asyncio.start_server(join, HOST, 0) as server:
        port = server.sockets[0].getsockname()[1]
        started.set_result((f"http://{HOST}:{port}/", lambda: loop.call_soon_threadsafe(stopped.set)))
        await stopped.wait()
    for task in joined:
        task.cancel()
    await asyncio.gather(*joined, return_exceptions=True)


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _join(line: Line, address: str, browser: Ends) -> None:
    server = await asyncio.open_connection(HOST, urlsplit(address).port)
    path = [""]  # One request at a time: what comes back belongs to the last one.
    try:
        await asyncio.sleep(line.delay)
        await asyncio.gather(_up(line, browser[0], server[1], path), _down(line, server[0], browser[1], path))
    finally:
        for _, writer in (browser, server):
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


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
