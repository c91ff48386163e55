"""The page with phones side by side: try the bot as everybody, with no account and no token."""

import asyncio
import json
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from aiohttp import web

from bot.demo.changes import Changes
from bot.demo.clock import DemoClock
from bot.demo.doors import keep_strangers_out
from bot.demo.double import BotApiDouble
from bot.demo.people import Person
from bot.demo.phones import Role, clock_state, phone_state
from bot.demo.records import Json
from locales import LANGUAGES

__all__ = ["Role", "add_page"]

_STATIC = Path(__file__).parent / "static"
_LONGEST_TEXT = 4096
_KEEP_ALIVE_SECONDS = 15.0


def add_page(app: web.Application, double: BotApiDouble, clock: DemoClock, cast: Sequence[Role]) -> None:
    """Add the page to the double's application, before it starts.

    Args:
        app: the double's application.
        double: the Bot API that the phones talk through.
        clock: the time that the bot believes in.
        cast: who has a phone, from left to right.
    """
    key = secrets.token_urlsafe(24)
    keep_strangers_out(app, key)
    page = _Page(double, clock, cast, key)
    app.router.add_get("/", page.show)
    app.router.add_static("/static/", _STATIC)
    app.router.add_get("/demo/events", page.events)
    app.router.add_get("/demo/file/{file_id}", page.file)
    for name in ("say", "press", "block", "language", "clock"):
        app.router.add_post(f"/demo/{name}", getattr(page, name))


class _Page:
    def __init__(self, double: BotApiDouble, clock: DemoClock, cast: Sequence[Role], key: str) -> None:
        self._double = double
        self._clock = clock
        self._key = key
        self._phones = [(role, double.person(role.id, role.name, language_code=role.language)) for role in cast]

    async def show(self, _: web.Request) -> web.Response:
        html = (_STATIC / "page.html").read_text("utf-8").replace("{{key}}", escape(self._key))
        return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})

    async def events(self, request: web.Request) -> web.StreamResponse:
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"},
        )
        await stream.prepare(request)
        with suppress(ConnectionResetError):  # the browser went away
            await self._tell(stream)
        return stream

    async def _tell(self, stream: web.StreamResponse) -> None:
        changes = self._double.changes
        while not changes.closing:
            seen = changes.count
            await stream.write(b"data: " + self._state() + b"\n\n")
            while not await changes.until(_moved_on(changes, seen), _KEEP_ALIVE_SECONDS):
                await stream.write(b": still here\n\n")
            # one turn of the loop, so that what happens together is shown together
            await asyncio.sleep(0)

    def _state(self) -> bytes:
        state: Json = {
            "clock": clock_state(self._clock),
            "phones": [phone_state(role, person) for role, person in self._phones],
        }
        return json.dumps(state).encode()

    async def file(self, request: web.Request) -> web.Response:
        found = self._double.post.files.get(request.match_info["file_id"])
        if found is None:
            raise web.HTTPNotFound
        name = "".join(letter for letter in found.file_name if letter.isprintable() and letter not in '"\\')
        disposition = f"attachment; filename*=UTF-8''{quote(name)}"
        headers = {"Content-Disposition": disposition}
        return web.Response(body=found.content, content_type=found.mime_type, headers=headers)

    async def say(self, request: web.Request) -> web.Response:
        person, given = await self._acting(request)
        text = _text(given, "text").strip()
        if not text or len(text) > _LONGEST_TEXT or person.blocked:
            raise web.HTTPBadRequest(text="nothing to say")
        person.say(text)
        return web.Response(status=204)

    async def press(self, request: web.Request) -> web.Response:
        person, given = await self._acting(request)
        message = person.message(given.get("message_id"))
        data = _text(given, "data")
        if message is None or all(key.callback_data != data for row in message.rows for key in row):
            raise web.HTTPBadRequest(text="no such button")
        person.press(message.message_id, data)
        return web.Response(status=204)

    async def block(self, request: web.Request) -> web.Response:
        person, given = await self._acting(request)
        if bool(given.get("blocked")) != person.blocked:
            _ = person.unblock() if person.blocked else person.block()
        return web.Response(status=204)

    async def language(self, request: web.Request) -> web.Response:
        person, given = await self._acting(request)
        if given.get("language") not in LANGUAGES:
            raise web.HTTPBadRequest(text="no such language")
        person.language_code = given["language"]
        self._double.changes.tell()
        return web.Response(status=204)

    async def clock(self, request: web.Request) -> web.Response:
        to = (await _object(request)).get("to")
        try:
            if to is None:
                self._clock.back_to_real()
            else:
                self._clock.move_to(datetime.fromisoformat(to))
        except (TypeError, ValueError, OverflowError):
            raise web.HTTPBadRequest(text="no such time") from None
        self._double.changes.tell()
        return web.Response(status=204)

    async def _acting(self, request: web.Request) -> tuple[Person, Json]:
        given = await _object(request)
        for role, person in self._phones:
            if role.id == given.get("person"):
                return person, given
        raise web.HTTPBadRequest(text="no such person")


async def _object(request: web.Request) -> Json:
    try:
        given: Any = orjson.loads(await request.read())
    except orjson.JSONDecodeError:
        raise web.HTTPBadRequest(text="no JSON") from None
    if not isinstance(given, dict):
        raise web.HTTPBadRequest(text="no object")
    return given


def _moved_on(changes: Changes, seen: int) -> Callable[[], bool]:
    return lambda: changes.count != seen


def _text(given: Json, name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""
