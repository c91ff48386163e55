"""What shows that the process only looks alive, and what follows: one line, an unhealthy answer, a new start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import structlog

from bot.supervision.backlog import Backlog, Observation
from bot.supervision.last_resort import LastResort
from bot.supervision.metrics import INGEST, Metrics
from bot.supervision.systemd import Supervisor

log = structlog.get_logger()

POLL_SECONDS: Final = 90.0  #: So long without an answer to a poll is a fault;
UPDATE_SECONDS: Final = 30.0  #: so long that an update waits and none is worked,
LOOP_SECONDS: Final = 60.0  #: and so long that a loop does not go round.
LOOK_EVERY: Final = 5.0  #: Seconds.
REFUSAL_COUNTS: Final = 10.0  #: Seconds that the database counts as away after it took no writes.
GRACE: Final = 30.0  #: Seconds that a fault may last before the process gives up.


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """One moment of the process; ages in seconds."""

    poll: float | None = None  #: Since Telegram answered a poll; None in a process that does not poll.
    oldest_update: float | None = None  #: How long the oldest update has waited; None when none waits.
    worked: float = 0.0  #: Since an attempt at an update ended here.
    loops: Mapping[str, float] = field(default_factory=dict)  #: Since each loop went round.
    ended: frozenset[str] = frozenset()  #: Loops that are over, though nobody told them to end.
    is_database_away: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong; `name` tells one watchdog from the others."""

    name: str
    cause: str
    cure: str


RESTART: Final = "it is started again by its supervisor; if it comes back, report this line"


def faults(vitals: Vitals) -> list[Fault]:
    """Everything that is wrong at this moment.

    A backlog counts only while nobody works on it: 100,000 updates that waited for a start are old and no fault.
    Nor does it count while the database is away, since no restart brings that back.
    """
    found = [Fault(f"loop {name}", "the loop has ended", RESTART) for name in sorted(vitals.ended)]
    for name, age in sorted(vitals.loops.items()):
        if age >= LOOP_SECONDS and name not in vitals.ended:
            found.append(Fault(f"loop {name}", f"the loop has stood still for {age:.0f} s", RESTART))
    if vitals.poll is not None and vitals.poll >= POLL_SECONDS:
        cure = "check the network, BOT_API_URL and WEBHOOK_URL; it is started again by its supervisor"
        cause = f"Telegram has answered no poll, or kept no webhook, for {vitals.poll:.0f} s"
        found.append(Fault("poll", cause, cure))
    waits = vitals.oldest_update
    if waits is not None and min(waits, vitals.worked) >= UPDATE_SECONDS and not vitals.is_database_away:
        found.append(Fault("updates", f"an update has waited for {waits:.0f} s and none is worked", RESTART))
    return found


class Watchdogs:
    """Looks every few seconds. While nothing is wrong the supervisor hears so; what stays wrong ends the process.

    `give_up` is called once, with the fault that lasted longer than the grace period.
    """

    def __init__(
        self,
        metrics: Metrics,
        backlog: Backlog,
        supervisor: Supervisor,
        last_resort: LastResort,
        give_up: Callable[[Fault], None],
    ) -> None:
        self._metrics = metrics
        self._backlog = backlog
        self._supervisor = supervisor
        self._last_resort = last_resort
        self._give_up = give_up
        self._seen = Observation()
        self._ended: set[str] = set()
        self._since: float | None = None  # when the first of the faults that are there now was seen

    def watch(self, loop: asyncio.Task[Any]) -> None:
        """Take the end of this task for a fault; whoever ends the loops on purpose cancels `run` first."""
        loop.add_done_callback(lambda done: self._ended.add(done.get_name()))

    def faults(self) -> list[Fault]:
        """What is wrong now, as far as it can be told without asking the database again."""
        now, metrics = self._metrics.monotonic(), self._metrics
        return faults(
            Vitals(
                poll=now - metrics.last_poll if metrics.last_poll is not None and INGEST in metrics.beats else None,
                oldest_update=self._seen.oldest_update,
                worked=now - metrics.last_worked,
                loops={name: now - at for name, at in metrics.beats.items()},
                ended=frozenset(self._ended),
                is_database_away=self._seen.is_away or now - metrics.last_refusal < REFUSAL_COUNTS,
            )
        )

    async def run(self) -> None:
        """Look until cancelled, or until the process is given up; first when a start is over."""
        is_given_up = False
        while not is_given_up:
            before = self._metrics.monotonic()
            await asyncio.sleep(LOOK_EVERY)
            self._metrics.lagged(self._metrics.monotonic() - before - LOOK_EVERY)
            is_given_up = await self.look()

    async def look(self) -> bool:
        """Look once; True when the process has been given up."""
        self._last_resort.put_off()
        self._seen = await self._backlog.look()
        found = self.faults()
        if not found:
            self._since = None
            self._supervisor.alive()
            return False
        now = self._metrics.monotonic()
        if self._since is None:
            self._since = now
            log.error("process.unhealthy", fault=found[0].name, cause=found[0].cause, cure=found[0].cure)
        if now - self._since < GRACE:
            return False
        self._give_up(found[0])
        return True
