"""`torgbot healthcheck`, as a container runs it."""

import asyncio

import pytest
from typer.testing import CliRunner

from bot.command_line import app
from bot.supervision.watchdogs import Fault
from bot.web.health import Health
from bot.web.server import WebServer
from tests.bot.web.test_health import Pulse


async def check(port: str, host: str = "127.0.0.1") -> tuple[int, str]:
    """Exit code and what is printed."""
    environment = {"HTTP_HOST": host, "HTTP_PORT": port}
    done = await asyncio.to_thread(CliRunner().invoke, app, ["healthcheck"], env=environment)
    return done.exit_code, done.output.strip()


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 -- set so in a container, asked at loopback
async def test_exit_code_follows_health(server: WebServer, health: Health, host: str) -> None:
    pulse, port = Pulse(), server.url.rpartition(":")[2]
    health.serve(pulse)
    assert await check(port, host) == (0, '{"status":"ok","faults":{}}')
    pulse.found = [Fault("loop sender", "the loop has ended", "")]
    assert await check(port, host) == (1, '{"status":"failing","faults":{"loop sender":"the loop has ended"}}')


async def test_nobody_who_answers_is_not_healthy(server: WebServer) -> None:
    port = server.url.rpartition(":")[2]
    await server.stop()
    nobody = f"Nobody answers on 127.0.0.1:{port} (ConnectionRefusedError): is the bot running with this HTTP_PORT?"
    assert await check(port) == (1, nobody)
