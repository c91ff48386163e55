"""The Bot API over HTTP: reads a call, applies faults and limits, answers and writes it down."""

import asyncio
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.demo.faults import Fault, Faults
from bot.demo.limits import Meter
from bot.demo.methods import METHODS
from bot.demo.parameters import Parameters, parameters_of
from bot.demo.records import Call, Violation
from bot.demo.refusals import Refusal, conflict, flood
from bot.demo.world import World

_LARGEST_UPLOAD = 50 * 1024 * 1024
_GET_UPDATES = "getUpdates"
_WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class BotApiServer:
    """The two doors of the Bot API: calls, and files.

    Args:
        token: the only token that is let in.
        world: what the calls are about.
        faults: what is to go wrong.
        meter: counts sends and edits.
        enforced: answer 429 to what comes too soon; otherwise it is only counted.
        monotonic: seconds that never jump.
    """

    def __init__(
        self,
        *,
        token: str,
        world: World,
        faults: Faults,
        meter: Meter,
        enforced: bool,
        monotonic: Callable[[], float],
    ) -> None:
        self.calls: list[Call] = []
        self.violations: list[Violation] = []
        self._token = token
        self._world = world
        self._faults = faults
        self._meter = meter
        self._enforced = enforced
        self._monotonic = monotonic
        self.app = web.Application(client_max_size=_LARGEST_UPLOAD)
        self.app.router.add_route("GET", "/bot{token}/{method}", self._call)
        self.app.router.add_route("POST", "/bot{token}/{method}", self._call)
        self.app.router.add_get("/file/bot{token}/documents/{file_id}", self._file)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        at = self._monotonic()
        given = Parameters({})
        name, _ = METHODS.get(request.match_info["method"].lower(), (request.match_info["method"], None))
        name = _GET_UPDATES if name.lower() == _GET_UPDATES.lower() else name
        fault: Fault | None = None
        try:
            self._check_token(request)
            given = await parameters_of(request)
            await asyncio.sleep(self._faults.latency)
            fault = self._faults.take(name, given.chat_id)
            answer = await self._answer(name, given, fault)
        except Refusal as refusal:
            answer = _json(refusal.body(), refusal.status)
        dropped = fault is not None and fault.drops
        self._note(at, name, given, 0 if dropped else answer.status)
        return await self._deliver(request, answer, fault)

    async def _answer(self, name: str, given: Parameters, fault: Fault | None) -> web.Response:
        answer = _json({"ok": True, "result": True}, 200)
        if fault is None or fault.performs:
            self._measure(name, given)
            answer = _json({"ok": True, "result": await self._perform(name, given)}, 200)
        if fault is not None and fault.body is not None:
            answer = web.Response(status=fault.status, body=fault.body, content_type=fault.content_type)
        return answer

    async def _perform(self, name: str, given: Parameters) -> Any:
        if name == _GET_UPDATES:
            return await self._get_updates(given)
        if name.lower() not in METHODS:
            raise Refusal(404, "Not Found")
        _, method = METHODS[name.lower()]
        return method(self._world, given)

    async def _get_updates(self, given: Parameters) -> list[Any]:
        if self._world.profile.webhook["url"]:
            raise conflict(_WEBHOOK_IS_ACTIVE)
        updates = self._world.post.updates
        if given.any("allowed_updates") is not None:
            updates.allowed = given.any("allowed_updates")
        return await updates.poll(given.number("offset"), given.number("limit", 100), given.number("timeout"))

    def _measure(self, name: str, given: Parameters) -> None:
        if not name.startswith(("send", "edit")) or given.chat_id is None:
            return
        violation = self._meter.measure(name, given.chat_id, enforced=self._enforced)
        if violation is None:
            return
        self.violations.append(violation)
        if self._enforced:
            raise flood(violation.retry_after)

    def _check_token(self, request: web.Request) -> None:
        if not hmac.compare_digest(request.match_info["token"].encode(), self._token.encode()):
            raise Refusal(401, "Unauthorized")

    def _note(self, at: float, name: str, given: Parameters, status: int) -> None:
        params = dict(given.values) | {field: upload.name for field, upload in given.uploads.items()}
        ok = status == HTTPStatus.OK
        self.calls.append(
            Call(at=at, method=name, chat_id=given.chat_id, params=params, status=status, ok=ok),
        )
        self._world.post.changes.tell()

    async def _deliver(self, request: web.Request, answer: web.Response, fault: Fault | None) -> web.StreamResponse:
        if fault is None:
            return answer
        await self._world.post.changes.until(lambda: False, fault.waits)
        if fault.drops and request.transport is not None:
            request.transport.abort()
        if fault.drips:
            return await self._drip(request, answer, fault.drips)
        return answer

    async def _drip(self, request: web.Request, answer: web.Response, seconds: float) -> web.StreamResponse:
        body = answer.body if isinstance(answer.body, bytes) else b""
        slow = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
        await slow.prepare(request)
        with suppress(ConnectionResetError):  # the caller lost patience
            for byte in body:
                await slow.write(bytes([byte]))
                await self._world.post.changes.until(lambda: False, seconds)
        return slow

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except Refusal as refusal:
            return _json(refusal.body(), refusal.status)
        found = self._world.post.files.get(request.match_info["file_id"])
        if found is None:
            return _json(Refusal(404, "Not Found").body(), 404)
        return web.Response(body=found.content, content_type=found.mime_type)


def _json(body: Any, status: int) -> web.Response:
    # the standard library escapes lone surrogates, as Telegram does; faster encoders refuse them
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")
