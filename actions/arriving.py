"""Somebody writes: who it is, with which rights, and where typed words belong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from db import UnitOfWork
from db.people.arrivals import Arrival


async def arrive(
    work: UnitOfWork, person_id: int, name: str, language: str, owner_ids: Collection[int], now: dt.datetime
) -> Arrival:
    """The person with the rights held at this moment; `language` is the client's, until the person chooses one."""
    arrival = await work.arrivals.meet(person_id, name, language, now)
    if arrival.is_back:
        await work.volunteers.note_reachable(person_id, is_reachable=True)
    return replace(arrival, person=replace(arrival.person, is_owner=person_id in owner_ids))


async def depart(work: UnitOfWork, person_id: int, now: dt.datetime) -> None:
    """Somebody blocked the bot: nothing is sent until that person writes again."""
    await work.people.mark_reachable(person_id, is_reachable=False)
    await work.volunteers.note_reachable(person_id, is_reachable=False)
    await work.unsent.stop_person(person_id, now)


async def choose_language(work: UnitOfWork, person_id: int, language: str) -> None:
    """Keep the language a person wants to be spoken to in."""
    await work.people.speak(person_id, language)
