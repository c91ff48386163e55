"""Somebody writes: who it is, with which rights, and where typed words belong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from db import UnitOfWork
from domain.people import Cursor, Person


async def arrive(
    work: UnitOfWork, person_id: int, name: str, language: str, owner_ids: Collection[int], now: dt.datetime
) -> tuple[Person, Cursor | None]:
    """The person with the rights held at this moment; `language` is the client's, until the person chooses one."""
    person, cursor = await work.people.meet(person_id, name, language, now)
    coordinates = frozenset() if person.is_new else await work.appointments.hubs_of(person.id)
    return replace(person, is_owner=person.id in owner_ids, coordinates=coordinates), cursor


async def depart(work: UnitOfWork, person_id: int, now: dt.datetime) -> None:
    """Somebody blocked the bot: nothing is sent until that person writes again."""
    await work.people.mark_reachable(person_id, is_reachable=False)
    await work.outbox.stop_person(person_id, now)


async def choose_language(work: UnitOfWork, person_id: int, language: str) -> None:
    """Keep the language a person wants to be spoken to in."""
    await work.people.speak(person_id, language)
