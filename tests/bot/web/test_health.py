"""Health, readiness and metrics as a supervisor, a balancer and Prometheus meet them."""

import datetime as dt
import math
import re
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.endings import BadSetting
from bot.settings import Settings
from bot.supervision.metrics import Metrics, Way, Worked
from bot.supervision.watchdogs import Fault
from bot.web.health import Health
from bot.web.server import WebServer
from bot.web.webhook import Webhook
from db import Database
from db.delivery.inbox import Received
from domain.delivery import DeliveryState
from tests.bot.conftest import put, utc_now
from tests.bot.web.conftest import Visitor

FINE = {"database": True, "schema": True, "loops": True, "backlog": True}


class Pulse:
    """Watchdogs that bark when a test says so."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def faults(self) -> list[Fault]:
        return self.found


@pytest.fixture
def pulse(health: Health) -> Pulse:
    pulse = Pulse()
    health.serve(pulse)
    return pulse


@pytest.fixture(autouse=True)
def always_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FRESH_FOR", "COUNTED_EVERY"):
        monkeypatch.setattr(f"bot.supervision.backlog.{name}", 0.0)


async def keep(database: Database, age: float) -> None:
    async with database.work() as work:
        await work.inbox.keep([Received(1, 7, "{}")], utc_now() - dt.timedelta(seconds=age))


async def test_process_that_starts_lives_but_is_not_ready(visitor: Visitor) -> None:
    assert await visitor.gets("/healthz") == (200, {"status": "ok", "faults": {}})
    assert await visitor.gets("/readyz") == (503, {"status": "not ready", "checks": FINE | {"loops": False}})


async def test_health_follows_the_watchdogs(visitor: Visitor, pulse: Pulse) -> None:
    assert await visitor.gets("/readyz") == (200, {"status": "ready", "checks": FINE})
    pulse.found = [Fault("poll", "Telegram has answered no poll for 91 s", "check the network")]
    faults = {"poll": "Telegram has answered no poll for 91 s"}
    assert await visitor.gets("/healthz") == (503, {"status": "failing", "faults": faults})
    assert await visitor.gets("/readyz") == (503, {"status": "not ready", "checks": FINE | {"loops": False}})


@pytest.mark.parametrize(("age", "is_young"), [(20, True), (40, False)])
@pytest.mark.usefixtures("pulse")
async def test_readiness_asks_for_a_young_backlog(
    visitor: Visitor, database: Database, age: float, *, is_young: bool
) -> None:
    await keep(database, age)
    assert (await visitor.gets("/readyz"))[1]["checks"] == FINE | {"backlog": is_young}


@pytest.mark.usefixtures("pulse")
async def test_readiness_asks_for_this_schema(visitor: Visitor, database: Database) -> None:
    async with database.work() as work:
        await work.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert (await visitor.gets("/readyz"))[1]["checks"] == FINE | {"schema": False}


@pytest.mark.usefixtures("pulse")
async def test_readiness_asks_for_a_database_and_life_does_not(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.supervision.backlog.PATIENCE", 0.0)
    assert (await visitor.gets("/readyz"))[1]["checks"] == FINE | {"database": False, "schema": False}
    assert (await visitor.gets("/healthz"))[0] == 200
    assert values(await visitor.gets("/metrics"))["torgbot_database_up"] == 0


def values(answer: tuple[int, Any]) -> dict[str, float]:
    """All samples by name and labels, as Prometheus' own parser reads them."""
    status, text = answer
    assert status == 200
    return {
        sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_metrics_tell_what_the_loops_told(visitor: Visitor, metrics: Metrics, database: Database) -> None:
    metrics.received(Way.WEBHOOK, 3)
    metrics.worked(Worked.DONE, 0.2)
    metrics.worked(Worked.DEAD)
    metrics.sent(DeliveryState.SENT, 0.25)
    metrics.sent(DeliveryState.UNREACHABLE, messages=2)
    metrics.flooded("sendMessage")
    metrics.paced(29.6)
    await put(database, [7, 8])
    await keep(database, 40)
    told = values(await visitor.gets("/metrics"))
    expected: dict[str, float] = {
        "torgbot_updates_received_total webhook": 3,
        "torgbot_updates_worked_total done": 1,
        "torgbot_updates_worked_total dead": 1,
        "torgbot_updates_worked_total failed": 0,
        "torgbot_sends_total sent": 1,
        "torgbot_sends_total unreachable": 2,
        "torgbot_floods_total sendMessage": 1,
        "torgbot_rate_per_second": 29.6,
        "torgbot_update_seconds_bucket 0.1": 0,
        "torgbot_update_seconds_bucket 0.2": 1,
        "torgbot_reply_seconds_bucket 0.3": 1,
        "torgbot_outbox_messages interactive pending": 2,
        "torgbot_outbox_messages bulk sending": 0,
        "torgbot_database_up": 1,
    }
    assert {name: told[name] for name in expected} == expected
    assert 40 <= told["torgbot_oldest_update_seconds"] < 50


async def test_what_has_not_happened_yet_is_counted_as_none(visitor: Visitor) -> None:
    told = values(await visitor.gets("/metrics"))
    ways, methods = ("polling", "webhook"), ("getUpdates", "setWebhook", "sendMessage", "editMessageText")
    names = [f"torgbot_updates_{what}_total {way}" for what in ("received", "unreadable") for way in ways]
    names += [f"torgbot_floods_total {method}" for method in methods]
    assert {name: told.get(name) for name in names} == dict.fromkeys(names, 0)


async def test_what_waits_is_not_known_while_the_database_is_away(
    visitor: Visitor, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(database, [7])
    await keep(database, 40)
    names = ("torgbot_oldest_update_seconds", "torgbot_outbox_messages interactive pending")
    before = values(await visitor.gets("/metrics"))
    assert [before[name] > 0 for name in names] == [True, True]
    with monkeypatch.context() as patch:
        patch.setattr("bot.supervision.backlog.PATIENCE", 0.0)
        away = values(await visitor.gets("/metrics"))
    assert [math.isnan(away[name]) for name in names] == [True, True]
    again = values(await visitor.gets("/metrics"))
    assert [again[name] > 0 for name in names] == [True, True]


async def test_no_metric_is_about_a_person(visitor: Visitor, database: Database) -> None:
    await put(database, [987654321])
    await visitor.posts(b'{"update_id": 5551234, "message": {"text": "canary", "from": {"id": 987654321}}}')
    _, text = await visitor.gets("/metrics")
    assert re.findall("canary|987654321|5551234", text) == []


async def test_many_who_ask_at_once_cost_one_look(
    visitor: Visitor, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.supervision.backlog.FRESH_FOR", 3600.0)
    looks = [(await visitor.gets("/readyz"))[1]["checks"]["backlog"]]
    await keep(database, 40)
    looks.append((await visitor.gets("/readyz"))[1]["checks"]["backlog"])
    assert looks == [True, True]


async def test_port_that_is_taken_stops_nobody_who_polls(
    server: WebServer, health: Health, caplog: pytest.LogCaptureFixture
) -> None:
    taken = Settings(http_port=int(server.url.rpartition(":")[2]))
    second = WebServer(taken, health, None)
    await second.start()
    second.tell()
    await second.stop()
    told = [record.getMessage() for record in caplog.records if "http.unavailable" in record.getMessage()]
    assert (second.url, len(told), "choose a free HTTP_PORT" in told[0]) == ("", 1, True)


async def test_port_that_is_taken_ends_a_bot_with_a_webhook(
    server: WebServer, health: Health, webhook: Webhook
) -> None:
    port = int(server.url.rpartition(":")[2])
    settings = Settings(
        http_port=port,
        webhook_url="https://bot.example.org/telegram",
        webhook_secret="s",  # noqa: S106 -- opens nothing
    )
    with pytest.raises(BadSetting, match=f"HTTP_PORT='{port}' cannot be used: choose a port that is free"):
        await WebServer(settings, health, webhook).start()


async def test_address_that_is_not_of_this_machine_is_told_as_such(
    health: Health, webhook: Webhook, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = Settings(http_host="192.0.2.1", http_port=0)
    polling = WebServer(elsewhere, health, None)
    await polling.start()
    polling.tell()
    await polling.stop()
    told = [record.getMessage() for record in caplog.records if "http.unavailable" in record.getMessage()]
    assert ["in HTTP_HOST" in line for line in told] == [True]
    with pytest.raises(BadSetting, match=r"^HTTP_HOST='192\.0\.2\.1' cannot be used: name an address of this machine"):
        await WebServer(elsewhere, health, webhook).start()
