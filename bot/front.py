"""The side that faces the web and the supervisor: the way in, health, metrics and watchdogs, put together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Final

from bot.clock import Clock
from bot.endings import Stalled
from bot.leadership import Term
from bot.receiving.ingest import Ingest
from bot.receiving.intake import Intake, OnKept
from bot.settings import Settings
from bot.supervision.backlog import Backlog
from bot.supervision.last_resort import LastResort
from bot.supervision.metrics import Metrics, Way
from bot.supervision.systemd import Supervisor
from bot.supervision.watchdogs import Fault, Watchdogs
from bot.transport import Transport
from bot.web.health import Health
from bot.web.registration import Registration
from bot.web.server import WebServer
from bot.web.verification import Verification
from bot.web.webhook import Webhook
from db import Database

LAST_SECONDS: Final = 15.0  #: For an orderly end once a watchdog has barked for too long.


class Front:
    """Opened before Telegram is greeted, so that health is told from the first second; closed last."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        metrics: Metrics,
        transport: Transport,
        database: Database,
        on_kept: OnKept,
        stop: Callable[[], None],
    ) -> None:
        self._stop = stop
        self._backlog = Backlog(database, clock)
        self._supervisor = Supervisor()
        self._last_resort = LastResort(Stalled.code)
        self._watchdogs = Watchdogs(metrics, self._backlog, self._supervisor, self._last_resort, give_up=self._give_up)
        self._health = Health(metrics, self._backlog, self._backlog.expected_version)
        self._webhook: Webhook | None = None
        self._bringing: Ingest | Registration
        if settings.webhook_url is None or settings.webhook_secret is None:
            self._bringing = Ingest(transport, database, clock, on_kept, metrics)
        else:
            secret = settings.webhook_secret
            self._webhook = Webhook(secret, Intake(database, clock, on_kept, metrics, Way.WEBHOOK))
            self._bringing = Registration(transport, metrics, settings.webhook_url, secret)
        pages = Verification(database, settings).routes()
        self.server = WebServer(settings, self._health, self._webhook, pages)
        self.fault: Fault | None = None  #: Why the process gives up.

    @property
    def polls(self) -> bool:
        """Whether updates are fetched; otherwise Telegram posts them."""
        return self._webhook is None

    def open(self) -> None:
        """Take what Telegram posts; any process does."""
        self.server.tell()
        if self._webhook is not None:
            self._webhook.open()

    async def bring_updates(self, term: Term) -> None:
        """Poll, or keep the webhook set, until cancelled; one process at a time does. Raises LeaseLost."""
        await self._bringing.run(term)

    async def watch(self, loops: Iterable[asyncio.Task[Any]]) -> None:
        """Say that the loops run, and watch them until cancelled."""
        for loop in loops:
            self._watchdogs.watch(loop)
        self._health.serve(self._watchdogs)
        self._last_resort.start()
        self._supervisor.ready()
        await self._watchdogs.run()

    def end(self) -> None:
        """Say that the end has begun: nothing more is let in."""
        self._supervisor.stopping()
        self._health.stop()
        if self._webhook is not None:
            self._webhook.close()

    async def close(self) -> None:
        """Close the door, and let the process end by itself. Raises Stalled where a watchdog ended it."""
        await self.server.stop()
        self._last_resort.call_off()
        if self.fault is not None:
            raise Stalled.by(self.fault.cause, self.fault.cure)

    def _give_up(self, fault: Fault) -> None:
        self.fault = fault
        self._last_resort.end_within(LAST_SECONDS)
        self._stop()
