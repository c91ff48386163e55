"""After a backup has been put back: nothing is sent twice, and nobody returns who was erased meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from actions import leaving
from actions.lettering import end_unwritten
from db import UnitOfWork
from db.delivery.unsent import RESTORED
from domain.agenda import Due
from domain.delivery import DeliveryState
from domain.erasures import Erasure
from domain.people import Person

STILL_AWAITED: Final = dt.timedelta(minutes=5)  #: Whoever asked this long ago still waits for the answer.
NUMBERS_LEFT_OUT: Final = 1_000_000
"""More requests than can have been made since any backup: their buttons are still in the chats."""

ALL_DUE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Settled:
    """What was done to a restored backup."""

    called_off: int  #: Messages that are not sent, because they may have been.
    invitations: int  #: Invitations that cannot be used any more, because they may have been.
    erased: int  #: People who had been erased since.


async def settle(
    work: UnitOfWork, made_at: dt.datetime, known: Iterable[Erasure], now: dt.datetime, *, is_moved: bool
) -> Settled:
    """Bring a restored backup to this moment; `known` are erasures that other places remember.

    `is_moved`: nothing has happened since it was made, so that what waits can go on. Otherwise messages that waited
    are called off, waves that were due do not go out, drafts get new numbers and invitations end, so that nothing
    done since then is done again. Updates that waited are worked either way: their effects are not in this database,
    wherever else they may have been seen.
    """
    called_off = invitations = 0
    if not is_moved:
        called_off = await work.unsent.call_off(now, now - STILL_AWAITED) + await _end_waves(work, now)
        invitations = await work.appointments.withdraw_invitations(now)
        await work.requests.renumber(NUMBERS_LEFT_OUT, now)
    erased = await _erase_again(work, known, now)
    await work.audit.note(None, "restored", f"backup of {made_at.isoformat(timespec='seconds')}", now)
    return Settled(called_off, invitations, erased)


async def _end_waves(work: UnitOfWork, now: dt.datetime) -> int:
    """Let no wave go out that may have; returns how many had no letter yet. The alert still tells what is free."""
    ended = 0
    for entry in await work.agenda.due(now, ALL_DUE):
        if entry.kind is Due.LETTERS:
            ended += await end_unwritten(work, entry.request_id or 0, now, DeliveryState.UNCERTAIN, RESTORED)
        elif entry.kind in {Due.WAVE, Due.NUDGE}:
            await work.agenda.take(entry)
    return ended


async def _erase_again(work: UnitOfWork, known: Iterable[Erasure], now: dt.datetime) -> int:
    await work.erasures.merge(known)
    returned = await work.erasures.returned()
    people = await work.people.named(set(returned))
    for person_id in returned:
        await leaving.forget(work, people.get(person_id, Person(person_id, "", "")), now)
    return len(returned)
