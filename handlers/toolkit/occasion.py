"""An occasion: something has fallen due, and people are told without having asked at that moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from db import UnitOfWork
from domain.hubs import Municipality
from domain.letters import Kind
from domain.people import Person
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn, send
from locales import Texts, texts_in


@dataclass(frozen=True, slots=True)
class Occasion:
    """What falls due has a unit of work of its own; what is told leaves by the outbox when it commits."""

    work: UnitOfWork
    municipality: Municipality
    now: dt.datetime  #: In the hubs' zone.
    owner_ids: frozenset[int] = frozenset()

    async def tell(self, person: Person, screen: Callable[[Texts], Screen], *, kind: Kind = Kind.REPLY) -> None:
        """Send a person a screen in that person's language."""
        await send(self.work, person.id, screen(texts_in(person.language)), self.now, kind=kind)

    async def tell_all(self, person_ids: set[int], screen: Callable[[Texts], Screen], *, kind: Kind) -> int:
        """Send several people a screen, each in their own language; returns how many they are."""
        people = await self.work.people.named(person_ids)
        for person in people.values():
            await self.tell(person, screen, kind=kind)
        return len(people)


def occasion_of(turn: Turn) -> Occasion:
    """What others are told because of somebody's turn."""
    return Occasion(turn.work, turn.municipality, turn.now, turn.house.owner_ids)
