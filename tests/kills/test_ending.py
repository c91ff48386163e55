"""Told to stop, the bot ends in time, whatever hangs."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress

import pytest

from bot.demo.faults import Fault
from tests.faults.conftest import address, proxy
from tests.faults.proxy import Proxy
from tests.kills.process import Machine

__all__ = ["address", "proxy"]

HALF_A_POST = b"POST /telegram HTTP/1.1\r\nHost: bot\r\nX-Telegram-Bot-Api-Secret-Token: abc\r\n"
HALF_A_POST += b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
WEBHOOK = {"WEBHOOK_URL": "https://bot.example.org/telegram", "WEBHOOK_SECRET": "abc"}


@pytest.mark.parametrize("is_somebody_waiting", [False, True])
async def test_it_ends_where_the_database_has_fallen_silent(
    machine: Machine, proxy: Proxy, *, is_somebody_waiting: bool
) -> None:
    machine.address = proxy.url
    kari = machine.double.person(7, "Kari")
    async with machine.running() as bot:
        kari.say("/start")
        await machine.double.wait_for(lambda: any(message.by_bot for message in kari.messages))
        proxy.passes.clear()
        if is_somebody_waiting:
            kari.say("/help")
            update = kari.last_update
            await machine.double.wait_for(lambda: update is not None and update.delivered is not None)
        await bot.end()


async def test_it_ends_while_telegram_does_not_answer_and_others_do_not_go_on(machine: Machine) -> None:
    machine.double.faults.always("sendMessage", Fault.hanging(3600))
    kari = machine.double.person(7, "Kari")
    async with machine.starting(**WEBHOOK) as bot:
        await machine.double.wait_for(lambda: "webhook.set" in machine.log, 20)
        port = int(machine.log.rpartition("http://127.0.0.1:")[2].split()[0])
        callers = [await asyncio.open_connection("127.0.0.1", port) for _ in range(10)]
        async with machine.double.posting(f"http://127.0.0.1:{port}"):
            kari.say("/start")
            await machine.double.wait_for(lambda: any(call.method == "sendMessage" for call in machine.double.calls))
            for _reader, writer in callers:
                writer.write(HALF_A_POST)
            assert await bot.end() == 0
        for _reader, writer in callers:
            writer.close()


async def test_it_works_and_ends_where_nobody_reads_its_log(machine: Machine) -> None:
    log = machine.folder / "bot.log"
    os.mkfifo(log)
    pipe = os.open(log, os.O_RDWR | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        while True:
            os.write(pipe, b"." * 100)
    with suppress(BlockingIOError):
        while True:
            os.write(pipe, b".")
    os.set_blocking(pipe, True)
    kari = machine.double.person(7, "Kari")
    async with machine.running() as bot:
        kari.say("/start")
        await machine.double.wait_for(lambda: any(message.by_bot for message in kari.messages))
        assert await bot.end() == 0
    os.close(pipe)
