"""HTTP/1.1 as far as Bot API clients need it: kept alive, not pipelined, bodies with a length."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Final

Answer = Callable[[bytes], None]
"""Takes the JSON body of an answer; called once for each request, at once or later."""

Handle = Callable[[str, bytes, Answer], None]
"""Takes path, body and the way to answer."""

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


class Link:
    """The way between bot and server: half of `latency` (seconds) there, half back."""

    def __init__(self) -> None:
        self.latency = 0.0

    def travel(self, deliver: Callable[[], None]) -> None:
        """Let something arrive at the other end."""
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency / 2, deliver)
        else:
            deliver()


class Connection(asyncio.Protocol):
    """One connection of a client."""

    def __init__(self, link: Link, handle: Handle) -> None:
        self._link = link
        self._handle = handle
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def connection_lost(self, _exc: Exception | None) -> None:
        """Let go; what is answered later goes nowhere."""
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Hand on each request that is complete."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._buffer[:end])
            found = _LENGTH.search(head)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < whole:
                return
            body = bytes(self._buffer[end + 4 : whole])
            del self._buffer[:whole]
            path = head.split(b" ", 2)[1].decode()
            if path.startswith("/control/"):
                self._handle(path, body, self._write)
            else:
                self._link.travel(lambda path=path, body=body: self._handle(path, body, self._answer))  # type: ignore[misc]  # bound at once

    def _answer(self, body: bytes) -> None:
        self._link.travel(lambda: self._write(body))

    def _write(self, body: bytes) -> None:
        if self._transport is not None:
            self._transport.write(_HEAD % (len(body), body))
