"""What stands in people's chats follows what becomes of a request, though a copy arrives late or an edit waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
import pytest

from actions import cancelling, changing, dispatching, lettering, requesting, responding
from db import UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.dispatch import Mark
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from domain.requests import Request
from handlers.agenda import happen
from handlers.changing.announcing import wording
from handlers.requests.calling import letters_of, nudge_screen
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.cards import call_screen
from handlers.requests.copies import cover, retire
from handlers.requests.offers import heal
from handlers.toolkit.occasion import Occasion
from tests.conftest import MONDAY
from tests.db.seeds import add_open_request, add_volunteer, register_choices

KAJA = Person(9, "Kaja", "nb", coordinates=frozenset({"heggedal"}))
ANNE, BEA, CARL = (Person(number, name, "nb") for number, name in ((21, "Anne"), (22, "Bea"), (23, "Carl")))
ME = "1.me"
SIGNS = {
    "Dekket, takk": "covered",
    "Avlyst": "cancelled",
    "spurt deg på nytt": "see below",
    "27. november": "asks anew",
}
EVERYBODY = 8


@dataclass
class Chats:
    """A request for two to Anne, Bea and Carl, and what stands in their chats."""

    work: UnitOfWork
    municipality: Municipality
    request_id: int = 0
    now: dt.datetime = MONDAY
    shown: dict[str, list[str]] = field(default_factory=dict)
    _places: dict[int, tuple[str, int]] = field(default_factory=dict)

    async def begin(self) -> None:
        await register_choices(self.work)
        request = await add_open_request(self.work)
        self.request_id = request.id
        for each in (ANNE, BEA, CARL):
            await add_volunteer(self.work, each.id)
            await self.work.calls.add(request.id, each.id, 1, self.now)
            self.shown[each.name] = []
        calls = letters_of(call_screen, self.municipality)
        await lettering.write_letters(self.work, await self.request(), 1, calls(request), self.now)

    async def request(self) -> Request:
        request = await self.work.requests.get(self.request_id)
        assert request is not None
        return request

    def occasion(self) -> Occasion:
        return Occasion(self.work, self.municipality, self.now)

    async def depart(self, most: int = EVERYBODY) -> list[Parcel]:
        """So many messages are on their way."""
        return await self.work.dispatch.claim(ME, most, [], self.now)

    async def arrive(self, parcels: list[Parcel]) -> None:
        """These stand in the chats now."""
        marks = [Mark(each.id, DeliveryState.SENT, message_id=each.edits or each.id) for each in parcels]
        await self.work.dispatch.mark(marks, self.now, ME)
        for each in parcels:
            says = next((sign for words, sign in SIGNS.items() if words in orjson.loads(each.payload)["text"]), "asks")
            if each.edits in self._places:
                name, place = self._places[each.edits]
                self.shown[name][place] = says
            elif each.kind in (Kind.CALL, Kind.NUDGE):
                name = next(person.name for person in (ANNE, BEA, CARL) if person.id == each.chat_id)
                self._places[each.id] = (name, len(self.shown[name]))
                self.shown[name].append(says)

    async def all_arrive(self) -> None:
        while parcels := await self.depart():
            await self.arrive(parcels)

    async def pass_on(self, seconds: float = 5) -> None:
        """What falls due happens, and all messages arrive."""
        self.now += dt.timedelta(seconds=seconds)
        for entry in await self.work.agenda.due(self.now, 100):
            await happen(self.occasion(), entry)
        await self.all_arrive()

    async def remind(self) -> None:
        """Whoever is silent is asked once more."""
        words = letters_of(nudge_screen, self.municipality)
        assert await dispatching.nudge(self.work, await self.request(), self.now, words)
        await retire(self.occasion(), await self.request())


@pytest.fixture
async def chats(work: UnitOfWork, packaged: Municipality) -> Chats:
    made = Chats(work, packaged)
    await made.begin()
    return made


async def fill(chats: Chats) -> None:
    """The others take both places."""
    for person in (BEA, CARL):
        await responding.accept(chats.work, person, chats.request_id, chats.now)
    await cover(chats.occasion(), await chats.request())


async def stop(chats: Chats) -> None:
    await cover(chats.occasion(), await requesting.stop(chats.work, KAJA, chats.request_id, chats.now))


async def cancel(chats: Chats) -> None:
    words = letters_of(cancelled_call_screen, chats.municipality)
    await cancelling.cancel(chats.work, KAJA, chats.request_id, "sykdom", words, chats.now)


async def say_no(chats: Chats) -> None:
    """Anne thinks for a minute, and says no."""
    chats.now += dt.timedelta(minutes=1)
    await responding.decline(chats.work, ANNE, chats.request_id, chats.now)
    chats.now += dt.timedelta(minutes=1)


async def change(chats: Chats, **wishes: Any) -> None:
    plan = replace(changing.untouched(await chats.request()), **wishes)
    words = wording(chats.municipality)
    await changing.change(chats.work, KAJA, chats.request_id, plan, "sykdom", chats.municipality, words, chats.now)


async def move(chats: Chats) -> None:
    await change(chats, day=dt.date(2026, 11, 27))


async def need_one(chats: Chats) -> None:
    """Bea takes a place, and more are not needed."""
    await responding.accept(chats.work, BEA, chats.request_id, chats.now)
    await change(chats, needed=1)


ENDS: dict[Callable[[Chats], Awaitable[None]], str] = {
    fill: "covered",
    stop: "covered",
    cancel: "cancelled",
    move: "asks anew",
    need_one: "covered",
}


@pytest.mark.parametrize(("become", "says"), ENDS.items())
async def test_copy_on_its_way_says_what_has_become_of_the_request(
    chats: Chats, become: Callable[[Chats], Awaitable[None]], says: str
) -> None:
    on_its_way = await chats.depart(1)
    await become(chats)
    await chats.arrive(on_its_way)
    assert chats.shown["Anne"] == ["asks"]
    await chats.pass_on()
    assert chats.shown["Anne"] == [says]


@pytest.mark.parametrize(("become", "says"), ENDS.items())
async def test_copy_that_had_arrived_says_it_too(
    chats: Chats, become: Callable[[Chats], Awaitable[None]], says: str
) -> None:
    await chats.all_arrive()
    await become(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == [says]


async def test_copy_that_stays_on_its_way_is_looked_after_until_it_arrives(chats: Chats) -> None:
    on_its_way = await chats.depart(1)
    await fill(chats)
    for _ in range(3):
        await chats.pass_on()
    await chats.arrive(on_its_way)
    await chats.pass_on()
    assert chats.shown["Anne"] == ["covered"]
    assert await chats.work.agenda.due(chats.now + dt.timedelta(minutes=1), 9) == []


async def test_copy_that_comes_back_from_its_way_leaves_with_the_new_time(chats: Chats) -> None:
    (on_its_way,) = await chats.depart(1)
    await move(chats)
    await chats.work.dispatch.mark([Mark(on_its_way.id, DeliveryState.PENDING)], chats.now, ME)
    await chats.pass_on()
    assert chats.shown["Anne"] == ["asks anew"]


async def test_edits_that_say_it_is_covered_stay_when_the_time_is_moved(chats: Chats) -> None:
    await chats.all_arrive()
    await fill(chats)
    await move(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["covered"]


async def test_covered_copy_asks_again_when_a_place_becomes_free(chats: Chats) -> None:
    await chats.all_arrive()
    await fill(chats)
    await responding.decline(chats.work, CARL, chats.request_id, chats.now)
    await heal(chats.occasion(), chats.request_id)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below", "asks"]


async def test_older_copy_leads_to_the_newer_one_though_the_time_is_moved_before_it_says_so(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    await move(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["see below", "asks anew"]


async def test_copy_asks_again_when_the_newer_one_was_never_sent(chats: Chats) -> None:
    await chats.all_arrive()
    await chats.remind()
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["covered"]
    await responding.decline(chats.work, CARL, chats.request_id, chats.now)
    await heal(chats.occasion(), chats.request_id)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks"]


async def test_nobody_is_reminded_of_a_call_that_has_not_arrived(chats: Chats) -> None:
    on_their_way = await chats.depart(1)
    words = letters_of(nudge_screen, chats.municipality)
    assert await dispatching.nudge(chats.work, await chats.request(), chats.now, words) == 0
    await chats.arrive(on_their_way)
    assert await dispatching.nudge(chats.work, await chats.request(), chats.now, words) == 1


async def test_call_to_whoever_said_no_to_the_old_time_is_covered_and_the_no_is_left_alone(chats: Chats) -> None:
    await chats.all_arrive()
    await say_no(chats)
    await move(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks", "asks anew"]
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks", "covered"]


async def test_whoever_says_no_once_more_is_left_alone(chats: Chats) -> None:
    await chats.all_arrive()
    await say_no(chats)
    await move(chats)
    await chats.all_arrive()
    await say_no(chats)
    await fill(chats)
    await chats.all_arrive()
    assert chats.shown["Anne"] == ["asks", "asks anew"]
