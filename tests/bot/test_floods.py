"""Flood control at any call holds messages back, for as long as it says."""

from __future__ import annotations

import asyncio

import aiohttp
import orjson
import pytest

from bot.demo.faults import Fault
from bot.demo.records import Call
from bot.duties import Duties
from bot.leadership import Term
from db.delivery.flood_control import FloodControl
from db.delivery.inbox import Received
from tests.bot.conftest import utc_now
from tests.conftest import Town

SECONDS = 2
ANSWER = "answerCallbackQuery"


def calls(town: Town, method: str) -> list[Call]:
    return [call for call in town.double.calls if call.method == method]


async def flooded(town: Town, method: str) -> float:
    """When flood control has answered such a call."""
    await town.double.wait_for(lambda: any(call.status == 429 for call in calls(town, method)))
    return next(call.at for call in calls(town, method) if call.status == 429)


async def test_no_message_and_no_further_answer_leaves_before_the_end_of_flood_control_at_an_answer(
    quiet_town: Town,
) -> None:
    kari = quiet_town.person("Kari")
    async with quiet_town.bot() as runtime:
        await kari.sends("/start")
        quiet_town.double.faults.next(ANSWER, Fault.flood(SECONDS))
        kari.person.press(1, "home", carrying="inaccessible")
        at = await flooded(quiet_town, ANSWER)
        kari.person.press(1, "home", carrying="inaccessible")
        await kari.sends("/help")
        async with aiohttp.ClientSession() as session, session.get(f"{runtime.url}/metrics") as answer:
            told = (await answer.text()).splitlines()
    assert f'torgbot_floods_total{{method="{ANSWER}"}} 1.0' in told
    assert len(calls(quiet_town, ANSWER)) == 1
    assert [call.at for call in calls(quiet_town, "sendMessage")][-1] - at >= SECONDS


async def test_no_message_leaves_before_the_end_of_flood_control_at_a_poll(quiet_town: Town) -> None:
    kari, words = quiet_town.person("Kari"), "Torsdag er det suppe."
    async with quiet_town.bot():
        await kari.sends("/start")
        quiet_town.double.faults.next("getUpdates", Fault.flood(SECONDS))
        kari.person.say("/help")  # brought by the poll that waits; the next one is refused
        at = await flooded(quiet_town, "getUpdates")
        async with quiet_town.database() as database, database.work() as work:
            await work.outbox.put(kari.person.id, "sendMessage", {"text": words}, utc_now())
        await kari.hears(words)
    (sent,) = [call.at for call in calls(quiet_town, "sendMessage") if call.params["text"] == words]
    assert sent - at >= SECONDS


async def test_pause_asked_for_at_a_poll_is_kept_by_the_next_process(quiet_town: Town) -> None:
    kari, words = quiet_town.person("Kari"), "Torsdag er det suppe."
    async with quiet_town.bot():
        await kari.sends("/start")
        quiet_town.double.faults.next("getUpdates", Fault.flood(2 * SECONDS))
        kari.person.say("/help")
        at = await flooded(quiet_town, "getUpdates")
    async with quiet_town.database() as database, database.work() as work:
        await work.outbox.put(kari.person.id, "sendMessage", {"text": words}, utc_now())
    async with quiet_town.bot():
        await kari.hears(words)
    (sent,) = [call.at for call in calls(quiet_town, "sendMessage") if call.params["text"] == words]
    assert sent - at >= 2 * SECONDS


async def test_pause_asked_for_before_a_process_leads_is_kept_by_itself(
    quiet_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    kari, lead, is_heard = quiet_town.person("Kari", started=True), Duties.lead, asyncio.Event()

    async def hear(*_: object) -> None:
        """The database does not have it yet."""
        is_heard.set()

    async def lead_late(duties: Duties, term: Term) -> None:
        await is_heard.wait()
        await lead(duties, term)

    monkeypatch.setattr(FloodControl, "ask", hear)
    monkeypatch.setattr(Duties, "lead", lead_late)
    quiet_town.double.faults.next(ANSWER, Fault.flood(SECONDS))
    kari.person.press(1, "home", carrying="inaccessible")
    press = quiet_town.double.updates.pending.popleft().body
    async with quiet_town.database() as database, database.work() as work:
        await work.inbox.keep([Received(press["update_id"], kari.person.id, orjson.dumps(press).decode())], utc_now())
    async with quiet_town.bot():
        await quiet_town.double.wait_for(lambda: calls(quiet_town, "sendMessage"))
    at = await flooded(quiet_town, ANSWER)
    assert calls(quiet_town, "sendMessage")[0].at - at >= SECONDS
