"""Everybody acts on the same few people and requests at once, in two processes: no two ever wait for each other."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random

import pytest
from sqlalchemy import func, select

from actions import arriving, changing, healing, leaving, lettering, registering, requesting, responding
from actions.changing import Wording
from actions.dispatching import Letters
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import Landed
from db import Database, UnitOfWork
from db.commitments.calls import calls
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from db.delivery.outbox import outbox
from db.people.people import people
from domain.agenda import Due
from domain.delivery import DeliveryState
from domain.errors import Refused
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from domain.requests import Answer
from handlers.agenda import happen
from handlers.requests.standing import refresh_card
from handlers.toolkit.occasion import Occasion
from tests.conftest import MONDAY, without_rest
from tests.db.seeds import add_open_request, add_volunteer, register_choices

KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))
NUMBERS = range(21, 41)
DAYS = range(25, 29)
ENDS = (*[DeliveryState.SENT] * 3, DeliveryState.FAILED, DeliveryState.UNREACHABLE, DeliveryState.PENDING)
TURNS = 18  #: Of each in each process.
SENDER, LEADER = "1.me", "leader"


def saying(words: str) -> Letters:
    """A letter in two languages that changes whenever its request does."""
    return lambda request: {
        language: {"text": f"{words} {request.day} {request.accepted}/{request.needed}"} for language in ("nb", "en")
    }


CALL = saying("Can you come?")
WORDING = Wording(CALL, saying("Covered"), saying("Asked again below"), saying("Can you after all?"))


@dataclass
class Crowd:
    """People who act in one process, as their dice say."""

    database: Database
    town: Municipality
    requests: list[int]
    dice: Random
    flying: list[Parcel] = field(default_factory=list)

    async def act(self, act: Callable[[UnitOfWork], Awaitable[None]], times: int) -> None:
        """Act again and again, each time in a unit of work; one that is refused changes nothing."""
        for _time in range(times):
            with suppress(Refused):
                async with self.database.work() as work:
                    await act(work)

    async def answer(self, work: UnitOfWork) -> None:
        """A volunteer says yes or no."""
        person, request = await self._somebody(work), self.dice.choice(self.requests)
        await self.dice.choice([responding.accept, responding.decline])(work, person, request, MONDAY)
        await self._heal(work, request)

    async def come_or_go(self, work: UnitOfWork) -> None:
        """A volunteer is erased, takes or ends a rest, or blocks the bot; somebody who is none registers."""
        person = await self._somebody(work)
        volunteer = await work.volunteers.get(person.id)
        if volunteer is None:
            await add_volunteer(work, person.id)
        elif (number := self.dice.randrange(4)) == 0:
            await arriving.depart(work, person.id, MONDAY)
        elif number == 1:
            until = None if volunteer.paused_until else MONDAY.date()
            await registering.pause(work, person, until, MONDAY.date(), MONDAY)
        else:
            for freed in await leaving.forget(work, person, MONDAY):
                await self._heal(work, freed.request.id)

    async def coordinate(self, work: UnitOfWork) -> None:
        """The coordinator asks everybody, or moves the day and needs more or fewer."""
        await work.inbox.next_of(KAJA.id)
        request = self.dice.choice(self.requests)
        if self.dice.random() < 0.5:
            await requesting.ask_all(work, KAJA, request, self.town, CALL, MONDAY)
        else:
            plan = changing.untouched(await changing.request_now(work, request))
            plan = replace(plan, needed=self.dice.randint(2, 5), day=dt.date(2026, 11, self.dice.choice(DAYS)))
            await changing.change(work, KAJA, request, plan, "", self.town, WORDING, MONDAY)

    async def send(self, work: UnitOfWork) -> None:
        """The sender marks what has landed and claims what goes next."""
        await work.leases.demand(LEADER, 1)
        landed = [self._landed(parcel) for parcel in self.dice.sample(self.flying, len(self.flying))]
        left = await Aftermath().keep(work, landed, MONDAY, SENDER)
        await work.unsent.expire(MONDAY)
        claimed = await work.claims.claim(SENDER, 20, [], MONDAY)
        self.flying = [*(one.parcel for one in left), *claimed]

    async def fall_due(self, work: UnitOfWork) -> None:
        """One of the things that are due happens, or a card shows how its request stands."""
        await work.leases.demand(LEADER, 1)
        due = await work.agenda.due(MONDAY + dt.timedelta(hours=2), 10)
        if due and self.dice.random() < 0.8:
            await happen(Occasion(work, self.town, MONDAY), self.dice.choice(due))
        else:
            await work.places.hold(request := self.dice.choice(self.requests))
            await refresh_card(work, self.town, request, MONDAY)

    async def write_all_letters(self) -> None:
        """Nobody who was called is left without a letter."""
        async with self.database.work() as work:
            while due := await work.agenda.of_kind(Due.LETTERS):
                await happen(Occasion(work, self.town, MONDAY), due[0])

    async def _somebody(self, work: UnitOfWork) -> Person:
        """Somebody writes, and nothing else of theirs is worked meanwhile."""
        number = self.dice.choice(NUMBERS)
        await work.inbox.next_of(number)
        arrival = await arriving.arrive(work, number, f"Person {number}", "nb", (), MONDAY)
        return arrival.person

    async def _heal(self, work: UnitOfWork, request: int) -> None:
        """Look for others for free places, and show how the request stands."""
        await healing.heal(work, request, self.town, MONDAY, CALL, WORDING.call_again, WORDING.retired)
        await refresh_card(work, self.town, request, MONDAY)

    def _landed(self, parcel: Parcel) -> Landed:
        return Landed(parcel, Mark(parcel.id, self.dice.choice(ENDS), message_id=parcel.edits or parcel.id))


@pytest.fixture
async def crowds(address: str, packaged: Municipality, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[Crowd]]:
    """Two processes, three requests, and everybody called for all of them."""
    monkeypatch.setattr(lettering, "AT_ONCE", 4)
    town = without_rest(packaged)
    async with Database(address) as one, Database(address) as two:
        async with one.work() as work:
            await register_choices(work)
            await work.leases.take(LEADER, "me", MONDAY, dt.timedelta(hours=1))
            for number in NUMBERS:
                await add_volunteer(work, number)
            requests = []
            for card in (501, 502):
                request = await add_open_request(work, needed=3)
                await work.cards.place(request.id, card)
                await requesting.ask_all(work, KAJA, request.id, town, CALL, MONDAY)
                requests.append(request.id)
        dice = (Random(seed) for seed in (1, 2))  # noqa: S311 -- the same each time
        yield [Crowd(database, town, requests, each) for database, each in zip((one, two), dice, strict=True)]


async def test_nobody_waits_for_somebody_who_waits_for_them(crowds: list[Crowd]) -> None:
    leader = crowds[0]
    async with asyncio.TaskGroup() as group:  # a deadlock is an outage for one of the two, and ends all
        for crowd in crowds:
            for act in (crowd.answer, crowd.come_or_go, crowd.come_or_go, crowd.coordinate):
                group.create_task(crowd.act(act, TURNS))
        group.create_task(leader.act(leader.send, 2 * TURNS))
        group.create_task(leader.act(leader.fall_due, 2 * TURNS))
    await leader.write_all_letters()
    async with leader.database.work() as work:
        for request_id in leader.requests:
            await assert_places_are_right(work, request_id)
        assert await left_of_the_erased(work) == 0
        assert await numbers_of_calls(work) == {1}


async def assert_places_are_right(work: UnitOfWork, request_id: int) -> None:
    """Places and answers say the same, and nobody has a place too many."""
    request = await work.requests.get(request_id)
    answers = await work.commitments.tally(request_id)
    assert request is not None
    assert (request.accepted, request.offered) == (answers.get(Answer.YES, 0), answers.get(Answer.OFFERED, 0))
    assert request.accepted + request.offered <= (request.needed or 0)


async def left_of_the_erased(work: UnitOfWork) -> int:
    """How many messages tell of somebody nobody knows."""
    unknown = outbox.c.chat_id.not_in(select(people.c.id)) & (outbox.c.chat_id != 0)
    return await work.connection.scalar(select(func.count()).select_from(outbox).where(unknown)) or 0


async def numbers_of_calls(work: UnitOfWork) -> set[int]:
    """How many messages each call has led to, be they called off; whoever is asked anew gets another in its place."""
    of_call = (outbox.c.request_id == calls.c.request_id, outbox.c.chat_id == calls.c.person_id)
    counts = (outbox.c.kind == Kind.CALL.value, outbox.c.state != DeliveryState.SUPERSEDED.value)
    messages = select(func.count()).select_from(outbox).where(*of_call, *counts)
    numbers = select(messages.correlate(calls).scalar_subquery()).select_from(calls)
    return set(await work.connection.scalars(numbers))
