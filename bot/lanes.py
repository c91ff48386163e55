"""From the inbox to effects: one update at a time per person, in parallel across people, one transaction each."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Final, Protocol

import structlog

from db import Database, UnitOfWork
from db.engine import DatabaseUnavailable

log = structlog.get_logger()

WORKERS: Final = 8
MAX_ATTEMPTS: Final = 3
RETRY_AFTER: Final = (0.2, 2.0)  #: Seconds before the second and third attempt.
OUTAGE_PAUSE: Final = 0.5
DEADLINE: Final = 30.0  #: Seconds for one update: on SQLite it holds the one pen.


class Unreadable(Exception):  # noqa: N818 -- says what the update is
    """The update cannot be parsed; trying again will not help."""


class Worker(Protocol):
    """What is done with each update."""

    def glance(self, body: str) -> None:
        """Begin what must not wait for the work, without waiting for it (a press is answered)."""

    async def work(self, work: UnitOfWork, body: str) -> None:
        """Give one update its effect. Raises Unreadable for what can never be worked."""

    async def apologise(self, work: UnitOfWork, lane: int) -> None:
        """Tell a person that an update could not be worked."""

    def committed(self) -> None:
        """Hear that effects were committed: there may be something to send."""


class Lanes:
    """Hands updates to workers. A lane is a person: its updates wait for each other, and lanes take turns.

    Only ids are held in memory; the inbox is the truth, so that holding an id twice does nothing.
    """

    def __init__(self, database: Database, worker: Worker) -> None:
        self._database = database
        self._worker = worker
        self._waiting: dict[int, deque[int]] = {}
        self.caught_up = asyncio.Event()  #: Set when what an earlier process left is queued.
        self._stopping = False
        self._ready: asyncio.Queue[int | None] = asyncio.Queue()  # lanes nobody works on; None ends a worker

    def add(self, updates: Iterable[tuple[int, int]]) -> None:
        """Queue updates, given as (update id, lane)."""
        for update_id, lane in updates:
            queue = self._waiting.get(lane)
            if queue is None:
                self._waiting[lane] = deque([update_id])
                self._ready.put_nowait(lane)
            else:
                queue.append(update_id)

    async def run(self) -> None:
        """Take up what waits in the inbox, and work until `stop`."""
        await self._take_up()
        self.caught_up.set()
        async with asyncio.TaskGroup() as workers:
            for number in range(WORKERS):
                workers.create_task(self._serve(), name=f"lane worker {number}")

    async def _take_up(self) -> None:
        """Queue what an earlier process left; the database may take its time."""
        while True:
            try:
                async with self._database.work() as work:
                    self.add(await work.inbox.waiting())
            except DatabaseUnavailable as error:
                log.error("lane.unavailable", cause=str(error), cure="free the database; nothing is lost meanwhile")
                await asyncio.sleep(OUTAGE_PAUSE)
            else:
                return

    def stop(self) -> None:
        """Let each worker end after the update in hand; what waits is in the inbox for the next start."""
        self._stopping = True
        for _ in range(WORKERS):
            self._ready.put_nowait(None)

    async def _serve(self) -> None:
        while (lane := await self._ready.get()) is not None and not self._stopping:
            await self._work_through(lane, self._waiting[lane].popleft())
            if self._waiting[lane]:
                self._ready.put_nowait(lane)  # behind the others: nobody starves them
            else:
                del self._waiting[lane]

    async def _work_through(self, lane: int, update_id: int) -> None:
        """Try one update until it is done or dead; an outage of the database is waited out."""
        while True:
            try:
                delay = await self._attempt(lane, update_id)
            except DatabaseUnavailable as error:
                log.error("lane.unavailable", cause=str(error), cure="free the database; nothing is lost meanwhile")
                delay = OUTAGE_PAUSE
            if delay is None or self._stopping:
                return
            await asyncio.sleep(delay)

    async def _attempt(self, lane: int, update_id: int) -> float | None:
        """One attempt; returns seconds to wait before the next, None when there is none."""
        attempts = 0
        try:
            async with self._database.work() as work:
                waiting = await work.inbox.body(update_id)
                if waiting is None:
                    return None
                body, attempts = waiting
                if attempts == 0:
                    self._worker.glance(body)
                async with asyncio.timeout(DEADLINE):
                    await self._worker.work(work, body)
                await work.inbox.finish(update_id)
        except DatabaseUnavailable:
            raise
        except Unreadable as error:
            await self._bury(lane, update_id, error)
            return None
        except asyncio.CancelledError as error:
            if _is_being_ended():
                raise
            return await self._note_failure(lane, update_id, attempts + 1, error)
        except Exception as error:  # noqa: BLE001 -- one update's failure must not end the others
            return await self._note_failure(lane, update_id, attempts + 1, error)
        self._worker.committed()
        return None

    async def _note_failure(self, lane: int, update_id: int, attempts: int, error: BaseException) -> float | None:
        log.error("update.failed", update_id=update_id, attempt=attempts, exc_info=error)
        if attempts >= MAX_ATTEMPTS:
            await self._bury(lane, update_id, error)
            return None
        async with self._database.work() as work:
            await work.inbox.note_failure(update_id, type(error).__name__, is_last=False)
        return RETRY_AFTER[attempts - 1]

    async def _bury(self, lane: int, update_id: int, error: BaseException) -> None:
        """Make an update a dead letter; whoever sent it is told unless nobody can be."""
        log.error("update.dead", update_id=update_id, error=type(error).__name__)
        async with self._database.work() as work:
            await work.inbox.note_failure(update_id, type(error).__name__, is_last=True)
            if not isinstance(error, Unreadable):
                await self._worker.apologise(work, lane)
        self._worker.committed()


def _is_being_ended() -> bool:
    """Whether this task was told to end; otherwise a cancellation escaped from something inside a handler."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
