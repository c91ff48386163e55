"""The whole bot while its database takes no writes: nothing is confirmed, and it recovers by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event
from structlog.testing import capture_logs

from db.driver import Connection as DriverConnection
from tests.bot.conftest import locked
from tests.conftest import Town

MUCH = 90  #: Commands with a page of words each, which come in one poll and need more room than the file has to spare.

pytestmark = pytest.mark.usefixtures("impatient")


@contextmanager
def pragma_at_every_turn(now: list[str]) -> Iterator[None]:
    """Every transaction begins with the newest of these pragmas."""

    def prepare(connection: Connection) -> None:
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, DriverConnection)
        driver.hold_back(now[-1])

    event.listen(Engine, "begin", prepare)
    try:
        yield
    finally:
        event.remove(Engine, "begin", prepare)


def polls(town: Town) -> int:
    return sum(call.method == "getUpdates" for call in town.double.calls)


def complaints(logs: list[Any]) -> int:
    return sum(entry["event"] == "inbox.unavailable" for entry in logs)


async def test_lock_is_waited_out_and_nothing_confirmed_meanwhile(town: Town) -> None:
    kari = town.person("Kari")
    with capture_logs() as logs:
        async with locked(str(town.database_file)):
            before = polls(town)
            kari.person.say("/start")
            await town.double.wait_for(lambda: polls(town) >= before + 3)
            assert len(town.double.updates.pending) == 1
            assert kari.visible == []
        await town.double.wait_for(lambda: kari.visible and not town.double.updates.pending)
    assert (len(kari.visible), complaints(logs) >= 2) == (1, True)


@pytest.mark.parametrize(
    ("refusing", "taking"),
    [
        ("PRAGMA query_only=1", "PRAGMA query_only=0"),
        ("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000"),
    ],
)
async def test_read_only_or_full_database_is_waited_out(quiet_town: Town, refusing: str, taking: str) -> None:
    kari, now, double = quiet_town.person("Kari"), [taking], quiet_town.double
    with capture_logs() as logs, pragma_at_every_turn(now):
        async with quiet_town.bot():
            await kari.sends("/start")
            async with locked(str(quiet_town.database_file)):  # whatever had begun with the old pragma is over
                now.append(refusing)
                for _ in range(MUCH):
                    kari.person.say("/help " + "x " * 2000)
                await double.wait_for(lambda: complaints(logs) >= 1)
            met = complaints(logs)
            await double.wait_for(lambda: complaints(logs) >= met + 2)
            assert len(double.updates.pending) == MUCH
            now.append(taking)
            await double.wait_for(lambda: len(kari.visible) > MUCH and not double.updates.pending, 30)
    assert len(kari.visible) == MUCH + 1
