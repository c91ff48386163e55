"""`/healthz` (does it live?), `/readyz` (may it be given work?) and `/metrics`: nothing in them is about a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol

import orjson
from aiohttp import web

from bot.supervision.backlog import Backlog
from bot.supervision.metrics import Metrics
from bot.supervision.watchdogs import UPDATE_SECONDS, Fault

NO_STORE: Final = {"Cache-Control": "no-store"}


class Pulse(Protocol):
    """Tells what is wrong."""

    def faults(self) -> list[Fault]:
        """What is wrong now."""


class Health:
    """The three routes. Until `serve` the process lives but is not ready."""

    def __init__(self, metrics: Metrics, backlog: Backlog, expected_version: str) -> None:
        self._metrics = metrics
        self._backlog = backlog
        self._expected_version = expected_version
        self._pulse: Pulse | None = None

    def serve(self, pulse: Pulse) -> None:
        """The loops run; from now on the watchdogs say how."""
        self._pulse = pulse

    def stop(self) -> None:
        """Be ready for nothing more."""
        self._pulse = None

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 while no watchdog barks, else 503 with what is wrong."""
        found = self._pulse.faults() if self._pulse else []
        wrong = {fault.name: fault.cause for fault in found}
        return _json({"status": "failing" if wrong else "ok", "faults": wrong}, is_good=not wrong)

    async def readyz(self, _request: web.Request) -> web.Response:
        """200 while updates can be worked at once, else 503; each check is told."""
        seen = await self._backlog.look()
        checks = {
            "database": not seen.is_away,
            "schema": seen.version == self._expected_version,
            "loops": self._pulse is not None and not self._pulse.faults(),
            "backlog": (seen.oldest_update or 0.0) < UPDATE_SECONDS,
        }
        is_ready = all(checks.values())
        return _json({"status": "ready" if is_ready else "not ready", "checks": checks}, is_good=is_ready)

    async def metrics(self, _request: web.Request) -> web.Response:
        """Everything counted, as Prometheus reads it."""
        seen = await self._backlog.look()
        self._metrics.database(is_away=seen.is_away)
        if not seen.is_away:
            self._metrics.waiting(seen.oldest_update, await self._backlog.outbox())
        from bot.supervision.exposition import CONTENT_TYPE, exposition  # noqa: PLC0415 -- slow, and for Prometheus only

        return web.Response(body=exposition(self._metrics), headers={"Content-Type": CONTENT_TYPE} | NO_STORE)


def _json(body: Mapping[str, Any], *, is_good: bool) -> web.Response:
    return web.Response(
        status=200 if is_good else 503, body=orjson.dumps(body), content_type="application/json", headers=NO_STORE
    )
