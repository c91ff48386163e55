"""Ideas: kept, then told to those responsible."""

from __future__ import annotations

import datetime as dt

from db import UnitOfWork
from domain.errors import Unknown
from domain.hubs import Municipality
from domain.names import free_text
from domain.people import Person
from domain.requests import checked_text


async def propose(
    work: UnitOfWork, person: Person, municipality: Municipality, hub: str, words: str, now: dt.datetime
) -> str:
    """Keep an idea for a hub; returns its text as kept. Raises NotPossible when it is empty or too long."""
    if municipality.hub(hub) is None:
        raise Unknown(hub)
    text = checked_text(free_text(words), municipality.limits.idea_text_max)
    number = await work.ideas.keep(person.id, hub, text, now)
    await work.audit.note(person.id, "proposed", f"{hub} {number}", now)
    return text
