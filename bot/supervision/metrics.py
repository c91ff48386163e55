"""What this process counts and has last seen: the loops tell it, `/metrics` and the watchdogs read it.

No label is about a person: loops, ways, outcomes and lanes only. Each call costs microseconds and never fails.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import product
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from domain.delivery import DeliveryState
from domain.letters import Lane

INGEST: Final = "ingest"  #: The loop that polls.
SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Bounds of the latency histograms; 0.3 is what a reply may take while a broadcast goes out."""

ON_THE_WAY: Final = (DeliveryState.PENDING, DeliveryState.SENDING)
CALLED: Final = (
    "getUpdates",
    "getWebhookInfo",
    "setWebhook",
    "answerCallbackQuery",
    "answerInlineQuery",
    "sendMessage",
    "editMessageText",
    "sendDocument",
    "sendPhoto",
    "sendVenue",
)
"""The methods at which Telegram may ask for a pause that is counted."""


class Way(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class Worked(StrEnum):
    """What became of one attempt at an update."""

    DONE = "done"  #: Its effects and replies are committed.
    FAILED = "failed"  #: It will be tried again.
    DEAD = "dead"  #: It is a dead letter.


class Metrics:
    """Counters in a registry of their own, and the moments (monotonic seconds) of what the watchdogs look for."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.monotonic = monotonic
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.beats: dict[str, float] = {}  #: When each loop last went round.
        self.last_poll: float | None = None  #: When Telegram last answered a poll; none before the first.
        self.last_worked = monotonic()  #: When an attempt at an update last ended; at first, when this process began.
        self.last_refusal = float("-inf")  #: When the database last took no writes.
        self._refusals = Counter(
            "torgbot_database_refusals", "Times that the database took no writes.", registry=self.registry
        )
        self._received = self._counter("updates_received", "Updates kept in the inbox, repeated ones too.", "way")
        self._unreadable = self._counter("updates_unreadable", "Bodies without an update id; nothing is kept.", "way")
        self._worked = self._counter("updates_worked", "Attempts at updates by what became of them.", "outcome")
        self._sent = self._counter("sends", "Messages that came to an end, by what became of them.", "result")
        self._floods = self._counter("floods", "Answers with status 429, by method.", "method")
        self._commit = self._histogram("update_seconds", "From receiving an update to its reply being committed.")
        self._reply = self._histogram("reply_seconds", "From receiving an update to Telegram having its reply.")
        self._rate = Gauge("torgbot_rate_per_second", "Messages a second that may go out now.", registry=self.registry)
        self._lag = Gauge("torgbot_loop_lag_seconds", "How late the event loop last was.", registry=self.registry)
        self._database = Gauge("torgbot_database_up", "Whether the database answers.", registry=self.registry)
        self._oldest = Gauge("torgbot_oldest_update_seconds", "Age of the oldest unworked.", registry=self.registry)
        self._depth = Gauge(
            "torgbot_outbox_messages", "Messages on their way.", ["lane", "state"], registry=self.registry
        )
        for outcome in Worked:  # a rate over a series that appears with its first event misses that event
            self._worked.labels(outcome)
        for way in Way:
            self._received.labels(way)
            self._unreadable.labels(way)
        for method in CALLED:
            self._floods.labels(method)
        for state in set(DeliveryState) - set(ON_THE_WAY):
            self._sent.labels(state)

    def beat(self, loop: str) -> None:
        """Hear that a loop goes round; from the first time on it has to within a minute, also when idle."""
        self.beats[loop] = self.monotonic()

    def rest(self, loop: str) -> None:
        """Hear that a loop has ended, and is meant to."""
        self.beats.pop(loop, None)

    def polled(self) -> None:
        """Hear that Telegram has answered a poll or keeps the webhook, or that either begins."""
        self.last_poll = self.monotonic()

    def refused(self) -> None:
        """Hear that the database took no writes: what waits meanwhile is not this process's fault."""
        self.last_refusal = self.monotonic()
        self._refusals.inc()

    def received(self, way: Way, updates: int) -> None:
        """Count updates that have been committed to the inbox."""
        self._received.labels(way).inc(updates)

    def unreadable(self, way: Way, bodies: int) -> None:
        """Count what cannot be kept because it has no update id."""
        self._unreadable.labels(way).inc(bodies)

    def worked(self, outcome: Worked, seconds: float | None = None) -> None:
        """Count an attempt at an update; `seconds` from receiving it to the commit, where it is done."""
        self.last_worked = self.monotonic()
        self._worked.labels(outcome).inc()
        if seconds is not None:
            self._commit.observe(max(0.0, seconds))

    def sent(self, result: DeliveryState, seconds: float | None = None, messages: int = 1) -> None:
        """Count messages that came to an end; `seconds` from receiving the update, for a reply that was sent."""
        self._sent.labels(result).inc(messages)
        if seconds is not None:
            self._reply.observe(max(0.0, seconds))

    def flooded(self, method: str) -> None:
        """Count an answer with status 429."""
        self._floods.labels(method).inc()

    def paced(self, per_second: float) -> None:
        """Note the rate that the sender keeps now."""
        self._rate.set(per_second)

    def lagged(self, seconds: float) -> None:
        """Note how late the event loop was."""
        self._lag.set(max(0.0, seconds))

    def database(self, *, is_away: bool) -> None:
        """Note whether the database answers; while it does not, nobody knows what waits."""
        self._database.set(not is_away)
        if is_away:
            self._oldest.set(math.nan)
            for lane, state in product(Lane, ON_THE_WAY):
                self._depth.labels(lane.name.lower(), state).set(math.nan)

    def waiting(self, oldest_update: float | None, outbox: Mapping[tuple[str, str], int]) -> None:
        """Note the age of the oldest unworked update, and how many messages are in the outbox by lane and state."""
        self._oldest.set(oldest_update or 0.0)
        for lane, state in product(Lane, ON_THE_WAY):
            self._depth.labels(lane.name.lower(), state).set(outbox.get((lane.name.lower(), state), 0))

    def _counter(self, name: str, meaning: str, label: str) -> Counter:
        return Counter(f"torgbot_{name}", meaning, [label], registry=self.registry)

    def _histogram(self, name: str, meaning: str) -> Histogram:
        return Histogram(f"torgbot_{name}", meaning, registry=self.registry, buckets=SECONDS)
