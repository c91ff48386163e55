"""A house without a network: everybody's chat as Telegram would show it, and messages that stay on their way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from http import HTTPStatus
from typing import Any, Final, TypeVar

import orjson
from sqlalchemy import func, select

from actions import arriving, leaving
from actions.dispatching import keep_quiet
from bot.sending.aftermath import Aftermath
from bot.sending.attempts import EDIT, Landed, mark_of, verdict_on
from db import Database, UnitOfWork
from db.delivery.claims import Parcel
from db.delivery.outbox import outbox
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState, Reply, Transit
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from handlers.agenda import happen
from handlers.contents import FLOWS
from handlers.requests.offers import tell_about_freed_places
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import answered
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.turn import CURRENT_TURN, House, Turn

T = TypeVar("T")
SECOND: Final = dt.timedelta(seconds=1)
LOOK: Final = dt.timedelta(seconds=6)  #: Longer than between two looks at copies on their way.
MANY: Final = 50
PRESSES: Final = {kind: act for flow in FLOWS for kind, act in flow.presses.items()}


class Fate(Enum):
    """What becomes of a message that is on its way."""

    ARRIVES = auto()
    FLOODED = auto()  #: Telegram wants peace first.
    NOT_ANSWERED = auto()  #: It arrives, and nobody hears of that.
    LOST = auto()  #: It does not arrive, and nobody hears of that either.
    REFUSED = auto()  #: Telegram takes no such message; an edit it takes.


@dataclass
class Bubble:
    """One message in a chat."""

    number: int
    kind: str
    made_at: dt.datetime
    says: dict[str, Any]
    is_known: bool = True  #: The bot has heard its number; otherwise nobody will ever change it.
    shows_answer: bool = False
    was_late: bool = False  #: It was on its way when what it says was changed.

    def __repr__(self) -> str:
        return f"<{self.number} {self.kind} {self.made_at:%d %H:%M:%S} {self.says['text']!r} {self.presses}>"

    @property
    def presses(self) -> list[str]:
        rows = self.says.get("reply_markup", {}).get("inline_keyboard", [])
        return [key["callback_data"] for row in rows for key in row if "callback_data" in key]


@dataclass
class Chats:
    """Who sees what. Whatever the house does takes a second."""

    database: Database
    municipality: Municipality
    now: dt.datetime
    bubbles: dict[int, list[Bubble]] = field(default_factory=dict)
    flying: dict[int, Parcel] = field(default_factory=dict)
    blocking: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)
    answers: set[tuple[int, dt.datetime]] = field(default_factory=set)  #: Who has answered, and when.
    needless: list[Bubble] = field(default_factory=list)  #: Edited to what they showed already, unasked.
    overwritten: list[Bubble] = field(default_factory=list)  #: Answers that an edit of the call took the place of.
    sent: Counter[tuple[int, str, dt.datetime]] = field(default_factory=Counter)
    _lives: int = 0
    _number: int = 0
    _late: set[int] = field(default_factory=set)

    @property
    def _owner(self) -> str:
        return f"{self._lives}.me"

    async def do(self, deed: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        self.now += SECOND
        async with self.database.work() as work:
            return await deed(work)

    async def change(self, deed: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """What may change what copies say."""
        self._late |= {parcel.id for parcel in self.flying.values()}
        return await self.do(deed)

    # -- messages

    async def depart(self, most: int = MANY) -> int:
        found = await self.do(lambda work: work.claims.claim(self._owner, most, self.flying.keys(), self.now))
        self.flying |= {parcel.chat_id: parcel for parcel in found}
        return len(found)

    async def land(self, chat: int, fate: Fate = Fate.ARRIVES) -> None:
        parcel = self.flying.pop(chat)
        match fate:
            case Fate.ARRIVES:
                outcome: Reply | Transit = self._arrive(parcel)
            case Fate.FLOODED:
                outcome = Reply(HTTPStatus.TOO_MANY_REQUESTS, {"ok": False, "parameters": {"retry_after": 3}})
            case Fate.NOT_ANSWERED:
                self._arrive(parcel, is_known=False)
                outcome = Transit.UNCLEAR
            case Fate.LOST:
                outcome = Transit.UNCLEAR
            case Fate.REFUSED if parcel.method != EDIT:
                outcome = Reply(HTTPStatus.BAD_REQUEST, {"ok": False, "description": "Bad Request: no such message"})
            case Fate.REFUSED:
                outcome = self._arrive(parcel)
        verdict = verdict_on(parcel, outcome)
        landed = Landed(parcel, mark_of(parcel, outcome, verdict, self.now))
        await self.do(lambda work: Aftermath().keep(work, [landed], self.now, self._owner))

    async def die(self, arrived: Collection[int]) -> None:
        """The process ends, and another takes over; some of what was on its way has arrived."""
        for parcel in self.flying.values():
            if parcel.chat_id in arrived:
                self._arrive(parcel, is_known=False)
        self.flying = {}
        self._lives += 1
        await self.do(lambda work: work.recovery.take_over(self._owner, self.now))

    def _arrive(self, parcel: Parcel, *, is_known: bool = True) -> Reply:
        if parcel.chat_id in self.blocking:
            return Reply(HTTPStatus.FORBIDDEN, {"ok": False, "description": "Forbidden: bot was blocked by the user"})
        said = orjson.loads(parcel.payload)
        edits = parcel.edits or said.pop("message_id", None)
        said.pop("message_id", None)
        if parcel.method == EDIT:
            (bubble,) = (each for each in self.bubbles[parcel.chat_id] if each.number == edits)
            return self._edit(bubble, parcel, said)
        self._number += 1
        new = Bubble(self._number, parcel.kind, parcel.created_at, said, is_known, was_late=parcel.id in self._late)
        self.bubbles.setdefault(parcel.chat_id, []).append(new)
        if not parcel.unclear:
            self.sent[parcel.chat_id, parcel.kind, parcel.created_at] += 1
        return _ok(self._number)

    def _edit(self, bubble: Bubble, parcel: Parcel, said: dict[str, Any]) -> Reply:
        is_answer = (parcel.chat_id, parcel.created_at) in self.answers
        if bubble.shows_answer and parcel.kind == Kind.COPY and not is_answer:
            self.overwritten.append(bubble)
        if bubble.says == said:
            if parcel.kind == Kind.COPY and not is_answer and not parcel.unclear and not bubble.was_late:
                self.needless.append(bubble)
            return Reply(HTTPStatus.BAD_REQUEST, {"ok": False, "description": "message is not modified"})
        bubble.says = said
        bubble.shows_answer |= is_answer
        bubble.was_late = parcel.id in self._late
        return _ok(bubble.number)

    # -- what happens by itself

    async def tick(self) -> int:
        """Whatever is due happens; returns how much that was."""
        await self.do(lambda work: work.unsent.expire(self.now))
        await self.do(lambda work: keep_quiet(work, self.municipality, self.now))
        due = await self.do(lambda work: work.agenda.due(self.now, MANY))
        for entry in due:
            await self.change(partial(self._happen, entry))
        return len(due)

    async def _happen(self, entry: Entry, work: UnitOfWork) -> None:
        await happen(Occasion(work, self.municipality, self.now), entry)

    async def settle(self) -> None:
        """Everything that can arrive has arrived, and nobody looks after a copy any more."""
        for _look in range(20):
            while self.flying or await self.depart() or await self.tick():
                for chat in list(self.flying):
                    await self.land(chat)
            if not await self.do(self._is_unsettled):
                return
            self.now += LOOK
        raise AssertionError("it never comes to rest")

    async def _is_unsettled(self, work: UnitOfWork) -> bool:
        soon = (outbox.c.state == DeliveryState.PENDING.value, outbox.c.not_before <= self.now + LOOK)
        waits = await work.connection.scalar(select(func.count()).select_from(outbox).where(*soon))
        looks = [entry for kind in (Due.COPIES, Due.ANSWERED) for entry in await work.agenda.of_kind(kind)]
        return bool(waits or looks)

    # -- what people do

    async def press(self, who: Person, button: Button, bubble: Bubble | None = None) -> None:
        """Somebody presses a button of a message, or says as much elsewhere."""

        async def turn(work: UnitOfWork) -> None:
            arrival = await arriving.arrive(work, who.id, who.name, who.language, (), self.now)
            house = House(self.municipality, arrival.register, "torgbot", 16, self.now.tzinfo or dt.UTC)
            number = bubble.number if bubble else None
            CURRENT_TURN.set(Turn(work, arrival.person, house, self.now, arrival.cursor, pressed_message=number))
            await answered(PRESSES[type(button)], button)

        await self.change(turn)

    async def forget(self, who: Person) -> None:
        async def deed(work: UnitOfWork) -> None:
            freed = await leaving.forget(work, who, self.now)
            await tell_about_freed_places(Occasion(work, self.municipality, self.now), freed)

        await self.change(deed)
        self.erased.add(who.id)


def _ok(number: int) -> Reply:
    return Reply(HTTPStatus.OK, {"ok": True, "result": {"message_id": number}})
