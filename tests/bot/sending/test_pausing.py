"""A message that was chosen before a pause began goes back: it waits like the others, and can still be called off."""

import asyncio
from collections.abc import Callable

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.sending.attempts import Landed
from bot.sending.sender import Sender
from bot.transport import Transport
from db import Database
from db.delivery.claims import Parcel
from domain.breaker import OPENS_AT
from domain.pacing import Limits
from tests.bot.conftest import WatchedSender, new_sender, people, put, running, states, utc_now

PAUSE = 0.3
LONG = 40.0


def flood(sender: Sender, now: float) -> None:
    sender._pacer.slow_down(now + PAUSE)  # noqa: SLF001 -- as if another message had been refused


def illness(sender: Sender, now: float) -> None:
    for _ in range(OPENS_AT):
        sender._breaker.failed(now)  # noqa: SLF001 -- as if so many others had failed


@pytest.mark.parametrize("begin", [flood, illness])
async def test_message_does_not_depart_once_a_pause_has_begun(
    double: BotApiDouble,
    database: Database,
    transport: Transport,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[Sender, float], None],
) -> None:
    monkeypatch.setattr("domain.breaker.PAUSES", (PAUSE,))
    await put(database, people(double, 1))
    clock, ends = Clock(now=utc_now), list[float]()
    wait = Sender._await_departure  # noqa: SLF001 -- the moment between waiting and sending

    async def wait_into_a_pause(self: Sender, parcel: Parcel, at: float) -> None:
        await wait(self, parcel, at)
        if not ends:
            now = clock.monotonic()
            ends.append(now + PAUSE)
            begin(self, now)

    monkeypatch.setattr(Sender, "_await_departure", wait_into_a_pause)
    async with running(new_sender(transport, database, limits=Limits(chat_interval=0))):
        await double.wait_for(lambda: double.sent)
    (sent,) = [call.at for call in double.calls if call.method == "sendMessage"]
    assert sent >= ends[0]


async def test_message_chosen_as_a_long_pause_begins_waits_in_the_outbox(
    database: Database, sender: WatchedSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(database, [1])
    clock, chosen = Clock(now=utc_now), list[Parcel]()
    claim = Sender._kept_and_claimed  # noqa: SLF001 -- flood control may answer another message while it waits

    async def claim_into_a_pause(self: Sender, landed: list[Landed], room: int) -> tuple[list[Landed], list[Parcel]]:
        left, parcels = await claim(self, landed, room)
        if parcels:
            chosen.extend(parcels)
            self._pacer.slow_down(clock.monotonic() + LONG)
        return left, parcels

    monkeypatch.setattr(Sender, "_kept_and_claimed", claim_into_a_pause)
    async with running(sender), asyncio.timeout(LONG / 2):
        while not chosen or await states(database) != {1: "pending"}:
            await sender.marked.wait()
            sender.marked.clear()
    assert len(chosen) == 1
