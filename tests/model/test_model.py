"""The whole bot against a plain model of it, through calls, answers, blocks, erasures, floods, ticks and crashes.

More of it than the suite runs: `MODEL_EXAMPLES=500 uv run pytest -n 0 tests/model`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections import Counter
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from domain import hubfile
from handlers.requests.buttons import Accept
from tests.conftest import without_rest
from tests.db.conftest import PostgreSQL
from tests.kills.moments import Moment, Point
from tests.model.disks import Disk, files, lent
from tests.model.life import BEGIN, Life
from tests.model.plain import VOLUNTEERS, House

IN_SUITE = 4
EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", IN_SUITE))
MUNICIPALITY = without_rest(hubfile.read(hubfile.packaged()))
LONGEST_STORY = dt.timedelta(days=5)

WHO = some.sampled_from(VOLUNTEERS)
NEEDED = some.integers(1, 2)
ANY = some.randoms(use_true_random=False)
APART = dt.timedelta(minutes=3)  #: So much the clocks of both may differ.
ASKS = "<b>Haster: Kan du hjelpe?"
ANSWERS = 2  #: Of a call; what follows an answer has one way on.
POINTS = some.sampled_from([Point.LOST, Point.UNANSWERED])


class BotAgainstModel(RuleBasedStateMachine):
    """After each rule everything comes to rest, and both must agree."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.Runner()
        self._stack = AsyncExitStack()
        self.life: Life = self._do(self._begun())
        self.house = House(BEGIN)
        self.forgotten = Counter[tuple[int, int]]()  # what people were told who have been erased since
        self.has_crashed = False
        self.has_flooded = False

    def disk(self) -> AbstractAsyncContextManager[Disk]:
        """Where the story is kept."""
        return files()

    async def _begun(self) -> Life:
        life = Life(await self._stack.enter_async_context(self.disk()), MUNICIPALITY)
        await life.begin()
        return life

    def _do(self, deed: Any) -> Any:
        return self._loop.run(deed)

    def teardown(self) -> None:
        self._do(self.life.end())
        self._do(self._stack.aclose())
        self._loop.close()

    # -- what may happen

    @rule(needed=NEEDED)
    def send(self, needed: int) -> None:
        self._sent(self._do(self.life.call(needed)), needed)

    @precondition(lambda self: EXAMPLES > IN_SUITE or not self.has_crashed)  # each costs two seconds
    @rule(needed=NEEDED, nth=some.integers(1, 3), point=POINTS)
    def crash(self, needed: int, nth: int, point: Point) -> None:
        self.has_crashed = True
        moment = Moment("sendMessage", nth, point)
        self._sent(self._do(self.life.call_and_crash(needed, moment)), needed)

    @precondition(lambda self: EXAMPLES > IN_SUITE or not self.has_flooded)  # each costs a second
    @rule(needed=NEEDED)
    def flood(self, needed: int) -> None:
        self.has_flooded = True
        self.life.flood()
        self._sent(self._do(self.life.call(needed)), needed)

    @precondition(lambda self: any(not call.is_stopped for call in self.house.calls.values()))
    @rule(dice=ANY)
    def cancel(self, dice: Any) -> None:
        number = dice.choice([number for number, call in self.house.calls.items() if not call.is_stopped])
        self._do(self.life.stop(number))
        self.house.stop(number)

    @precondition(lambda self: self.house.calls)
    @rule(who=WHO, yes=some.booleans(), dice=ANY)
    def answer(self, who: int, yes: bool, dice: Any) -> None:  # noqa: FBT001 -- Hypothesis gives it by name
        if not self.house.helpers[who].blocks:
            number = dice.choice(list(self.house.calls))
            self.life.press(who, number, yes=yes)
            self.house.press(who, number, yes=yes)

    @precondition(lambda self: any("yes" in call.answers.values() for call in self.house.calls.values()))
    @rule(dice=ANY)
    def withdraw(self, dice: Any) -> None:
        places = [
            (who, number)
            for number, call in self.house.calls.items()
            for who, answer in call.answers.items()
            if answer == "yes" and not self.house.helpers[who].blocks
        ]
        for who, number in dice.sample(places, min(1, len(places))):
            self.life.press(who, number, yes=False)
            self.house.press(who, number, yes=False)

    @rule(who=WHO)
    def block(self, who: int) -> None:
        if not self.house.helpers[who].blocks:
            self.life.double.person(who, "").block()
            self.house.block(who)

    @rule(who=WHO)
    def unblock(self, who: int) -> None:
        if self.house.helpers[who].blocks:
            self.life.double.person(who, "").unblock()
            self.house.unblock(who)

    @rule(who=WHO)
    def erase(self, who: int) -> None:
        self.forgotten |= Counter({key: copies for key, copies in self._told_ever().items() if key[1] == who})
        self._do(self.life.erase(who))
        self.house.erase(who)

    @rule(who=WHO)
    def join(self, who: int) -> None:
        helper = self.house.helpers[who]
        if not helper.volunteers and not helper.blocks:  # whoever has shut the door cannot say so
            self._do(self.life.join(who))
            self.house.join(who)

    @precondition(lambda self: self.house.now < BEGIN + LONGEST_STORY)
    @rule(hours=some.integers(1, 40))
    def tick(self, hours: int) -> None:
        self.house.now += dt.timedelta(hours=hours)
        while self.house.is_due_around(self.house.now, APART):
            self.house.now += APART
        self.life.town.now = self.house.now

    # -- what must hold

    @invariant()
    def both_agree(self) -> None:
        self._do(self.life.quiet())
        self.house.let_happen()
        calls = self.house.calls.items()
        assert self._requests() == {n: (call.status, call.accepted, len(call.those("offered"))) for n, call in calls}
        assert self._answers() == {n: call.answers for n, call in calls if call.answers}
        assert self._lines() == {n: call.line for n, call in calls if call.line}

    @invariant()
    def no_place_is_given_twice(self) -> None:
        assert all(call.accepted + len(call.those("offered")) <= call.needed for call in self.house.calls.values())

    @invariant()
    def everybody_asked_has_come_to_an_end(self) -> None:
        found = self._rows(
            "SELECT request_id, chat_id, state FROM outbox WHERE request_id > 0 AND chat_id > 0 AND kind = 'call'"
        )
        assert Counter((number, who) for number, who, _ in found) == Counter(
            (number, who) for number, call in self.house.calls.items() for who in call.asked
        )
        assert {state for _, _, state in found} <= {"sent", "unreachable", "stopped"}
        told = self._told()
        for number, who, state in found:
            assert (told[number, who] > 0) == (state == "sent"), (number, who, state)

    @invariant()
    def nobody_is_told_twice_without_a_crash(self) -> None:
        assert sum(copies - 1 for copies in self._told().values()) <= self.life.was_in_flight

    # -- how it is read

    def _sent(self, number: int, needed: int) -> None:
        self._do(self.life.quiet())
        ((day,),) = self._rows(f"SELECT day FROM requests WHERE id = {number}")  # noqa: S608 -- a number of ours
        starts, ends = (dt.datetime.combine(dt.date.fromisoformat(str(day)), dt.time(h), dt.UTC) for h in (17, 20))
        if self.house.audience():
            self.house.send(number, needed, starts, ends)

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._do(self.life.rows(query))
        return found

    def _requests(self) -> dict[Any, tuple[Any, Any, Any]]:
        found = self._rows("SELECT id, status, accepted, offered FROM requests WHERE status <> 'draft'")
        return {number: (status, accepted, offered) for number, status, accepted, offered in found}

    def _lines(self) -> dict[Any, list[Any]]:
        lines: dict[Any, list[Any]] = {}
        query = "SELECT request_id, person_id FROM commitments WHERE answer = 'waiting' ORDER BY request_id, line"
        for number, who in self._rows(query):
            lines.setdefault(number, []).append(who)
        return lines

    def _answers(self) -> dict[Any, dict[Any, Any]]:
        answers: dict[Any, dict[Any, Any]] = {}
        for number, who, answer in self._rows("SELECT request_id, person_id, answer FROM commitments"):
            answers.setdefault(number, {})[who] = answer
        return answers

    def _told(self) -> Counter[tuple[int, int]]:
        """How often each call reached each person, as they are known now."""
        return self._told_ever() - self.forgotten

    def _told_ever(self) -> Counter[tuple[int, int]]:
        """The same for everybody; a call asks in its first line, and its first button names the request."""
        calls = [call for call in self.life.double.calls if call.method == "sendMessage" and call.ok]
        asking = [call for call in calls if str(call.params["text"]).startswith(ASKS)]
        keys = [(call.chat_id or 0, call.params["reply_markup"]["inline_keyboard"][0]) for call in asking]
        pressed = [(Accept.unpack(row[0]["callback_data"]), who) for who, row in keys if len(row) == ANSWERS]
        return Counter((button.request, who) for button, who in pressed if button is not None)


USUAL = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    stateful_step_count=20,
    suppress_health_check=list(HealthCheck),
)
TestModel = BotAgainstModel.TestCase
TestModel.settings = USUAL


def test_model_on_postgresql(postgresql: PostgreSQL) -> None:
    class OnPostgreSQL(BotAgainstModel):
        def disk(self) -> AbstractAsyncContextManager[Disk]:
            return lent(postgresql)

    run_state_machine_as_test(OnPostgreSQL, settings=settings(USUAL, max_examples=max(3, EXAMPLES // 2)))
