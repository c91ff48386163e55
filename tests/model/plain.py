"""What the house should do, in plain Python: people, requests and answers, without a database, a queue or a network.

Every request goes to everybody at once, and no two are at the same time. Only how long something lasts is asked of the
house's own rules.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from domain.dispatch import gap_before
from domain.offers import lapses_at
from domain.quiet_hours import QuietHours

VOLUNTEERS = (2001, 2002, 2003)
WAVE, NUDGE = "wave", "nudge"
LONGEST_GAP = dt.timedelta(hours=1)
NO_REST = QuietHours(0, 0)


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
    starts: dt.datetime
    ends: dt.datetime
    is_stopped: bool = False
    asked: set[int] = field(default_factory=set)
    nudged: set[int] = field(default_factory=set)
    answers: dict[int, str] = field(default_factory=dict)
    line: list[int] = field(default_factory=list)  #: Who waits for a place.
    due: dict[str, dt.datetime] = field(default_factory=dict)  #: What is still to happen, and when.
    lost: int = 0  #: Places that somebody had who was erased after the end.

    def those(self, answer: str) -> list[int]:
        """Who has answered so."""
        return [who for who, said in self.answers.items() if said == answer]

    @property
    def accepted(self) -> int:
        """As the requests' table has it."""
        return len(self.those("yes")) + self.lost

    @property
    def free(self) -> int:
        """Places that nobody has and that are kept for nobody."""
        return self.needed - self.accepted - len(self.those("offered"))

    @property
    def status(self) -> str:
        """As the requests' table has it."""
        if self.is_stopped:
            return "stopped"
        return "full" if self.accepted >= self.needed else "open"

    def answer(self, who: int, answer: str) -> None:
        """Keep an answer in place of any earlier one; who says anything else waits no more."""
        self.answers[who] = answer
        self.due.pop(lapse_of(who), None)
        if who in self.line:
            self.line.remove(who)


def lapse_of(who: int) -> str:
    """What an offer's end is called among what is due."""
    return f"lapse {who}"


@dataclass
class House:
    """Everybody, and everything they have been asked and have answered."""

    now: dt.datetime
    helpers: dict[int, Helper] = field(default_factory=lambda: {number: Helper() for number in VOLUNTEERS})
    calls: dict[int, Call] = field(default_factory=dict)

    def audience(self) -> set[int]:
        """Whom a call would be sent to."""
        return {number for number, helper in self.helpers.items() if helper.volunteers and helper.is_reachable}

    # -- what people do

    def send(self, number: int, needed: int, starts: dt.datetime, ends: dt.datetime) -> None:
        """Call all who can be called."""
        self.calls[number] = Call(needed, starts, ends)
        self._ask(self.calls[number])

    def stop(self, number: int) -> None:
        """Take no more answers."""
        call = self.calls[number]
        call.is_stopped = True
        call.due.clear()
        for who in call.those("offered"):
            call.answer(who, "lapsed")

    def press(self, who: int, number: int, *, yes: bool) -> None:
        """Answer, or take an answer back; only who was asked can, and not after the end."""
        self.helpers[who].is_reachable = True
        call = self.calls[number]
        if who not in call.asked or call.ends <= self.now:
            return
        before = call.answers.get(who)
        if yes and before != "yes" and not call.is_stopped and self.helpers[who].volunteers:
            self._accept(call, who, before)
        elif not yes:
            call.answer(who, "withdrawn" if before == "yes" else "no")
            if before in {"yes", "offered"}:
                self._heal(call)

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
            before = call.answers.get(who)
            call.answer(who, "no")
            del call.answers[who]
            call.asked.discard(who)
            call.nudged.discard(who)
            if call.ends <= self.now:
                call.lost += before == "yes"
            elif before in {"yes", "offered"}:
                self._heal(call)

    def join(self, who: int) -> None:
        """Become a volunteer again."""
        self.helpers[who].volunteers = True

    # -- what time does

    def let_happen(self) -> None:
        """Do what is due, and what falls due by doing it."""
        while due := sorted((at, what, number) for number, at, what in self._entries() if at <= self.now):
            for at, what, number in due:
                call = self.calls[number]
                if call.due.get(what) == at:
                    del call.due[what]
                    self._happens(call, what)

    def is_due_around(self, moment: dt.datetime, margin: dt.timedelta) -> bool:
        """Whether something falls due so near a moment that clocks that differ a little would not agree on it."""
        return any(abs(at - moment) < margin for _, at, _ in self._entries())

    def _entries(self) -> list[tuple[int, dt.datetime, str]]:
        return [(number, at, what) for number, call in self.calls.items() for what, at in call.due.items()]

    def _happens(self, call: Call, what: str) -> None:
        if what == WAVE:
            self._ask(call)
        elif what == NUDGE:
            self._nudge(call)
        else:
            call.answer(int(what.removeprefix("lapse ")), "lapsed")
            self._heal(call)

    # -- what follows

    def _is_sought(self, call: Call) -> bool:
        return call.status == "open" and call.free > 0 and self.now < call.starts

    def _accept(self, call: Call, who: int, before: str | None) -> None:
        if before == "offered" or (call.status == "open" and call.free):
            call.answer(who, "yes")
            if call.status == "full":
                call.due = {what: at for what, at in call.due.items() if what not in {WAVE, NUDGE}}
        elif before != "waiting":
            call.answer(who, "waiting")
            call.line.append(who)

    def _ask(self, call: Call) -> None:
        """Call those who have not been; who has blocked the bot is known to have done so afterwards."""
        if self._is_sought(call):
            new = self.audience() - call.asked
            call.asked |= new
            for asked in new:
                self.helpers[asked].is_reachable = not self.helpers[asked].blocks
            self._later(call, NUDGE)

    def _nudge(self, call: Call) -> set[int]:
        """Remind those who have said nothing, each once."""
        silent = call.asked - call.answers.keys() - call.nudged if self._is_sought(call) else set()
        call.nudged |= silent
        return silent

    def _heal(self, call: Call) -> None:
        """Offer free places down the line, then ask the silent and everybody new."""
        while self._is_sought(call) and call.line:
            first = call.line[0]
            call.answer(first, "offered")
            call.due[lapse_of(first)] = lapses_at(self.now, call.starts, NO_REST)
        if self._is_sought(call):
            if self._nudge(call):
                self._later(call, WAVE)
            else:
                call.due[WAVE] = self.now

    def _later(self, call: Call, what: str) -> None:
        at = self.now + gap_before(self.now, call.starts, LONGEST_GAP)
        if at < call.starts:
            call.due[what] = at
