"""Clients that ask without pause, in one process: plain HTTP/1.1 over connections that stay open.

Written on bare sockets, because the clients share the machine's cores with what they measure: a
general library's client costs as much as the server's shortest answer.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 60
MAX_REDIRECTS = 3
HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """One request.

    Attributes:
        path: Path and query.
        body: A form, encoded; it is posted. "" asks by GET.
        cookie: The `Cookie` header; "" for none.
        headers: Further lines, each ending in CR LF.
    """

    path: str
    body: str = ""
    cookie: str = ""
    headers: str = ""

    def encoded(self) -> bytes:
        """The bytes that go over the wire."""
        lines = [f"{'POST' if self.body else 'GET'} {self.path} HTTP/1.1", "Host: 127.0.0.1"]
        lines += ["Accept-Encoding: gzip", "Accept-Language: fi"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if self.body:
            lines.append("Content-Type: application/x-www-form-urlencoded")
            lines.append(f"Content-Length: {len(self.body)}")
        return ("\r\n".join(lines) + "\r\n" + self.headers + "\r\n" + self.body).encode()


@dataclass
class Load:
    """What clients met.

    Attributes:
        answered: How many requests led to a page, redirects followed.
        seconds: How long it took.
        errors: What else was answered, a line each.
    """

    answered: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.answered / self.seconds if self.seconds else 0.0


def drive(port: int, requests: Iterator[Request], *, clients: int, seconds: float) -> Load:
    """Let clients ask until the time is over or there is nothing left to ask.

    In a thread of its own, so that it does not matter whether the caller's runs a loop already.

    Args:
        port: Where the server listens on 127.0.0.1.
        requests: What is asked, each once, by whichever client is free.
        clients: How many ask at a time.
        seconds: How long new requests begin.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _drive(port, requests, clients, seconds)).result()


async def _drive(port: int, requests: Iterator[Request], clients: int, seconds: float) -> Load:
    load = Load()
    began = time.perf_counter()
    until = began + seconds
    await asyncio.gather(*(_client(port, requests, load, until) for _ in range(clients)))
    load.seconds = time.perf_counter() - began
    return load


async def _client(port: int, requests: Iterator[Request], load: Load, until: float) -> None:
    connection: _Connection | None = None
    for request in requests:
        try:
            connection = connection or await _connect(port)
            async with asyncio.timeout(TIMEOUT_SECONDS):
                status = await _page(connection, request)
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError) as error:
            load.errors.append(f"{request.path}: {type(error).__name__} {error}")
            connection = None
        else:
            if status == 200:
                load.answered += 1
            else:
                load.errors.append(f"{request.path} was answered {status}")
            if connection.is_closed:
                connection = None
        if time.perf_counter() >= until:
            break
    if connection:
        connection.writer.close()


@dataclass
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    is_closed: bool = False


async def _connect(port: int) -> _Connection:
    return _Connection(*await asyncio.open_connection("127.0.0.1", port))


async def _page(connection: _Connection, request: Request) -> int:
    """Ask, and follow redirects as a browser does; gives the last status."""
    for _ in range(MAX_REDIRECTS):
        status, location = await _ask(connection, request)
        if status not in (302, 303) or not location:
            break
        parts = urlsplit(location)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        request = Request(path, cookie=request.cookie, headers=request.headers)
    return status


async def _ask(connection: _Connection, request: Request) -> tuple[int, str]:
    connection.writer.write(request.encoded())
    await connection.writer.drain()
    head = (await connection.reader.readuntil(HEAD_END)).decode("latin-1")
    first, *lines = head.split("\r\n")
    fields = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    if "content-length" in fields:
        await connection.reader.readexactly(int(fields["content-length"]))
    elif fields.get("transfer-encoding") == "chunked":
        await _read_chunks(connection.reader)
    connection.is_closed = fields.get("connection", "").lower() == "close"
    return int(first.split(" ")[1]), fields.get("location", "")


async def _read_chunks(reader: asyncio.StreamReader) -> None:
    size = -1
    while size:
        size = int((await reader.readuntil(b"\r\n")).split(b";")[0], 16)
        await reader.readexactly(size + 2)
