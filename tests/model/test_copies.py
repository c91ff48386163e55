"""What stands in people's chats against a plain rule of what should, however messages are late, lost or repeated.

More of it than the suite runs: `MODEL_EXAMPLES=500 uv run pytest -n 0 tests/model`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import literal, select

from actions import arriving, changing, rewording
from db import Database, UnitOfWork
from db.delivery.outbox import outbox
from domain.delivery import DeliveryState
from domain.letters import Kind
from domain.request_changes import Reason, last_come, stamp_of
from domain.requests import Answer, Request, RequestStatus
from handlers.requests.buttons import Accept, AskAll, Decline, Send
from handlers.requests.change_buttons import Cancel, CarryOut, Reword, StopNow
from handlers.toolkit.buttons import Button, kind_of
from tests.conftest import MONDAY, OSLO
from tests.db.conftest import PostgreSQL
from tests.model.asked import KAJA, MUNICIPALITY, PEOPLE, draft, prepared, settle
from tests.model.chats import Bubble, Chats, Fate
from tests.model.shown import YES, faults, is_asking

IN_SUITE = 6
EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", IN_SUITE))

WHO = some.sampled_from(list(PEOPLE))
CALLS = (Kind.CALL, Kind.NUDGE)
NTH = some.integers(0, 3)
HOURS = some.sampled_from([0.01, 1, 1, 9])


class CopiesAgainstRule(RuleBasedStateMachine):
    """Whatever happens: once everything has come to rest, every chat shows what it should."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._folder = tempfile.TemporaryDirectory()
        self.answered: dict[int, dt.datetime] = {}
        self.reopened: dict[int, dt.datetime] = {}  # who said no to a time that is not the request's any more
        self.unwilling: set[int] = set()
        self.chats: Chats
        self.number = 0

    def _do(self, deed: Any) -> Any:
        return self._loop.run(deed)

    @initialize()
    def send(self) -> None:
        """Kaja sends a request to the first few."""
        file = shutil.copyfile(prepared(), Path(self._folder.name) / "town.db")
        self._do(self._begin(f"sqlite+aiosqlite:///{file}"))

    async def _begin(self, url: str) -> None:
        database = await self._stack.enter_async_context(Database(url))
        self.chats = Chats(database, MUNICIPALITY, MONDAY)
        self.number = await self.chats.do(draft)
        await self.chats.press(KAJA, Send(self.number))

    def teardown(self) -> None:
        self._do(self._stack.aclose())
        self._loop.close()
        self._folder.cleanup()

    # -- messages

    @rule(most=some.integers(1, 4))
    def depart(self, most: int) -> None:
        self._do(self.chats.depart(most))

    @precondition(lambda self: self.chats.flying)
    @rule(nth=NTH, fate=some.sampled_from([Fate.ARRIVES, *Fate]))
    def land(self, nth: int, fate: Fate) -> None:
        flying = list(self.chats.flying)
        self._do(self.chats.land(flying[nth % len(flying)], fate))

    @precondition(lambda self: self.chats.flying)
    @rule(arrived=some.sets(WHO))
    def die(self, arrived: set[int]) -> None:
        self._do(self.chats.die(arrived))

    @rule()
    def everything_arrives(self) -> None:
        while self._do(self.chats.depart()) or self.chats.flying:
            for chat in list(self.chats.flying):
                self._do(self.chats.land(chat))

    # -- people

    @rule(who=WHO, nth=NTH, yes=some.booleans())
    def answer(self, who: int, nth: int, yes: bool) -> None:  # noqa: FBT001 -- Hypothesis gives it by name
        """Somebody presses an answer that stands in their chat."""
        answers = YES if yes else {Decline}
        keys = [
            (bubble, kind.unpack(data))
            for bubble in self.chats.bubbles.get(who, [])
            for data in bubble.presses
            if (kind := kind_of(data)) in answers and kind is not None
        ]
        if keys:
            bubble, button = keys[-1 - nth % len(keys)]
            self._press(who, button, bubble)

    @rule(who=WHO, yes=some.booleans())
    def say(self, who: int, yes: bool) -> None:  # noqa: FBT001 -- Hypothesis gives it by name
        """Somebody answers elsewhere than in a copy."""
        self._press(who, Accept(self.number) if yes else Decline(self.number))

    def _press(self, who: int, button: Button | None, bubble: Bubble | None = None) -> None:
        if button is None or who in self.chats.blocking or who in self.chats.erased:
            return
        self._do(self.chats.press(PEOPLE[who], button, bubble))
        pressed_at = self.chats.now
        if self._ask(_answered_at, who) == pressed_at:
            self.answered[who] = pressed_at
        if not self._is_silent(who):
            self.chats.answers.add((who, pressed_at))

    @rule(who=WHO)
    def block(self, who: int) -> None:
        self.chats.blocking.add(who)
        self.unwilling.add(who)

    @rule(who=WHO)
    def forget(self, who: int) -> None:
        if who not in self.chats.erased:
            self._do(self.chats.forget(PEOPLE[who]))

    # -- Kaja

    @rule()
    def stop(self) -> None:
        self._as_kaja(StopNow(self.number))

    @rule()
    def cancel(self) -> None:
        self._as_kaja(Cancel(self.number, Reason.ILLNESS))

    @rule()
    def ask_everybody(self) -> None:
        self._as_kaja(AskAll(self.number))

    @rule(day=some.sampled_from([26, 27]))
    def move(self, day: int) -> None:
        noes = self._do(self.chats.do(lambda work: work.asked_again.people(self.number, Answer.NO)))
        if self._change(day=dt.date(2026, 11, day)) and self.request().status is RequestStatus.OPEN:
            at = self._changed_at
            self.reopened |= {person.id: at for person in noes if person.id not in self.reopened}

    @rule(needed=some.integers(1, 3))
    def need(self, needed: int) -> None:
        self._change(needed=needed)

    @rule(text=some.sampled_from(["Velkommen!", "Ta med kake."]))
    def reword(self, text: str) -> None:
        async def write(work: UnitOfWork) -> int:
            arrival = await arriving.arrive(work, KAJA.id, KAJA.name, KAJA.language, (), self.chats.now)
            return (await rewording.write(work, arrival.person, self.number, "text", text, self.chats.now))[1]

        request = self.request()
        if request.status is not RequestStatus.CANCELLED and self._is_ahead(request):
            self._as_kaja(Reword(self.number, self._do(self.chats.do(write))))

    def _change(self, **wishes: Any) -> bool:
        before = self.request()
        plan = replace(changing.untouched(before), **wishes)
        surplus = max(0, before.accepted - (plan.needed or before.needed or 0))
        if surplus:
            holders = self._do(self.chats.do(lambda work: work.asked_again.people(self.number, Answer.YES)))
            plan = replace(plan, released=last_come(surplus), stamp=stamp_of(before, [each.id for each in holders]))
        self._as_kaja(CarryOut(self.number, plan.packed(), Reason.ILLNESS))
        self._changed_at = self.chats.now
        return self.request() != before and plan.of(before).day != before.day

    def _as_kaja(self, button: Button) -> None:
        self._do(self.chats.press(KAJA, button))

    # -- time

    @rule(hours=HOURS)
    def wait(self, hours: float) -> None:
        self.chats.now += dt.timedelta(hours=hours)
        self._do(self.chats.tick())

    @rule()
    def everything_comes_to_rest(self) -> None:
        self._do(self.chats.settle())
        request = self.request()
        wrong = [*self._wrong(request)]
        assert not wrong, "\n".join(wrong)

    # -- what must hold

    def _wrong(self, request: Request) -> Iterator[str]:
        yield from (f"edited to what it said: {copy}" for copy in self.chats.needless)
        yield from (f"showed an answer: {copy}" for copy in self.chats.overwritten)
        for who in PEOPLE.keys() - self.chats.erased - self.unwilling:
            sent = Counter(kind for chat, kind, _at in self.chats.sent.elements() if chat == who)
            if sent[Kind.CALL] > 1 or sent[Kind.NUDGE] > 1 + (who in self.reopened):
                yield f"{who} was sent {sent}"
            if self._is_silent(who) and self._is_ahead(request):
                waits = bool(self._ask(_waiting, who))
                yield from faults(request, MUNICIPALITY, PEOPLE[who], self._copies(who), is_more_to_come=waits)
            elif not self._is_silent(who) and who not in self.reopened:
                yield from (f"asks though answered: {copy}" for copy in self._copies(who)[-1:] if is_asking(copy))

    def _copies(self, who: int) -> list[Bubble]:
        """What somebody has of the call since they were asked, or asked anew; not what nobody knows to have arrived."""
        since = self.reopened.get(who, MONDAY)
        known = (bubble for bubble in self.chats.bubbles.get(who, []) if bubble.is_known)
        return [bubble for bubble in known if bubble.kind in CALLS and bubble.made_at >= since]

    def _is_silent(self, who: int) -> bool:
        return who not in self.answered or self.answered[who] < self.reopened.get(who, self.answered[who])

    def _is_ahead(self, request: Request) -> bool:
        starts_at = request.starts_at(OSLO)
        return starts_at is not None and starts_at > self.chats.now

    def request(self) -> Request:
        found: Request = self._do(self.chats.do(lambda work: work.requests.get(self.number)))
        return found

    def _ask(self, question: Any, who: int) -> Any:
        return self._do(self.chats.do(lambda work: question(work, self.number, who)))


async def _waiting(work: UnitOfWork, number: int, who: int) -> int | None:
    """A copy that waits for the morning."""
    which = (outbox.c.chat_id == who, outbox.c.request_id == number, outbox.c.state == DeliveryState.PENDING.value)
    found: int | None = await work.connection.scalar(
        select(literal(1)).where(*which, outbox.c.kind.in_(CALLS)).limit(1)
    )
    return found


async def _answered_at(work: UnitOfWork, number: int, who: int) -> dt.datetime | None:
    return {request: at for request, _answer, at in await work.commitments.of_person(who)}.get(number)


USUAL = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
)
TestCopies = CopiesAgainstRule.TestCase
TestCopies.settings = USUAL


def test_copies_on_postgresql(postgresql: PostgreSQL) -> None:
    class OnPostgreSQL(CopiesAgainstRule):
        async def _begin(self, _url: str) -> None:
            url = await self._stack.enter_async_context(postgresql.lent())
            async with Database(url) as database, database.work() as work:
                await settle(work)
            await super()._begin(url)

    run_state_machine_as_test(OnPostgreSQL, settings=settings(USUAL, max_examples=max(2, EXAMPLES // 10)))
