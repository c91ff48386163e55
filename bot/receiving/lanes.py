"""From the inbox to effects: one update at a time per person, in parallel across people, one transaction each."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterable
from typing import Final, Protocol

import structlog

from bot.clock import Clock
from bot.supervision.metrics import Metrics, Worked
from db import Database, UnitOfWork
from db.delivery.inbox import Waiting
from db.engine import DatabaseUnavailable, LastedTooLong

log = structlog.get_logger()

NAME: Final = "lanes"
WORKERS: Final = 8
MAX_ATTEMPTS: Final = 3
RETRY_AFTER: Final = (0.2, 2.0)  #: Seconds before the second and third attempt.
OUTAGE_PAUSE: Final = 0.5
DEADLINE: Final = 30.0  #: Seconds for one update: on SQLite it holds the one pen.
LOOK_EVERY: Final = 2.0  #: Seconds between looks for what another process left, or a command brought back.
LOOK_FOR: Final = 1000  #: Lanes taken up at a time, so that a long backlog stays in the database.
LEFT_ALONE: Final = dt.timedelta(seconds=1)  #: Updates younger than this are being worked where they came in.


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
    """Works lanes. A lane is a person: its updates wait for each other, and lanes take turns.

    Memory holds only how many updates a lane is thought to have; the inbox says which comes next. So an update
    that is announced twice, or by another process, is worked once and in its order.
    """

    def __init__(self, database: Database, worker: Worker, clock: Clock, metrics: Metrics | None = None) -> None:
        self._database = database
        self._worker = worker
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._expected: dict[int, int] = {}
        self._rested: set[int] = set()  # lanes that have waited here since a failure, whatever the wall clock says
        self._ready: asyncio.Queue[int | None] = asyncio.Queue()  # lanes nobody works on; None ends a worker
        self._stopping = False

    @property
    def are_idle(self) -> bool:
        """Whether nobody waits for an answer here."""
        return not self._expected

    def add(self, updates: Iterable[tuple[int, int]]) -> None:
        """Hear of updates in the inbox, given as (update id, lane)."""
        for _update_id, lane in updates:
            self._expect(lane)

    def _expect(self, lane: int, updates: int = 1) -> None:
        known = self._expected.get(lane)
        self._expected[lane] = (known or 0) + updates
        if known is None:
            self._ready.put_nowait(lane)

    async def run(self) -> None:
        """Work, first what waits in the inbox already, until `stop`."""
        async with asyncio.TaskGroup() as loops:
            looking = loops.create_task(self._look_around(), name="lane lookout")
            workers = [loops.create_task(self._serve(), name=f"lane worker {n}") for n in range(WORKERS)]
            await asyncio.wait(workers)
            looking.cancel()
        self._metrics.rest(NAME)

    def stop(self) -> None:
        """Let each worker end after the update in hand; what waits is in the inbox for the next start."""
        self._stopping = True
        for _ in range(WORKERS):
            self._ready.put_nowait(None)

    async def _look_around(self) -> None:
        """Take up what nobody announced here: left by a process that ended, or brought back by a command."""
        left_alone = dt.timedelta(0)
        while True:
            self._metrics.beat(NAME)
            try:
                found = await self._look(left_alone)
            except DatabaseUnavailable as error:
                self._note_outage(error)
                found = 0
            else:
                left_alone = LEFT_ALONE
            await asyncio.sleep(LOOK_EVERY if found < LOOK_FOR else LOOK_EVERY / 20)

    async def _look(self, left_alone: dt.timedelta) -> int:
        """Add lanes that wait, unless there is enough to do; returns how many were found."""
        if len(self._expected) >= LOOK_FOR:
            return LOOK_FOR
        now = self._clock.now()
        async with self._database.reading() as work:
            waiting = await work.inbox.lanes(now, now - left_alone, LOOK_FOR)
        for lane, updates in waiting:
            if lane not in self._expected:
                self._expect(lane, updates)
        return len(waiting)

    async def _serve(self) -> None:
        while (lane := await self._ready.get()) is not None and not self._stopping:
            rest = await self._work_one(lane)
            if self._stopping:
                return
            if rest:
                asyncio.get_running_loop().call_later(rest, self._resume, lane)
            elif self._expected[lane] > 0:
                self._ready.put_nowait(lane)  # behind the others: nobody starves them
            else:
                del self._expected[lane]

    def _resume(self, lane: int) -> None:
        self._rested.add(lane)
        self._ready.put_nowait(lane)

    async def _work_one(self, lane: int) -> float:
        """Work the lane's next update; returns the seconds that the lane has to rest."""
        try:
            return await self._attempt(lane)
        except DatabaseUnavailable as error:
            self._note_outage(error)
            return OUTAGE_PAUSE

    async def _attempt(self, lane: int) -> float:
        waiting: Waiting | None = None
        try:
            async with self._database.work() as work:
                waiting = await work.inbox.next_of(lane)
                if waiting is None:
                    self._expected[lane] = 0
                    return 0.0
                rest = waiting.rest(self._clock.now())
                if rest > 0 and lane not in self._rested:
                    return rest
                if waiting.attempts == 0:
                    self._worker.glance(waiting.body)
                async with asyncio.timeout(DEADLINE):
                    await self._worker.work(work, waiting.body)
                await work.inbox.finish(waiting.update_id)
        except DatabaseUnavailable as error:
            if waiting is None or not isinstance(error, LastedTooLong):
                raise
            return await self._note_failure(lane, waiting, error)
        except asyncio.CancelledError as error:
            if waiting is None or _is_being_ended():
                raise
            return await self._note_failure(lane, waiting, error)
        except Exception as error:
            if waiting is None:
                raise
            return await self._note_failure(lane, waiting, error)
        self._ended(lane)
        self._metrics.worked(Worked.DONE, (self._clock.now() - waiting.received_at).total_seconds())
        self._worker.committed()
        return 0.0

    async def _note_failure(self, lane: int, waiting: Waiting, error: BaseException) -> float:
        """Keep that an attempt failed; the last one makes a dead letter, and whoever sent it is told."""
        attempts = waiting.attempts + 1
        log.error("update.failed", update_id=waiting.update_id, attempt=attempts, exc_info=error)
        is_readable = not isinstance(error, Unreadable)
        is_last = attempts >= MAX_ATTEMPTS or not is_readable
        rest = 0.0 if is_last else RETRY_AFTER[attempts - 1]
        again = self._clock.now() + dt.timedelta(seconds=rest)
        async with self._database.work() as work:
            await work.inbox.note_failure(waiting.update_id, type(error).__name__, None if is_last else again)
            if is_last and is_readable:
                await self._worker.apologise(work, lane)
        self._metrics.worked(Worked.DEAD if is_last else Worked.FAILED)
        if is_last:
            log.error("update.dead", update_id=waiting.update_id, error=type(error).__name__)
            self._ended(lane)
            self._worker.committed()
        return rest

    def _ended(self, lane: int) -> None:
        """One update of the lane has come to its end."""
        self._expected[lane] = max(0, self._expected[lane] - 1)
        self._rested.discard(lane)

    def _note_outage(self, error: DatabaseUnavailable) -> None:
        self._metrics.refused()
        log.error("lane.unavailable", cause=str(error), cure="free the database; nothing is lost meanwhile")


def _is_being_ended() -> bool:
    """Whether this task was told to end; otherwise a cancellation escaped from something inside a handler."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
