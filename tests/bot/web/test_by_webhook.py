"""The whole bot, with Telegram posting to it through a reverse proxy instead of being polled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import orjson
import pytest

from bot.demo.courier import SECRET_HEADER, Courier
from bot.demo.faults import Fault
from bot.endings import Stalled
from bot.receiving.ingest import ASK_FOR
from bot.runtime import Runtime
from tests.bot.conftest import locked, rows
from tests.conftest import Town
from tests.journeys.people import volunteer_at

SECRET = "s_1"  # noqa: S105 -- opens nothing but a test's server
URL = "https://bot.example.org/telegram"


@asynccontextmanager
async def posted(town: Town) -> AsyncIterator[tuple[Runtime, Courier]]:
    """The bot behind its webhook, and Telegram's courier on the way to it."""
    town.settings = replace(town.settings, webhook_url=URL, webhook_secret=SECRET)
    async with town.bot() as runtime, town.double.posting(runtime.url, first_delay=0.01) as courier:
        yield runtime, courier


def calls(town: Town, method: str) -> list[dict[str, object]]:
    return [call.params for call in town.double.calls if call.method == method]


async def test_somebody_registers_by_webhook(quiet_town: Town) -> None:
    async with posted(quiet_town) as (_, courier):
        vidar = await volunteer_at(quiet_town, "Vidar", hub="Heggedal", role="Vertskap")
        assert vidar.reads("Vidar")
    assert {(post.status, post.body) for post in courier.posted} == {(200, b"")}
    assert len(courier.posted) == len({post.update_id for post in courier.posted})
    registered = {"url": URL, "secret_token": SECRET, "allowed_updates": list(ASK_FOR), "max_connections": 40}
    assert calls(quiet_town, "setWebhook") == [registered]
    assert [calls(quiet_town, method) for method in ("getUpdates", "deleteWebhook")] == [[], []]


async def test_webhook_stays_at_the_end_and_what_comes_meanwhile_is_worked_after_the_start(quiet_town: Town) -> None:
    kari = quiet_town.person("Kari")
    async with posted(quiet_town):
        await kari.sends("/start")
    kari.person.say("/start")
    async with posted(quiet_town):
        await kari.hears("Hei", times=2)


async def test_bot_that_polls_again_takes_the_webhook_away_and_loses_nothing(quiet_town: Town) -> None:
    async with posted(quiet_town):
        pass
    kari = quiet_town.person("Kari")
    kari.person.say("/start")
    quiet_town.settings = replace(quiet_town.settings, webhook_url=None, webhook_secret=None)
    quiet_town.double.faults.next("deleteWebhook", Fault.flood(0))
    async with quiet_town.bot():
        await kari.hears("Hei")
    assert calls(quiet_town, "deleteWebhook") == [{"drop_pending_updates": False}] * 2


async def test_webhook_that_somebody_takes_away_is_set_again(quiet_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.registration.CHECK_EVERY", 0.01)
    monkeypatch.setattr("bot.web.registration.TRY_EVERY", 0.01)
    double = quiet_town.double
    for fault in (Fault.flood(0), Fault.refused(400, "bad webhook"), Fault.bad_gateway()):
        double.faults.next("setWebhook", fault)
    kari = quiet_town.person("Kari")
    async with posted(quiet_town):
        await kari.sends("/start")
        double.world.profile.webhook = {"url": ""}
        await kari.sends("/start")
    assert len(calls(quiet_town, "setWebhook")) == 5


@pytest.mark.usefixtures("impatient_database")
async def test_outage_of_the_database_delays_and_loses_nothing(quiet_town: Town) -> None:
    kari = quiet_town.person("Kari")
    async with posted(quiet_town) as (_, courier):
        async with locked(str(quiet_town.database_file)):
            kari.person.say("/start")
            await quiet_town.double.wait_for(lambda: 503 in [post.status for post in courier.posted])
            assert kari.visible == []
        await kari.hears("Hei")
    assert {post.status for post in courier.posted} == {200, 503}
    assert len(quiet_town.double.sent) == 1


@pytest.fixture
def impatient_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite that does not wait for locks, and a bot that asks Telegram to come back soon."""
    monkeypatch.setattr("bot.web.webhook.TRY_AGAIN_AFTER", {"Retry-After": "0.05"})
    pragmas = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=5")
    monkeypatch.setattr("db.sqlite.PRAGMAS", pragmas)


async def test_reordered_and_repeated_posts_of_one_person_have_one_effect_each(quiet_town: Town) -> None:
    kari, double = quiet_town.person("Kari"), quiet_town.double
    for text in ("/start", "/volunteer", "/mydata"):
        kari.person.say(text)
    bodies = [update.body for update in double.updates.pending]
    double.updates.pending.clear()
    async with posted(quiet_town) as (runtime, _), aiohttp.ClientSession() as session:
        posts = [post(session, runtime.url, body) for body in [*reversed(bodies), *bodies, *bodies]]
        assert await asyncio.gather(*posts) == [200] * 9
        await double.wait_for(lambda: len(kari.visible) == 3)
    assert len(double.sent) == 3
    async with quiet_town.database() as database:
        assert await rows(database, "SELECT state, count(*) FROM inbox GROUP BY state") == [("done", 3)]


async def test_webhook_in_the_way_of_polling_is_told_with_its_cure(
    quiet_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    async with quiet_town.bot():
        quiet_town.double.world.profile.webhook = {"url": URL, "secret_token": SECRET}
        quiet_town.person("Kari").person.say("/start")
        await quiet_town.double.wait_for(lambda: calls(quiet_town, "getWebhookInfo"))
        await quiet_town.double.wait_for(lambda: "poll.refused" in caplog.text)
    assert "another process has set a webhook: stop it" in caplog.text


async def post(session: aiohttp.ClientSession, url: str, body: object) -> int:
    headers = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
    async with session.post(f"{url}/telegram", data=orjson.dumps(body), headers=headers) as answer:
        return answer.status


@pytest.mark.parametrize("method", ["getUpdates", "setWebhook"])
async def test_bot_that_does_not_work_as_it_should_ends_with_a_code_of_its_own(
    quiet_town: Town, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    for name, seconds in (("POLL_SECONDS", 0.05), ("LOOK_EVERY", 0.01), ("GRACE", 0.05)):
        monkeypatch.setattr(f"bot.supervision.watchdogs.{name}", seconds)
    quiet_town.double.faults.always(method, Fault.refused(400))
    told = r"answered no poll, or kept no webhook, for .*check the network"
    with pytest.raises(Stalled, match=told) as ending:  # noqa: PT012 -- which bot runs is part of it
        async with posted(quiet_town) if method == "setWebhook" else quiet_town.bot() as running, asyncio.timeout(20):
            runtime = running[0] if isinstance(running, tuple) else running
            await runtime._stopped.wait()  # noqa: SLF001 -- the watchdogs stop it
    assert ending.value.code == 4


@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
async def test_running_bot_says_that_it_is_well(quiet_town: Town, *, by_webhook: bool) -> None:
    async with posted(quiet_town) if by_webhook else quiet_town.bot() as running:
        runtime = running[0] if isinstance(running, tuple) else running
        await quiet_town.person("Kari").sends("/start")
        async with aiohttp.ClientSession() as session:
            for path, status in (("/healthz", "ok"), ("/readyz", "ready")):
                async with session.get(runtime.url + path) as answer:
                    assert (answer.status, (await answer.json())["status"]) == (200, status)
            async with session.get(f"{runtime.url}/metrics") as answer:
                told = (await answer.text()).splitlines()
    way = "webhook" if by_webhook else "polling"
    counted = (
        f'torgbot_updates_received_total{{way="{way}"}} 1.0',
        'torgbot_updates_worked_total{outcome="done"} 1.0',
        "torgbot_update_seconds_count 1.0",
    )
    assert [line for line in counted if line not in told] == []
