"""Simulated people: each holds a scripted dialogue, or asks a question now and then, and times the replies."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.server import shapes
from bench.server.updates import Updates

FIRST_PERSON: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person does: writes `says`, or presses the first button whose label holds `presses`."""

    says: str = ""
    presses: str = ""


class Crowd:
    """People in `seats` chairs; who has finished gets up for somebody new, until `dialogues` have been held.

    A reply is the first message or edit that reaches a person after the update was handed out.
    """

    def __init__(self, updates: Updates, script: Sequence[Step], dialogues: int, on_done: Callable[[], None]) -> None:
        self._updates = updates
        self._script = script
        self._dialogues = dialogues
        self._on_done = on_done
        self._begun = 0
        self._ended = 0
        self._steps: dict[int, int] = {}  # by person
        self._people: dict[int, int] = {}  # by update
        self._handed: dict[int, float] = {}  # by person
        self.latencies: list[float] = []  #: Seconds from an update handed out to its reply received.
        self.stray = 0  #: Messages nobody had asked for.
        self.faults: list[str] = []  #: Why dialogues could not go on.
        self.first: float | None = None
        self.last: float | None = None

    def sit(self, seats: int) -> None:
        """Begin."""
        for _ in range(min(seats, self._dialogues)):
            self._welcome()

    def handed(self, update: int) -> None:
        """Hear that an update has left for the bot."""
        person = self._people.pop(update, None)
        if person is not None:
            self._handed[person] = now = time.monotonic()
            self.first = self.first or now

    def hear(self, chat: int, message: dict[str, Any]) -> None:
        """Take a message to a chat as the reply, and go on."""
        handed = self._handed.pop(chat, None)
        if handed is None:
            self.stray += 1
            return
        self.last = time.monotonic()
        self.latencies.append(self.last - handed)
        self._steps[chat] += 1
        if self._steps[chat] < len(self._script):
            self._act(chat, message)
        else:
            del self._steps[chat]
            self._ended += 1
            self._welcome()
            if self._ended == self._dialogues:
                self._on_done()

    def _welcome(self) -> None:
        if self._begun < self._dialogues:
            person = FIRST_PERSON + self._begun
            self._begun += 1
            self._steps[person] = 0
            self._act(person, {})

    def _act(self, person: int, seen: dict[str, Any]) -> None:
        step = self._script[self._steps[person]]
        if step.presses:
            data = shapes.button(seen, step.presses)
            if data is None:
                self.faults.append(f"no button {step.presses!r} under {seen.get('text')!r}")
                self._on_done()
                return
            update = shapes.press(person, seen, data)
        else:
            update = shapes.text(person, step.says)
        self._people[self._updates.put(update)] = person


class Askers:
    """`people` who ask `question` in turn, one every `every` seconds, whether or not the last was answered."""

    def __init__(self, updates: Updates, question: str, people: int, every: float) -> None:
        self._updates = updates
        self._question = question
        self._number = people
        self._asked = 0
        self._people: dict[int, int] = {}  # by update
        self._handed: dict[int, float] = {}  # by person
        self.latencies: list[float] = []  #: Seconds, as a crowd's.
        self._task = asyncio.create_task(self._ask(every), name="askers")

    @property
    def unanswered(self) -> int:
        """Questions not answered yet."""
        return len(self._people) + len(self._handed)

    def stop(self) -> None:
        """Ask no more."""
        self._task.cancel()

    def handed(self, update: int) -> None:
        """Hear that an update has left for the bot."""
        person = self._people.pop(update, None)
        if person is not None:
            self._handed[person] = time.monotonic()

    def hear(self, chat: int, _message: dict[str, Any]) -> None:
        """Take a message to somebody who waits as the reply."""
        handed = self._handed.pop(chat, None)
        if handed is not None:
            self.latencies.append(time.monotonic() - handed)

    async def _ask(self, every: float) -> None:
        while True:
            person = FIRST_PERSON + self._asked % self._number
            if person not in self._handed:
                self._asked += 1
                self._people[self._updates.put(shapes.text(person, self._question))] = person
            await asyncio.sleep(every)
