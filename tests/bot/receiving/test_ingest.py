"""From Telegram to the inbox: committed before confirmed, whatever comes."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.clock import Clock
from bot.demo.double import BotApiDouble
from bot.demo.faults import Fault
from bot.receiving.ingest import Ingest
from bot.supervision.metrics import Metrics
from bot.transport import Transport
from db import Database
from tests.bot.conftest import Unchallenged, locked, rows, running, utc_now

pytestmark = pytest.mark.usefixtures("impatient")

Kept = list[tuple[int, int]]
ALONE = Unchallenged(1, "me", Clock(now=utc_now))
INBOX = "SELECT update_id, lane FROM inbox ORDER BY update_id"


@pytest.fixture
def kept() -> Kept:
    return []


@pytest.fixture
def ingest(transport: Transport, database: Database, kept: Kept) -> Ingest:
    def on_kept(updates: Sequence[tuple[int, int]]) -> None:
        kept.extend(updates)

    return Ingest(transport, database, Clock(now=utc_now), on_kept)


def say(double: BotApiDouble, *people: int) -> Kept:
    """Let people write; gives the update ids and lanes to be kept."""
    updates = []
    for number in people:
        person = double.person(number, f"Person {number}")
        person.say("hei")
        assert person.last_update is not None
        updates.append((person.last_update.update_id, number))
    return updates


def polls(double: BotApiDouble) -> int:
    return sum(call.method == "getUpdates" for call in double.calls)


async def confirmed(double: BotApiDouble) -> None:
    await double.wait_for(lambda: not double.updates.pending)


async def test_what_is_confirmed_has_been_committed(
    double: BotApiDouble, ingest: Ingest, database: Database, kept: Kept
) -> None:
    said = say(double, 7, 8, 7)
    async with running(ingest, ALONE):
        await confirmed(double)
        assert await rows(database, INBOX) == said
        more = say(double, 9)
        await confirmed(double)
    assert await rows(database, INBOX) == kept == said + more


async def test_nothing_is_confirmed_while_the_database_takes_no_writes(
    double: BotApiDouble, ingest: Ingest, database: Database, kept: Kept
) -> None:
    async with running(ingest, ALONE):
        async with locked(database.url.database):
            said, before = say(double, 7, 8), polls(double)
            await double.wait_for(lambda: polls(double) >= before + 3)
            assert len(double.updates.pending) == 2
            assert kept == []
        await confirmed(double)
    assert await rows(database, INBOX) == kept == said


@pytest.mark.parametrize(
    "fault",
    [
        Fault.refused(401),
        Fault.refused(404),
        Fault.refused(409, "terminated by other getUpdates request"),
        Fault.refused(500),
        Fault.flood(1),
        Fault.flood_without_parameters(),
        Fault.bad_gateway(),
        Fault.html(),
        Fault.html(performs=True),
        Fault.truncated(performs=True),
        Fault.empty_object(),
        Fault.dropped(performs=False),
        Fault.dropped(performs=True),
        Fault(body=b"[]"),
        Fault(body=b'{"ok":true,"result":{}}'),
        Fault(body=b'{"ok":true,"result":null}'),
        Fault(body=b'{"ok":true,"result":' + b"[" * 50_000),
    ],
    ids=lambda fault: f"{fault.status} {fault.body!r:.40} {fault.performs}",
)
async def test_poll_that_goes_wrong_is_repeated(
    double: BotApiDouble, ingest: Ingest, database: Database, fault: Fault
) -> None:
    double.faults.next("getUpdates", fault, times=2 if fault.status != 429 else 1)
    said = say(double, 7)
    async with running(ingest, ALONE):
        await confirmed(double)
    assert await rows(database, INBOX) == said


async def test_flood_control_is_waited_out(double: BotApiDouble, ingest: Ingest) -> None:
    double.faults.next("getUpdates", Fault.flood(1))
    say(double, 7)
    async with running(ingest, ALONE):
        await confirmed(double)
    first, second = double.calls[:2]
    assert second.at - first.at >= 1.0


async def test_long_flood_control_is_no_silence_of_telegrams(
    double: BotApiDouble,
    transport: Transport,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.receiving.ingest.BEAT_EVERY", 0.05)
    metrics, heard = Metrics(), list[float]()
    monkeypatch.setattr(metrics, "polled", lambda: heard.append(metrics.monotonic()))
    double.faults.next("getUpdates", Fault.flood(1))
    said = say(double, 7)
    async with running(Ingest(transport, database, Clock(now=utc_now), kept_nowhere, metrics), ALONE):
        await confirmed(double)
    assert await rows(database, INBOX) == said
    assert len(heard) > 10


def kept_nowhere(_updates: Sequence[tuple[int, int]]) -> None:
    pass


async def test_redelivered_and_reversed_updates_are_kept_once(
    double: BotApiDouble, ingest: Ingest, database: Database
) -> None:
    double.faults.redeliver(2)
    double.faults.reverse(1)
    said = say(double, 7, 8, 7)
    async with running(ingest, ALONE):
        await confirmed(double)
    assert await rows(database, INBOX) == said


async def test_batch_is_handed_on_in_order(double: BotApiDouble, ingest: Ingest, kept: Kept) -> None:
    double.faults.reverse(1)
    said = say(double, 7, 7, 7)
    async with running(ingest, ALONE):
        await confirmed(double)
    assert kept == said


POISON: list[Any] = [
    {"update_id": "7"},
    {"update_id": None, "message": {}},
    {"update_id": True},
    {"update_id": 1.5},
    {"update_id": [1]},
    {"message": {"text": "hei"}},
    {"update_id": 2**63},
    [1],
    "update",
    7,
    None,
]


@pytest.mark.parametrize("poison", POISON, ids=str)
async def test_neighbours_of_poison_go_on(
    double: BotApiDouble, ingest: Ingest, database: Database, poison: Any
) -> None:
    before = say(double, 7)
    double.updates.inject(poison, numbered=False)
    after = say(double, 8)
    async with running(ingest, ALONE):
        await confirmed(double)
    assert await rows(database, INBOX) == before + after


@pytest.mark.parametrize("poison", [{"update_id": "7"}, [1]], ids=str)
async def test_poison_alone_is_not_fetched_without_pause(
    double: BotApiDouble, ingest: Ingest, monkeypatch: pytest.MonkeyPatch, poison: Any
) -> None:
    monkeypatch.setattr("bot.receiving.ingest.BACKOFF", (60.0,))
    double.updates.inject(poison, numbered=False)
    async with running(ingest, ALONE):
        assert not await double.changes.until(lambda: polls(double) >= 3, 0.4)


async def test_half_a_character_stops_nobody(double: BotApiDouble, ingest: Ingest, database: Database) -> None:
    double.person(7, "Kari\ud83d")
    said = say(double, 7, 8)
    async with running(ingest, ALONE):
        await confirmed(double)
    assert await rows(database, INBOX) == said
