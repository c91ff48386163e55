"""Nothing that anybody says, and no name and no token, is ever in a log."""

import asyncio
import gc
import os
import sqlite3
from collections.abc import Iterator
from http import HTTPStatus
from logging import INFO, LogRecord, getLogger
from typing import Any

import pytest
import structlog

from bot.demo.faults import Fault
from bot.logs import Patient, set_up_logs
from tests.conftest import Town
from tests.journeys.people import coordinator_of, volunteer_at

NAME, WORDS = "Kanarifugl", "kanaritekst"


@pytest.fixture
def restored_logs() -> Iterator[None]:
    """What is set up for one test does not stay for the next."""
    root, settings = getLogger(), structlog.get_config()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.configure(**settings)


def secrets_in(printed: str, town: Town) -> list[str]:
    return [secret for secret in (NAME, WORDS, town.double.token) if secret in printed]


@pytest.mark.usefixtures("restored_logs")
@pytest.mark.parametrize("form", ["console", "json"])
async def test_logs_tell_no_secrets(
    quiet_town: Town, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    set_up_logs("DEBUG", form)
    monkeypatch.setattr("bot.receiving.lanes.RETRY_AFTER", (0.0, 0.0))

    async def failing(*_: Any) -> str:
        raise RuntimeError(f"{NAME} said {WORDS}: {quiet_town.double.token}")

    calls = quiet_town.double.calls
    async with quiet_town.bot():
        vera = await volunteer_at(quiet_town, NAME, hub="Heggedal", role="Vertskap")
        kaja = await coordinator_of(quiet_town, "heggedal", name=f"Kaja {NAME}")
        await vera.sends(WORDS)
        await kaja.sends("/request")
        await kaja.sends(WORDS)
        quiet_town.double.faults.next("sendMessage", Fault.refused(400, f"can't parse {WORDS}"))
        await vera.sends("/start", answered=False)
        await quiet_town.double.wait_for(lambda: any(call.status == HTTPStatus.BAD_REQUEST for call in calls))
        monkeypatch.setattr("actions.arriving.arrive", failing)
        await kaja.sends(WORDS)
    printed = "".join(capfd.readouterr())
    assert secrets_in(printed, quiet_town) == []
    assert "update.dead" in printed


@pytest.mark.usefixtures("restored_logs")
@pytest.mark.parametrize("form", ["console", "json"])
def test_libraries_and_tracebacks_tell_no_token(capfd: pytest.CaptureFixture[str], form: str) -> None:
    set_up_logs("DEBUG", form)
    token = "123456:AAAA-secret-canary-BBBB"  # noqa: S105 -- opens nothing
    log = getLogger("telegram.ext.ExtBot")
    log.warning("calling https://api.telegram.org/bot%s/getMe", token)
    failure = sqlite3.OperationalError(f"the token {token} and {WORDS}")
    getLogger("asyncio").error("task failed with %s", token, exc_info=failure)
    structlog.get_logger().error("update.failed", exc_info=failure, address=f"/bot{token}/x")
    printed = "".join(capfd.readouterr())
    assert ("canary" in printed, WORDS in printed) == (False, False)
    assert "OperationalError" in printed


@pytest.mark.usefixtures("restored_logs")
@pytest.mark.parametrize("form", ["console", "json"])
async def test_asyncio_tells_of_failures_that_nobody_met_but_not_what_they_said(
    capfd: pytest.CaptureFixture[str], form: str
) -> None:
    set_up_logs("DEBUG", form)

    async def fails() -> None:
        raise RuntimeError(WORDS)

    def broken(name: str) -> None:
        raise RuntimeError(f"{name} said {WORDS}")

    task = asyncio.create_task(fails(), name=NAME)
    asyncio.get_running_loop().call_soon(broken, NAME)
    await asyncio.wait({task})
    del task
    gc.collect()
    printed = "".join(capfd.readouterr())
    assert (NAME in printed, WORDS in printed) == (False, False)
    assert "Task exception was never retrieved" in printed
    assert "Exception in callback" in printed
    assert printed.count("RuntimeError") == 2


def line(words: str) -> LogRecord:
    return LogRecord("bot", INFO, "", 0, words, None, None)


def test_lines_that_nobody_takes_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.logs.PATIENCE_MS", 1)
    reading, writing = os.pipe()
    with open(reading, "rb", buffering=0) as reader, open(writing, "w", encoding="utf-8") as stream:  # noqa: PTH123 -- pipes
        handler = Patient(stream)
        handler.emit(line("first"))
        assert reader.read(100) == b"first\n"
        os.set_blocking(writing, False)
        room = os.write(writing, b"." * (1 << 20))
        os.set_blocking(writing, True)
        for words in ("second", "third"):
            handler.emit(line(words))
        taken = 0
        while taken < room:
            taken += len(reader.read(room))
        handler.emit(line("fourth"))
        assert reader.read(100) == b"2 lines were left out, for nobody took them.\nfourth\n"
