"""What the house should do, in plain Python: people, requests and answers, without a database, a queue or a network."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

VOLUNTEERS = (2001, 2002, 2003)


@dataclass
class Helper:
    """One person."""

    volunteers: bool = True
    blocks: bool = False  #: Has blocked the bot.
    is_reachable: bool = True  #: As far as the bot knows.


@dataclass
class Call:
    """One request that has been sent."""

    needed: int
    ends: dt.datetime
    accepted: int = 0
    is_stopped: bool = False
    asked: set[int] = field(default_factory=set)
    answers: dict[int, str] = field(default_factory=dict)

    @property
    def status(self) -> str:
        """As the requests' table has it."""
        if self.is_stopped:
            return "stopped"
        return "full" if self.accepted >= self.needed else "open"


@dataclass
class House:
    """Everybody, and everything they have been asked and have answered."""

    now: dt.datetime
    helpers: dict[int, Helper] = field(default_factory=lambda: {number: Helper() for number in VOLUNTEERS})
    calls: dict[int, Call] = field(default_factory=dict)

    def audience(self) -> set[int]:
        """Whom a call would be sent to."""
        return {number for number, helper in self.helpers.items() if helper.volunteers and helper.is_reachable}

    def send(self, number: int, needed: int, ends: dt.datetime) -> None:
        """Call all who can be called; who has blocked the bot is known to have done so afterwards."""
        self.calls[number] = Call(needed, ends, asked=self.audience())
        for asked in self.calls[number].asked:
            self.helpers[asked].is_reachable = not self.helpers[asked].blocks

    def stop(self, number: int) -> None:
        """Take no more answers."""
        self.calls[number].is_stopped = True

    def press(self, who: int, number: int, *, yes: bool) -> None:
        """Answer, or take an answer back; only who was asked can, and not after the end."""
        self.helpers[who].is_reachable = True
        call = self.calls[number]
        if who not in call.asked or call.ends <= self.now:
            return
        before = call.answers.get(who)
        if yes and before != "yes" and call.status == "open" and self.helpers[who].volunteers:
            call.answers[who] = "yes"
            call.accepted += 1
        elif not yes and before == "yes":
            call.answers[who] = "withdrawn"
            call.accepted -= 1
        elif not yes:
            call.answers[who] = "no"

    def block(self, who: int) -> None:
        """Shut the door."""
        self.helpers[who].blocks, self.helpers[who].is_reachable = True, False

    def unblock(self, who: int) -> None:
        """Open it again."""
        self.helpers[who].blocks, self.helpers[who].is_reachable = False, True

    def erase(self, who: int) -> None:
        """Forget a person: places to come are free again, and nobody was ever asked."""
        self.helpers[who].volunteers, self.helpers[who].is_reachable = False, True
        for call in self.calls.values():
            if call.answers.pop(who, "") == "yes" and call.ends > self.now:
                call.accepted -= 1
            call.asked.discard(who)

    def join(self, who: int) -> None:
        """Become a volunteer again."""
        self.helpers[who].volunteers = True
