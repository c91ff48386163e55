"""What stands in people's chats against a plain rule of what should, however messages are late, lost or repeated.

More of it than the suite runs: `MODEL_EXAMPLES=500 uv run pytest -n 0 tests/model`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from actions import arriving, changing, importing
from db import Database, UnitOfWork
from db.schema import migrate
from domain import hubfile
from domain.letters import Kind
from domain.people import Person
from domain.request_changes import Plan, Reason, last_come, stamp_of
from domain.requests import Answer, Request, RequestStatus
from handlers.requests.buttons import Accept, AskAll, Decline, Send
from handlers.requests.calling import covered_screen, retired_screen
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.cards import call_text
from handlers.requests.change_buttons import Cancel, CarryOut, Reword, StillFits, StopNow
from handlers.toolkit.buttons import kind_of
from locales import texts_in
from tests.conftest import MONDAY
from tests.db.seeds import add_volunteer
from tests.model.chats import Bubble, Chats, Fate

IN_SUITE = 15
EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", IN_SUITE))
MUNICIPALITY = hubfile.read(hubfile.packaged())

KAJA = Person(9, "Kaja", "nb")
ANNE, BEA, CARL, DINA = (
    Person(number, f"Person {number}", language)
    for number, language in ((21, "nb"), (22, "en"), (23, "ar"), (24, "nb"))
)
PEOPLE = {person.id: person for person in (ANNE, BEA, CARL, DINA)}
WHO = some.sampled_from(list(PEOPLE))
ANSWERS = (Accept, StillFits, Decline)
CALLS = (Kind.CALL, Kind.NUDGE)
NTH = some.integers(0, 3)
HOURS = some.sampled_from([0.01, 1, 1, 9])


class CopiesAgainstRule(RuleBasedStateMachine):
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
        self._do(self._begin(shutil.copyfile(_prepared(), Path(self._folder.name) / "town.db")))

    async def _begin(self, file: Path) -> None:
        database = await self._stack.enter_async_context(Database(f"sqlite+aiosqlite:///{file}"))
        self.chats = Chats(database, MUNICIPALITY, MONDAY)
        self.number = await self.chats.do(_draft)
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

    @rule(who=WHO, nth=NTH, way=some.sampled_from(ANSWERS))
    def answer(self, who: int, nth: int, way: type) -> None:
        """Somebody presses an answer that stands in their chat."""
        keys = [
            (bubble, data)
            for bubble in self.chats.bubbles.get(who, [])
            for data in bubble.presses
            if kind_of(data) in (ANSWERS[:2] if way is not Decline else (Decline,))
        ]
        if keys:
            bubble, data = keys[-1 - nth % len(keys)]
            self._press(who, (kind_of(data) or way).unpack(data), bubble)

    @rule(who=WHO, yes=some.booleans())
    def say(self, who: int, yes: bool) -> None:  # noqa: FBT001 -- Hypothesis gives it by name
        """Somebody answers elsewhere than in a copy."""
        self._press(who, Accept(self.number) if yes else Decline(self.number))

    def _press(self, who: int, button: Any, bubble: Bubble | None = None) -> None:
        if who in self.chats.blocking or who in self.chats.erased:
            return
        self._do(self.chats.press(PEOPLE[who], button, bubble))
        answer, at = self._do(self.chats.do(lambda work: _answer(work, self.number, who)))
        pressed_at = self.chats.now - dt.timedelta(seconds=1)
        if at == pressed_at:
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
            return (await changing.write(work, arrival.person, self.number, "text", text, self.chats.now))[1]

        if self._is_live():
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

    def _as_kaja(self, button: Any) -> None:
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

    def _wrong(self, request: Request) -> Any:
        if request.starts_at(self.chats.now.tzinfo) <= self.chats.now:
            return
        if self.chats.needless:
            yield f"needless {self.chats.needless}"
        if self.chats.overwritten:
            yield f"overwritten {self.chats.overwritten}"
        for who, person in PEOPLE.items():
            if who in self.chats.erased or who in self.unwilling:
                continue
            sent = Counter(kind for chat, kind, _at in self.chats.sent.elements() if chat == who)
            if sent[Kind.CALL] > 1 or sent[Kind.NUDGE] > 1 + (who in self.reopened):
                yield f"{who} was sent {sent}"
            if self._is_silent(who):
                since = self.reopened.get(who)
                copies = [
                    bubble
                    for bubble in self.chats.bubbles.get(who, [])
                    if bubble.kind in CALLS and bubble.is_known and (since is None or bubble.made_at >= since)
                ]
                yield from (f"{request.status}: {what}\n{copies}" for what in _wrong_copies(request, person, copies))

    def _is_silent(self, who: int) -> bool:
        return who not in self.answered or self.answered[who] < self.reopened.get(who, self.answered[who])

    def _is_live(self) -> bool:
        request = self.request()
        return request.status is not RequestStatus.CANCELLED and request.starts_at(MONDAY.tzinfo) > self.chats.now

    def request(self) -> Request:
        return self._do(self.chats.do(lambda work: work.requests.get(self.number)))


def _wrong_copies(request: Request, person: Person, copies: list[Bubble]) -> Any:
    _ = texts_in(person.language)
    retired, cancelled = (
        str(screen(_, MUNICIPALITY, request).text) for screen in (retired_screen, cancelled_call_screen)
    )
    covered = _("Covered, thank you!")
    for nth, copy in enumerate(reversed(copies)):
        text = copy.says["text"]
        kinds = {kind_of(data) for data in copy.presses} & set(ANSWERS)
        if request.status is RequestStatus.OPEN and nth == 0:
            if Decline not in kinds or len(kinds) != 2:
                yield "newest cannot be answered"
            if str(call_text(_, MUNICIPALITY, request)) not in text:
                yield "newest is not as it is now"
        elif request.status is RequestStatus.OPEN:
            if kinds:
                yield "older can be answered"
        elif Decline in kinds or (kinds and request.status is not RequestStatus.FULL):
            yield "can be answered"
        elif request.status is RequestStatus.CANCELLED:
            if text != cancelled:
                yield "does not say it is cancelled"
        elif str(covered) not in text and "Nobody more is needed" not in text and "ikke behov" not in text:
            yield "does not say it is covered"


async def _answer(work: UnitOfWork, number: int, who: int) -> tuple[Answer | None, dt.datetime | None]:
    for request, answer, at in await work.commitments.of_person(who):
        if request == number:
            return answer, at
    return None, None


async def _draft(work: UnitOfWork) -> int:
    draft = await work.requests.begin(KAJA.id, MONDAY)
    await work.requests.save(
        replace(
            draft,
            hub="heggedal",
            activity="Konsert",
            day=dt.date(2026, 11, 26),
            starts=dt.time(17),
            ends=dt.time(20),
            role="vertskap",
            interests=frozenset({"kor"}),
            needed=1,
            text="Velkommen!",
        )
    )
    return draft.id


@functools.cache
def _prepared() -> Path:
    """A file with everybody in it, that each story begins with a copy of."""
    file = Path(tempfile.mkdtemp()) / "town.db"
    asyncio.run(_settled(f"sqlite+aiosqlite:///{file}"))
    return file


async def _settled(url: str) -> None:
    async with Database(url) as database:
        await migrate(database)
        async with database.work() as work:
            await importing.adopt(work, MUNICIPALITY, "test", MONDAY)
            await arriving.arrive(work, KAJA.id, KAJA.name, KAJA.language, (), MONDAY)
            await work.appointments.grant(KAJA.id, frozenset({"heggedal"}), None, MONDAY)
            for person in PEOPLE.values():
                interests = [] if person is DINA else ["kor"]
                await add_volunteer(work, person.id, interests=interests, language=person.language)


TestCopies = CopiesAgainstRule.TestCase
TestCopies.settings = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
