"""Requests as fast as hand-written asyncio makes them, to see how much the server takes: `… bare N IN_FLIGHT`."""

from __future__ import annotations

import asyncio
import os
import sys
from itertools import count
from urllib.parse import urlsplit

import orjson

from bench.peers import screens


def request(number: int) -> bytes:
    """One sendMessage as bytes."""
    markup = screens.markup(screens.CALL_KEYBOARD)
    body = orjson.dumps({"chat_id": screens.FIRST_CHAT + number, "text": screens.CALL, "reply_markup": markup})
    return b"POST /botbare/sendMessage HTTP/1.1\r\nHost: bench\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


class Client(asyncio.Protocol):
    """One connection that sends its next request as soon as the last is answered."""

    def __init__(self, requests: list[bytes], numbers: count[int], done: asyncio.Event) -> None:
        self._requests = requests
        self._numbers = numbers
        self._done = done
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport
            self._next()

    def data_received(self, _data: bytes) -> None:
        """Take what has come for the whole answer: it fits in one piece."""
        self._next()

    def _next(self) -> None:
        number = next(self._numbers)
        if number < len(self._requests) and self._transport is not None:
            self._transport.write(self._requests[number])
        elif number >= len(self._requests):
            self._done.set()


async def main(messages: int, in_flight: int) -> None:
    """Send everything."""
    url, done, numbers = urlsplit(os.environ["BOT_API_URL"]), asyncio.Event(), count()
    requests = [request(number) for number in range(messages)]
    loop = asyncio.get_running_loop()
    for _ in range(in_flight):
        await loop.create_connection(lambda: Client(requests, numbers, done), url.hostname or "", url.port or 0)
    await done.wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
