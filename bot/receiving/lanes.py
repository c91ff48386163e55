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
from domain.moments import later

log = structlog.get_logger()

NAME: Final = "lanes"
WORKERS: Final = 8
MAX_ATTEMPTS: Final = 3
RETRY_AFTER: Final = (0.2, 2.0)  #: Seconds before the second and third attempt.
OUTAGE_PAUSE: Final = 0.5  #: Seconds until the next attempt, where the database took none.
DEADLINE: Final = 30.0  #: Seconds for one update: on SQLite it holds the one pen.
LOOK_EVERY: Final = 2.0  #: Seconds between looks for what another process left, or a command brought back.
LOOK_ON_EVERY: Final = 0.1  #: The same, while there is more than one look takes up.
LOOK_FOR: Final = 1000  #: Lanes taken up at a time, so that a long backlog stays in the database.
LEFT_ALONE: Final = dt.timedelta(seconds=1)  #: Updates younger than this are being worked where they came in.
ENDED: Final = "ProcessEnded"  #: Why an update is given up at which processes have ended.


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

    An attempt is counted when it has failed. Whose process ended meanwhile counts nothing, so a start counts one for
    those it finds; what a start finds that another has counted already is doubtful: it may be what ended the process.
    One worker takes the doubtful, one by one, and counts each attempt before it is made.
    """

    def __init__(self, database: Database, worker: Worker, clock: Clock, metrics: Metrics | None = None) -> None:
        self._database = database
        self._worker = worker
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._expected: dict[int, int] = {}
        self._rested: set[int] = set()  # lanes that have waited here since a failure, whatever the wall clock says
        self._ready: asyncio.Queue[int | None] = asyncio.Queue()  # lanes nobody works on; None ends a worker
        self._doubtful: asyncio.Queue[int | None] = asyncio.Queue()  # the same, whose next update is doubtful
        self._failed: dict[int, int] = {}  # attempts before the coming one, of updates whose attempts were counted here
        self._stopping = False

    @property
    def are_idle(self) -> bool:
        """Whether nobody waits for an answer here."""
        return not self._expected

    def add(self, updates: Iterable[tuple[int, int]]) -> None:
        """Hear of updates in the inbox, given as (update id, lane)."""
        for _update_id, lane in updates:
            if lane not in self._expected:
                self._ready.put_nowait(lane)
            self._expected[lane] = self._expected.get(lane, 0) + 1

    async def run(self) -> None:
        """Work, first what waits in the inbox already, until `stop`."""
        async with asyncio.TaskGroup() as loops:
            looking = loops.create_task(self._look_around(), name="lane lookout")
            workers = [loops.create_task(self._serve(self._ready), name=f"lane worker {n}") for n in range(WORKERS)]
            workers.append(loops.create_task(self._serve(self._doubtful), name="worker of doubtful lanes"))
            await asyncio.wait(workers)
            looking.cancel()
        self._metrics.rest(NAME)

    def stop(self) -> None:
        """Let each worker end after the update in hand; what waits is in the inbox for the next start."""
        self._stopping = True
        self._doubtful.put_nowait(None)
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
            await asyncio.sleep(LOOK_EVERY if found < LOOK_FOR else LOOK_ON_EVERY)

    async def _look(self, left_alone: dt.timedelta) -> int:
        """Add lanes that wait, unless there is enough to do; returns how many were found."""
        if len(self._expected) >= LOOK_FOR:
            return LOOK_FOR
        now = self._clock.now()
        async with self._database.reading() as work:
            waiting = await work.inbox.lanes(now, later(now, -left_alone), LOOK_FOR)
        left = {lane: updates for lane, updates in waiting if lane not in self._expected}
        self._expected |= left
        try:
            if left and not left_alone:
                await self._count_for_the_ended(left)
        finally:
            for lane in left:
                self._ready.put_nowait(lane)
        return len(waiting)

    async def _count_for_the_ended(self, lanes: Iterable[int]) -> None:
        """Count an attempt at the next update of lanes left by a process that may have ended while it was at them."""
        async with self._database.work() as work:
            counted = await work.inbox.count_first_attempts(list(lanes))
        self._failed |= dict.fromkeys(counted, 0)

    async def _serve(self, lanes: asyncio.Queue[int | None]) -> None:
        while (lane := await lanes.get()) is not None and not self._stopping:
            rest = await self._work_one(lane, is_doubtful=lanes is self._doubtful)
            if self._stopping:
                return
            if rest is None:
                self._doubtful.put_nowait(lane)
            elif rest:
                asyncio.get_running_loop().call_later(rest, self._resume, lane)
            elif self._expected[lane] > 0:
                self._ready.put_nowait(lane)  # behind the others: nobody starves them
            else:
                del self._expected[lane]

    def _resume(self, lane: int) -> None:
        self._rested.add(lane)
        self._ready.put_nowait(lane)

    async def _work_one(self, lane: int, *, is_doubtful: bool) -> float | None:
        """Work the lane's next update; returns the seconds that the lane has to rest, None where it is doubtful."""
        try:
            if is_doubtful:
                await self._count_beforehand(lane)
            return await self._attempt(lane)
        except DatabaseUnavailable as error:
            self._note_outage(error)
            return OUTAGE_PAUSE

    async def _count_beforehand(self, lane: int) -> None:
        """Count the attempt at a doubtful update before it is made; give up one that was tried often enough."""
        async with self._database.work() as work:
            waiting = await work.inbox.next_of(lane)
            if waiting is None or not self._is_doubtful(waiting):
                return
            if is_last := waiting.attempts >= MAX_ATTEMPTS:
                await work.inbox.note_failure(waiting.update_id, ENDED, None, is_counted=True)
                await self._worker.apologise(work, lane)
            else:
                await work.inbox.count_attempt(waiting.update_id)
        if is_last:
            self._given_up(lane, waiting.update_id, ENDED)
        else:
            self._failed[waiting.update_id] = waiting.attempts

    def _is_doubtful(self, waiting: Waiting) -> bool:
        return waiting.attempts > 0 and waiting.update_id not in self._failed

    def _rest(self, lane: int, waiting: Waiting) -> float | None:
        """Seconds until an update may be tried; None where that is for the worker of the doubtful."""
        if self._is_doubtful(waiting):
            return None
        return 0.0 if lane in self._rested else max(0.0, waiting.rest(self._clock.now()))

    async def _attempt(self, lane: int) -> float | None:
        waiting: Waiting | None = None
        try:
            async with self._database.work() as work:
                waiting = await work.inbox.next_of(lane)
                if waiting is None:
                    self._expected[lane] = 0
                    return 0.0
                if (rest := self._rest(lane, waiting)) != 0:
                    return rest
                if not self._failed.get(waiting.update_id):
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
        self._ended(lane, waiting.update_id)
        self._metrics.worked(Worked.DONE, (self._clock.now() - waiting.received_at).total_seconds())
        self._worker.committed()
        return 0.0

    async def _note_failure(self, lane: int, waiting: Waiting, error: BaseException) -> float:
        """Keep that an attempt failed; the last one makes a dead letter, and whoever sent it is told."""
        number, attempts = waiting.update_id, self._failed.get(waiting.update_id, 0) + 1
        log.error("update.failed", update_id=number, attempt=attempts, exc_info=error)
        is_readable = not isinstance(error, Unreadable)
        is_last = attempts >= MAX_ATTEMPTS or not is_readable
        rest = 0.0 if is_last else RETRY_AFTER[attempts - 1]
        again = later(self._clock.now(), dt.timedelta(seconds=rest))
        async with self._database.work() as work:
            await work.inbox.note_failure(
                number, type(error).__name__, None if is_last else again, is_counted=waiting.attempts >= attempts
            )
            if is_last and is_readable:
                await self._worker.apologise(work, lane)
        if is_last:
            self._given_up(lane, number, type(error).__name__)
        else:
            self._failed[number] = attempts
            self._metrics.worked(Worked.FAILED)
        return rest

    def _given_up(self, lane: int, update_id: int, reason: str) -> None:
        log.error("update.dead", update_id=update_id, error=reason)
        self._metrics.worked(Worked.DEAD)
        self._ended(lane, update_id)
        self._worker.committed()

    def _ended(self, lane: int, update_id: int) -> None:
        """One update of the lane has come to its end."""
        self._expected[lane] = max(0, self._expected[lane] - 1)
        self._rested.discard(lane)
        self._failed.pop(update_id, None)

    def _note_outage(self, error: DatabaseUnavailable) -> None:
        self._metrics.refused()
        log.error("lane.unavailable", cause=str(error), cure="free the database; nothing is lost meanwhile")


def _is_being_ended() -> bool:
    """Whether this task was told to end; otherwise a cancellation escaped from something inside a handler."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
