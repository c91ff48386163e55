"""Ideas: kept, then told to those responsible."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db import UnitOfWork
from domain.errors import NotAllowed, OutOfDate, Unknown
from domain.hubs import Municipality
from domain.names import free_text
from domain.people import Person
from domain.requests import checked_text


@dataclass(frozen=True, slots=True)
class Idea:
    """What somebody wants to happen at a hub."""

    author: Person
    hub: str
    text: str


async def propose(
    work: UnitOfWork, person: Person, municipality: Municipality, hub: str, words: str, now: dt.datetime
) -> tuple[int, str]:
    """Keep an idea; returns its number, and its text as kept. Raises NotPossible when it is empty or too long."""
    if municipality.hub(hub) is None:
        raise Unknown(hub)
    text = checked_text(free_text(words), municipality.limits.idea_text_max)
    number = await work.ideas.keep(person.id, hub, text, now)
    await work.audit.note(person.id, "proposed", f"{hub} {number}", now)
    return number, text


async def idea_for(work: UnitOfWork, coordinator: Person, number: int) -> Idea:
    """An idea whose author this coordinator may answer. Raises OutOfDate when the author has been erased."""
    found = await work.ideas.get(number)
    if found is None:
        raise Unknown("idea")
    author_id, hub, text = found
    if not coordinator.may_coordinate(hub):
        raise NotAllowed(f"idea {number}")
    author = (await work.people.named({author_id})).get(author_id) if author_id is not None else None
    if author is None:
        raise OutOfDate("idea")
    return Idea(author, hub, text)


async def answer(
    work: UnitOfWork, coordinator: Person, number: int, words: str, municipality: Municipality, now: dt.datetime
) -> tuple[Idea, str]:
    """The idea and the answer as it is sent. Raises NotPossible when that is empty or too long."""
    idea = await idea_for(work, coordinator, number)
    text = checked_text(free_text(words), municipality.limits.idea_text_max)
    await work.audit.note(coordinator.id, "answered an idea", number, now)
    return idea, text
