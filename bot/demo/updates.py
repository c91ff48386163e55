"""Updates that wait for the bot: numbered, confirmed by offset, gone when they are too old."""

import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from bot.demo.changes import Changes
from bot.demo.records import Json
from bot.demo.refusals import conflict

LIFETIMES = {"callback_query": 150.0, "inline_query": 30.0}
LIFETIME = 86_400.0
ONLY_ON_DEMAND = ("chat_member", "message_reaction", "message_reaction_count")
LONGEST_POLL = 50
MOST_AT_ONCE = 100


@dataclass(kw_only=True)
class Update:
    """One update: what happened, and whether the bot has been given it."""

    update_id: int
    kind: str
    body: Any
    """The JSON that travels; anything at all when a test injects it."""
    made: datetime
    about: int | None = None
    """The chat of the person who caused it."""
    delivered: int | None = None
    """The count of changes when it was first handed to the bot; None before that."""


class Updates:
    """The queue behind getUpdates.

    Args:
        clock: gives the time by which updates grow old.
        changes: told after each new update.
        seed: decides the first update_id; the same seed gives the same numbers.
    """

    def __init__(self, clock: Callable[[], datetime], changes: Changes, seed: int) -> None:
        self.pending: deque[Update] = deque()
        self.allowed: Sequence[str] | None = None
        self.ignored_confirmations = 0
        self.reversed_batches = 0
        self._next_id = random.Random(seed).randrange(10_000_000, 900_000_000)  # noqa: S311 -- a test's dice
        self._clock = clock
        self._changes = changes
        self._poller = 0

    def put(self, kind: str, body: Json, about: int | None = None) -> Update:
        """Queue an update of a kind, unless the bot has not asked for that kind."""
        update = self._numbered(kind, {})
        update.about = about
        update.body = {"update_id": update.update_id, kind: body}
        if self._wanted(kind):
            self.pending.append(update)
        self._changes.tell()
        return update

    def inject(self, body: Any, *, numbered: bool = True) -> Update:
        """Queue any JSON as an update: an unknown kind, or poison.

        Args:
            body: what travels.
            numbered: add an `update_id` to an object that has none.
        """
        update = self._numbered("injected", body)
        if numbered and isinstance(body, dict):
            update.body = {"update_id": update.update_id} | body
        self.pending.append(update)
        self._changes.tell()
        return update

    def _numbered(self, kind: str, body: Any) -> Update:
        update = Update(update_id=self._next_id, kind=kind, body=body, made=self._clock())
        self._next_id += 1
        return update

    def _wanted(self, kind: str) -> bool:
        if not self.allowed:
            return kind not in ONLY_ON_DEMAND
        return kind in self.allowed

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Any]:  # noqa: ASYNC109 -- Telegram's name
        """Confirm everything below `offset`, then wait up to `timeout` seconds for what is pending.

        Raises:
            Refusal: 409, when a newer poll takes over.
        """
        self._poller += 1
        mine = self._poller
        self._changes.tell()
        self._confirm(offset)
        await self._changes.until(
            lambda: self._poller != mine or self._fresh(1),
            min(max(timeout, 0), LONGEST_POLL),
        )
        if self._poller != mine:
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return self._batch(limit)

    def _confirm(self, offset: int) -> None:
        if self.ignored_confirmations and offset:
            self.ignored_confirmations -= 1
        elif offset < 0:
            self.pending = deque(self._fresh(len(self.pending))[offset:])
        elif offset <= self._next_id:
            while self.pending and self.pending[0].update_id < offset:
                self.pending.popleft()

    def _fresh(self, most: int) -> list[Update]:
        """Give the oldest updates that have not expired; looks no further than it has to."""
        now = self._clock()
        while self.pending and _expired(self.pending[0], now):
            self.pending.popleft()
        return list(islice((update for update in self.pending if not _expired(update, now)), most))

    def _batch(self, limit: int) -> list[Any]:
        batch = self._fresh(min(max(limit, 1), MOST_AT_ONCE))
        if self.reversed_batches and len(batch) > 1:
            self.reversed_batches -= 1
            batch.reverse()
        for update in batch:
            self.mark_delivered(update)
        return [update.body for update in batch]

    def fresh(self) -> list[Update]:
        """Give everything pending that has not expired, oldest first."""
        return self._fresh(len(self.pending))

    def confirm_one(self, update: Update) -> None:
        """Take away one update that a webhook has taken."""
        if update in self.pending:
            self.pending.remove(update)

    def mark_delivered(self, update: Update) -> None:
        """Note that the bot has been given this update, the first time."""
        if update.delivered is None:
            update.delivered = self._changes.tell(update.about)


def _expired(update: Update, now: datetime) -> bool:
    return (now - update.made).total_seconds() > LIFETIMES.get(update.kind, LIFETIME)
