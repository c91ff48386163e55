"""Where Telegram posts updates: who posts is checked, the update committed, and only then the answer is 200.

No answer has a body: Telegram carries out what the body of a 200 says.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections import deque
from typing import Final

import structlog
from aiohttp import web

from bot.bodies import parsed
from bot.receiving.envelopes import read_envelope
from bot.receiving.intake import Intake
from db.delivery.inbox import Received
from db.engine import DatabaseUnavailable

log = structlog.get_logger()

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name
LARGEST: Final = 1024 * 1024  #: Bytes; Telegram keeps no update above half of that.
BODY_SECONDS: Final = 10.0  #: For the whole body, however slowly it drips.
COMMIT_SECONDS: Final = 20.0  #: A database that takes longer is away: Telegram is to try again.
TRY_AGAIN_AFTER: Final = {"Retry-After": "5"}  #: Telegram's own pauses grow to minutes; a button lives 150 s.
UNREADABLE_KEPT: Final = 64  #: Digests of bodies that could not be read.


class Webhook:
    """The one route. It is shut until `open` and after `close`: Telegram then tries again."""

    def __init__(self, secret: str, intake: Intake) -> None:
        self._secret = secret.encode()
        self._intake = intake
        self._is_open = False
        self._met_a_stranger = False
        self._unreadable: deque[bytes] = deque(maxlen=UNREADABLE_KEPT)

    def open(self) -> None:
        """Take updates from now on."""
        self._is_open = True

    def close(self) -> None:
        """Take no more updates: Telegram is to try again later, perhaps at another process."""
        self._is_open = False

    async def post(self, request: web.Request) -> web.Response:
        """Answer one request; what it says is looked at only when the secret is right."""
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(errors="replace"), self._secret):
            self._tell_of_stranger()
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=415)
        if not self._is_open:
            return web.Response(status=503, headers=TRY_AGAIN_AFTER)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        except web.HTTPRequestEntityTooLarge:
            log.error("webhook.too_large", cure="nothing is kept; no update of Telegram's is that large")
            return web.Response(status=413)
        return await self._take(body)

    async def _take(self, body: bytes) -> web.Response:
        update = _envelope(body)
        if update is None:
            return self._refuse(body)
        try:
            async with asyncio.timeout(COMMIT_SECONDS):
                await self._intake.keep([update])
        except (DatabaseUnavailable, TimeoutError) as error:
            log.error("inbox.unavailable", cause=str(error), cure="free the database; Telegram tries again")
            return web.Response(status=503, headers=TRY_AGAIN_AFTER)
        return web.Response()

    def _tell_of_stranger(self) -> None:
        """Log the first only: strangers do not fill a disk."""
        if not self._met_a_stranger:
            self._met_a_stranger = True
            log.warning("webhook.stranger", cure="if updates stay away, another process has set another WEBHOOK_SECRET")

    def _refuse(self, body: bytes) -> web.Response:
        """Ask once more for what cannot be read; what comes again the same is let go.

        A body broken on the way comes whole the next time. One that is really like that would otherwise hold up
        its chat for a day: Telegram repeats it before anything newer.
        """
        digest = hashlib.sha256(body).digest()
        if digest not in self._unreadable:
            self._unreadable.append(digest)
            return web.Response(status=400)
        self._intake.refuse(1)
        log.error("webhook.unreadable", bytes=len(body), cure="it has no update id and is let go; report this line")
        return web.Response()


def _envelope(body: bytes) -> Received | None:
    try:
        return read_envelope(parsed(body))
    except (ValueError, RecursionError):
        return None
