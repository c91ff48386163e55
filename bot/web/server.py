"""The HTTP server of a running bot."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.endings import BadSetting
from bot.settings import Settings
from bot.web.health import Health
from bot.web.webhook import LARGEST, Webhook

log = structlog.get_logger()

PORT_TAKEN: Final = frozenset({errno.EADDRINUSE, errno.EACCES})
CLOSING_SECONDS: Final = 2.0  #: For answers under way when the server closes.


class WebServer:
    """Listens on HTTP_HOST and HTTP_PORT; port 0 takes any free one."""

    def __init__(
        self,
        settings: Settings,
        health: Health,
        webhook: Webhook | None,
        pages: Iterable[web.AbstractRouteDef] = (),
    ) -> None:
        self._settings = settings
        self._needed = webhook is not None
        self._is_port_at_fault = False
        app = web.Application(client_max_size=LARGEST)
        app.router.add_get("/healthz", health.healthz)
        app.router.add_get("/readyz", health.readyz)
        app.router.add_get("/metrics", health.metrics)
        app.router.add_routes(pages)
        if webhook is not None and settings.webhook_url is not None:
            app.router.add_post(urlsplit(settings.webhook_url).path or "/", webhook.post)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=CLOSING_SECONDS)
        self.url = ""  #: `http://host:port`, once it listens.

    async def start(self) -> None:
        """Listen. A port that is taken raises BadSetting where updates come by webhook; elsewhere `tell` tells."""
        host, port = self._settings.http_host, self._settings.http_port
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            self._is_port_at_fault = error.errno in PORT_TAKEN
            if self._needed:
                await self.stop()
                if self._is_port_at_fault:
                    raise BadSetting(f"HTTP_PORT='{port}' cannot be used: choose a port that is free.") from None
                raise BadSetting(f"HTTP_HOST={host!r} cannot be used: name an address of this machine.") from None
        else:
            self.url = "http://{}:{}".format(*_bracketed(self._runner.addresses[0]))

    def tell(self) -> None:
        """Log where it listens; said once all else is well, so that a start that fails says one thing only."""
        if self.url:
            log.info("http.ready", url=self.url)
        elif self._runner.server is not None:
            mend = (
                "choose a free HTTP_PORT" if self._is_port_at_fault else "name an address of this machine in HTTP_HOST"
            )
            cure = f"{mend}; the bot goes on without /healthz, /readyz and /metrics"
            log.warning("http.unavailable", host=self._settings.http_host, port=self._settings.http_port, cure=cure)

    async def stop(self) -> None:
        """Let answers under way end, and close."""
        await self._runner.cleanup()


def _bracketed(address: tuple[str, int]) -> tuple[str, int]:
    host, port = address[:2]
    return (f"[{host}]" if ":" in host else host), port
