"""How requests reach the Bot API: one aiohttp session for the loops and for python-telegram-bot alike."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from mimetypes import add_type, guess_type
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.addresses import LOOPBACK
from bot.bodies import parsed
from domain.delivery import Reply, Transit

DEADLINE: Final = 20.0  #: Seconds for one call, all in all.
CONNECT_SECONDS: Final = 5.0
PLACE_SECONDS: Final = 10.0  #: For a connection to be free, where all are in use; what waited in vain was not sent.
CONNECTIONS: Final = 320  #: As many as may be in flight at the highest rate, and some to spare.

add_type("text/calendar", ".ics")  # Python itself does not know it


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes with a call, as the parameter `field`."""

    field: str
    filename: str
    content: bytes


def bot_in(answer: Reply | Transit) -> Mapping[str, Any] | None:
    """What was answered to getMe, where that is a bot: whatever listens at an address may answer something else."""
    said = (answer.body or {}).get("result") if isinstance(answer, Reply) and answer.is_ok else None
    return said if isinstance(said, dict) and said.get("is_bot") is True else None


def open_session(url: str, patience: aiohttp.ClientTimeout) -> aiohttp.ClientSession:
    """A session for one address, with its proxy and its certificates."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=75, ssl=certificates_for(url)),
        timeout=patience,
        json_serialize=_dumped,
        cookie_jar=aiohttp.DummyCookieJar(),
        proxy=proxy_to(url),
    )


def certificates_for(url: str) -> ssl.SSLContext | bool:
    """What an https address is verified by; aiohttp's own contexts hold no certificates here (see `bot.loading`)."""
    return ssl.create_default_context() if url.startswith("https:") else True


def proxy_to(url: str) -> str | None:
    """The proxy that the environment names for an address; none for this machine itself.

    aiohttp's own `trust_env` looks again for each request, in a thread, twice.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    return None if host in LOOPBACK or proxy_bypass(host) else getproxies().get(parts.scheme)


class Transport(BaseRequest):
    """Calls methods of one bot at one Bot API server.

    `call` is what our loops use: it never raises for what the network does, but says how far the call came.
    `do_request` lets python-telegram-bot's own `Bot` go the same way.
    """

    def __init__(self, api_url: str, token: str) -> None:
        self._base = f"{api_url}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None
        self._on_flood: Callable[[str, float], object] | None = None

    def tell_of_floods(self, whom: Callable[[str, float], object]) -> None:
        """Let somebody hear of each call that flood control refuses: the method, and the seconds to wait."""
        self._on_flood = whom

    async def initialize(self) -> None:
        """Open the session; does nothing when it is open."""
        if self._session is None or self._session.closed:
            patience = aiohttp.ClientTimeout(total=None, connect=PLACE_SECONDS, sock_connect=CONNECT_SECONDS)
            self._session = open_session(self._base, patience)

    async def shutdown(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds python-telegram-bot adds to a long poll."""
        return DEADLINE

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any] | bytes,
        *,
        upload: Upload | None = None,
        deadline: float = DEADLINE,
    ) -> Reply | Transit:
        """Call a method with JSON parameters (encoded already when bytes) and perhaps a file."""
        body: dict[str, Any]
        if upload is not None:
            body = {"data": _form(parameters, upload)}
        else:
            encoded = parameters if isinstance(parameters, bytes) else orjson.dumps(parameters)
            body = {"data": encoded, "headers": {"Content-Type": "application/json"}}
        try:
            async with asyncio.timeout(deadline), self._opened().post(self._base + method, **body) as answer:
                reply = Reply(answer.status, _object(await answer.read()))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Transit.NOT_SENT
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Transit.UNCLEAR
        if reply.status == HTTPStatus.TOO_MANY_REQUESTS and self._on_flood is not None:
            self._on_flood(method, float(reply.retry_after or 1))
        return reply

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 -- the deadline covers it
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 -- as above
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 -- as above
    ) -> tuple[int, bytes]:
        """Carry out one request of python-telegram-bot's; files are not sent this way."""
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else DEADLINE
        data = request_data.json_parameters if request_data else None
        try:
            async with asyncio.timeout(seconds), self._opened().request(method, url, data=data) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the transport is not initialized")
        return self._session


def _dumped(value: Any) -> str:
    return orjson.dumps(value).decode()


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        found = parsed(body)
    except (ValueError, RecursionError):  # the latter of what is nested too deeply
        return None
    return found if isinstance(found, dict) else None


def _form(parameters: Mapping[str, Any] | bytes, upload: Upload) -> aiohttp.FormData:
    form = aiohttp.FormData()
    fields = orjson.loads(parameters) if isinstance(parameters, bytes) else parameters
    for name, value in fields.items():
        form.add_field(name, value if isinstance(value, str) else _dumped(value))
    kind = guess_type(upload.filename)[0] or "application/octet-stream"
    form.add_field(upload.field, upload.content, filename=upload.filename, content_type=kind)
    return form
