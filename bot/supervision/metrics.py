"""What this process counts and has last seen: the loops tell it, `/metrics` and the watchdogs read it.

Nothing in it is about a person: loops, ways, outcomes and lanes only. Each call costs a microsecond and never fails.
How Prometheus reads it is told in `bot.supervision.exposition`, which is loaded for whoever asks.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import product
from typing import Final

from domain.delivery import ON_THE_WAY, DeliveryState
from domain.letters import Lane

INGEST: Final = "ingest"  #: The loop that polls.
SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Bounds of the latencies that are counted apart; 0.3 is what a reply may take while a broadcast goes out."""

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

_WAITING: Final = [(lane.name.lower(), state.value) for lane, state in product(Lane, ON_THE_WAY)]


class Way(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class Worked(StrEnum):
    """What became of one attempt at an update."""

    DONE = "done"  #: Its effects and replies are committed.
    FAILED = "failed"  #: It will be tried again.
    DEAD = "dead"  #: It is a dead letter.


class Latencies:
    """How many were within each of SECONDS and not within the one before, those beyond all last; and their sum."""

    def __init__(self) -> None:
        self.counts = [0] * (len(SECONDS) + 1)
        self.sum = 0.0

    def note(self, seconds: float) -> None:
        """Count one more."""
        self.counts[bisect_left(SECONDS, seconds)] += 1
        self.sum += seconds


class Metrics:
    """Counts by what they are counted by, and the moments (monotonic seconds) of what the watchdogs look for."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.monotonic = monotonic
        self.beats: dict[str, float] = {}  #: When each loop last went round.
        self.last_poll: float | None = None  #: When Telegram last answered a poll; none before the first.
        self.last_worked = monotonic()  #: When an attempt at an update last ended; at first, when this process began.
        self.last_refusal = float("-inf")  #: When the database last took no writes.
        # a rate over a series that appears with its first event misses that event: all begin at none
        self.refusals = 0
        self.received_by: dict[str, int] = dict.fromkeys(Way, 0)
        self.unreadable_by: dict[str, int] = dict.fromkeys(Way, 0)
        self.worked_by: dict[str, int] = dict.fromkeys(Worked, 0)
        self.sent_by: dict[str, int] = {state: 0 for state in DeliveryState if state not in ON_THE_WAY}
        self.floods_by: dict[str, int] = dict.fromkeys(CALLED, 0)
        self.commits = Latencies()
        self.replies = Latencies()
        self.rate = 0.0
        self.lag = 0.0
        self.is_database_up = False
        self.oldest_update = 0.0  #: Seconds; not a number while nobody knows.
        self.depths: dict[tuple[str, str], float] = {}  #: Messages on their way, by lane and state.

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
        self.refusals += 1

    def received(self, way: Way, updates: int) -> None:
        """Count updates that have been committed to the inbox."""
        self.received_by[way] += updates

    def unreadable(self, way: Way, bodies: int) -> None:
        """Count what cannot be kept because it has no update id."""
        self.unreadable_by[way] += bodies

    def worked(self, outcome: Worked, seconds: float | None = None) -> None:
        """Count an attempt at an update; `seconds` from receiving it to the commit, where it is done."""
        self.last_worked = self.monotonic()
        self.worked_by[outcome] += 1
        if seconds is not None:
            self.commits.note(max(0.0, seconds))

    def sent(self, result: DeliveryState, seconds: float | None = None, messages: int = 1) -> None:
        """Count messages that came to an end; `seconds` from receiving the update, for a reply that was sent."""
        self.sent_by[result] = self.sent_by.get(result, 0) + messages
        if seconds is not None:
            self.replies.note(max(0.0, seconds))

    def flooded(self, method: str) -> None:
        """Count an answer with status 429."""
        self.floods_by[method] = self.floods_by.get(method, 0) + 1

    def paced(self, per_second: float) -> None:
        """Note the rate that the sender keeps now."""
        self.rate = per_second

    def lagged(self, seconds: float) -> None:
        """Note how late the event loop was."""
        self.lag = max(0.0, seconds)

    def database(self, *, is_away: bool) -> None:
        """Note whether the database answers; while it does not, nobody knows what waits."""
        self.is_database_up = not is_away
        if is_away:
            self.oldest_update = math.nan
            self.depths = dict.fromkeys(_WAITING, math.nan)

    def waiting(self, oldest_update: float | None, outbox: Mapping[tuple[str, str], int]) -> None:
        """Note the age of the oldest unworked update, and how many messages are in the outbox by lane and state."""
        self.oldest_update = oldest_update or 0.0
        self.depths = {place: outbox.get(place, 0) for place in _WAITING}
