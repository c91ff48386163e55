"""Keeping the webhook set, whatever Telegram answers."""

from __future__ import annotations

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from bot.web import registration
from bot.web.registration import Registration
from tests.bot.conftest import Unchallenged, running, utc_now

ALONE = Unchallenged(1, "me", Clock(now=utc_now))
URL = "https://bot.example.org/telegram"


@pytest.mark.parametrize("method", ["getWebhookInfo", "setWebhook"])
async def test_long_flood_control_is_no_silence_of_telegrams(
    double: BotApiDouble, transport: Transport, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(registration, "CHECK_EVERY", 0.05)
    monkeypatch.setattr(registration, "TRY_EVERY", 0.05)
    metrics, heard = Metrics(), list[float]()
    monkeypatch.setattr(metrics, "polled", lambda: heard.append(metrics.monotonic()))
    double.faults.next(method, Fault.flood(1))
    keeping = Registration(transport, metrics, URL, "s_1")
    async with running(keeping, ALONE):
        await keeping.is_set.wait()
    assert len(heard) > 10


async def test_refusals_are_a_silence_of_telegrams(
    double: BotApiDouble, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registration, "TRY_EVERY", 0.01)
    metrics, heard = Metrics(), list[float]()
    monkeypatch.setattr(metrics, "polled", lambda: heard.append(metrics.monotonic()))
    double.faults.always("setWebhook", Fault.refused(400))
    async with running(Registration(transport, metrics, URL, "s_1"), ALONE):
        await double.wait_for(lambda: sum(call.method == "setWebhook" for call in double.calls) > 10)
    assert len(heard) == 1


async def test_webhook_that_stays_set_is_no_silence_of_telegrams(
    double: BotApiDouble, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registration, "CHECK_EVERY", 0.01)
    metrics, heard = Metrics(), list[float]()
    monkeypatch.setattr(metrics, "polled", lambda: heard.append(metrics.monotonic()))
    async with running(Registration(transport, metrics, URL, "s_1"), ALONE):
        await double.wait_for(lambda: sum(call.method == "getWebhookInfo" for call in double.calls) > 5)
    assert sum(call.method == "setWebhook" for call in double.calls) == 1
    assert len(heard) >= 5
