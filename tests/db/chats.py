"""A request and what stands in the chats of the three who are asked, with what may become of both."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from actions import cancelling, changing, dispatching, lettering, requesting, responding
from db import UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.marks import Mark
from domain.delivery import DeliveryState
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from domain.requests import Request
from handlers.agenda import happen
from handlers.changing.announcing import wording
from handlers.requests.calling import letters_of, nudge_screen
from handlers.requests.calls import call_screen
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.copies import cover, retire
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
ASKED = 3


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
        return await self.work.claims.claim(ME, most, [], self.now)

    async def arrive(self, parcels: list[Parcel]) -> None:
        """These stand in the chats now."""
        marks = [Mark(each.id, DeliveryState.SENT, message_id=each.edits or each.id) for each in parcels]
        await self.work.marks.keep(marks, self.now, ME)
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
