"""A worker that keeps a diary, for tests of the lanes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from db import Database, UnitOfWork
from db.delivery.inbox import Received
from tests.bot.conftest import utc_now

Effect = Callable[[UnitOfWork], Awaitable[None]]
STATES = "SELECT update_id, state FROM inbox ORDER BY update_id"


class Diary:
    """A worker that notes what it is asked to do; `effects` says what happens with some bodies."""

    def __init__(self) -> None:
        self.glanced: list[str] = []
        self.worked: list[str] = []
        self.apologies: list[int] = []
        self.effects: dict[str, Effect] = {}
        self._changed = asyncio.Condition()

    def glance(self, body: str) -> None:
        self.glanced.append(body)

    async def work(self, work: UnitOfWork, body: str) -> None:
        self.worked.append(body)
        await self._tell()
        if body in self.effects:
            await self.effects[body](work)

    async def apologise(self, work: UnitOfWork, lane: int) -> None:
        self.apologies.append(lane)
        await work.audit.note(lane, "apology", "", utc_now())

    def committed(self) -> None:
        pass

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until(self, body: str, times: int = 1) -> None:
        """Wait until a body has been worked so often."""
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(lambda: self.worked.count(body) >= times)


async def receive(database: Database, updates: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lay updates (id, lane) into the inbox; each one's body is 'lane:id'."""
    given = list(updates)
    async with database.work() as work:
        await work.inbox.keep([Received(number, lane, f"{lane}:{number}") for number, lane in given], utc_now())
    return given
