"""A campaign of kills: people write ideas, calls for help go out, and the process dies again and again."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from domain.hubs import Municipality
from tests.crashes.story import UNFINISHED
from tests.kills.moments import Moment, Point, Watchman
from tests.kills.process import Bot, Machine
from tests.kills.town import COORDINATORS, call_for_help, press_yes, settle

VOLUNTEERS: Final = range(2001, 2025)
DREAMERS: Final = range(1001, 1013)
NEEDED: Final = 3
IDEAS_A_ROUND: Final = 2
CALL_EVERY: Final = 3  #: Rounds.
IMPATIENCE: Final = 1.5  #: Seconds after the first poll; few moments that come at all come later.
LONGEST: Final = 2.0  #: Seconds to a kill at a random time.
DRAIN: Final = 300.0  #: Seconds for everything to come to its end after the last kill.
HUB_NAMES: Final = {"heggedal": "Heggedal", "borgen": "Borgen", "holmen": "Holmen", "tofte": "Tofte"}


class Kind(StrEnum):
    """What a kill goes for."""

    START = "start"  #: At a random time in the first second, migration check and greeting included.
    WORK = "work"  #: At a random time while it works.
    INGEST = "ingest"  #: At a poll: lost, unanswered, or just answered.
    LANES = "lanes"  #: As a press is answered, while the lanes work on it.
    SENDER = "sender"  #: While a message is in flight.


METHODS: Final = {Kind.INGEST: "getUpdates", Kind.LANES: "answerCallbackQuery", Kind.SENDER: "sendMessage"}
REACH: Final = {Kind.INGEST: 2, Kind.LANES: 3, Kind.SENDER: 20}  #: The n-th call is among so many.


@dataclass
class Kill:
    """One kill: what it went for, and what had been sent by then."""

    kind: Kind
    moment: str
    sent: int
    lost: int  #: Updates that Telegram has forgotten and the inbox does not hold: none, or the promise is broken.


@dataclass
class Campaign:
    """People, what they have done so far, and the dice that decide when the process dies."""

    machine: Machine
    municipality: Municipality
    watchman: Watchman
    dice: random.Random
    kills: list[Kill] = field(default_factory=list)
    calls: dict[int, str] = field(default_factory=dict)  #: Activity by request.
    ideas: dict[str, tuple[str, int]] = field(default_factory=dict)  #: Hub and author by words.
    given: set[int] = field(default_factory=set)  #: Ids of all updates that people caused.
    pressed: set[tuple[int, int]] = field(default_factory=set)

    async def run(self, kinds: Sequence[Kind]) -> None:
        """Kill once for each, then let everything come to its end."""
        self.volunteers = await settle(self.machine.double, self.machine.url, self.municipality, VOLUNTEERS)
        for number, kind in enumerate(kinds):
            await self._stir(number)
            await self._round(kind)
        async with self.machine.running() as bot:
            press_yes(self.volunteers, self.pressed)
            async with asyncio.timeout(DRAIN):
                while not await self._is_quiet():  # noqa: ASYNC110 -- the database tells nobody when it changes
                    await asyncio.sleep(0.05)
            assert await bot.end() == 0

    async def _stir(self, number: int) -> None:
        """Let people do something: ideas always, a call for help now and then."""
        if number % CALL_EVERY == 0:
            activity = f"Konsert {number}."
            days_ahead = 3 + len(self.calls)  # at one time nobody would be asked for two of them
            call = await call_for_help(self.machine.url, self.municipality, activity, NEEDED, days_ahead)
            self.calls[call] = activity
        for turn in range(IDEAS_A_ROUND):
            author = DREAMERS[(number * IDEAS_A_ROUND + turn) % len(DREAMERS)]
            hub, name = self.dice.choice(sorted(HUB_NAMES.items()))
            words = f"Idé {_in_letters(len(self.ideas))} om kor."
            self.ideas[words] = (hub, author)
            for line in ("/idea", name, words):  # typed blindly: a lane keeps them in order
                self._says(author, line)
            self.machine.double.person(author, "").press(1, "home", carrying="inaccessible")
        press_yes(self.volunteers, self.pressed)
        self.given |= {update.update_id for update in self.machine.double.updates.pending}

    def _says(self, number: int, line: str) -> None:
        self.machine.double.person(number, f"Person {number}").say(line)

    async def _round(self, kind: Kind) -> None:
        if kind in METHODS:
            point = self.dice.choice(list(Point))
            self.watchman.expect(Moment(METHODS[kind], self.dice.randint(1, REACH[kind]), point))
        async with self.machine.starting() as bot:
            moment = await self._until_killed(kind, bot)
        self.watchman.let_go()
        self.kills.append(Kill(kind, moment, len(self.machine.double.sent), await self._lost()))

    async def _until_killed(self, kind: Kind, bot: Bot) -> str:
        before = self.machine.polls
        if kind in METHODS:
            began = self.machine.double.changes.until(lambda: self.machine.polls > before or self.watchman.has_come, 20)
            came = await began and await self.watchman.until_it_comes(IMPATIENCE)
            await bot.kill()
            return "as planned" if came else "it did not come"
        if kind is Kind.WORK:
            await self.machine.double.wait_for(lambda: self.machine.polls > before, 20)
        seconds = self.dice.uniform(0, LONGEST)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await bot.process.wait()
        await bot.kill()
        return f"{seconds:.2f} s"

    async def _lost(self) -> int:
        """How many updates are confirmed at Telegram but not in the inbox, at this moment."""
        waiting = {update.update_id for update in self.machine.double.updates.pending}
        kept = {number for (number,) in await self.machine.rows("SELECT update_id FROM inbox")}
        return len(self.given - waiting - kept)

    async def _is_quiet(self) -> bool:
        """Nothing waits at Telegram, in the inbox or in the outbox."""
        return not self.machine.double.updates.pending and await self.machine.rows(UNFINISHED) == [(0,)]


def mixed(kills: int, dice: random.Random) -> list[Kind]:
    """So many kills, of every kind alike often, in any order."""
    kinds = [kind for kind in Kind for _ in range(-(-kills // len(Kind)))][:kills]
    dice.shuffle(kinds)
    return kinds


def _in_letters(number: int) -> str:
    """A number in a word that no language has: 110 would be a cry for help, and so would `dab` in Somali, or `fgm`."""
    return "x".join(("", *("bcdfghjklm"[int(digit)] for digit in str(number)), ""))


def coordinator_of(hub: str) -> int:
    """Who hears of an idea for this hub."""
    return COORDINATORS[hub]
