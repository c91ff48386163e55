"""After a backup has been put back: nothing is sent twice, and nobody returns who was erased or left meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from actions import healing, leaving
from actions.leaving import Freed
from actions.lettering import end_unwritten
from db import UnitOfWork
from db.delivery.unsent import RESTORED
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.departures import Departure, Remembered
from domain.erasures import Erasure
from domain.moments import later
from domain.offers import alerts_at
from domain.people import Person
from domain.requests import Request

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
    left: int  #: Volunteers who had left since.


async def settle(
    work: UnitOfWork, made_at: dt.datetime, known: Iterable[Remembered], now: dt.datetime, *, is_moved: bool
) -> Settled:
    """Bring a restored backup to this moment; `known` is what other places remember of erasures and departures.

    `is_moved`: nothing has happened since it was made, so that what waits can go on. Otherwise messages that waited
    are called off, waves and reminders that were due do not go out, drafts get new numbers and invitations end, so
    that nothing done since then is done again. Updates that waited are worked either way: their effects are not in
    this database, wherever else they may have been seen.
    """
    called_off = invitations = 0
    if not is_moved:
        called_off = await work.unsent.call_off_restored(now, later(now, -STILL_AWAITED)) + await _end_waves(work, now)
        invitations = await work.appointments.withdraw_invitations(now)
        await work.drafts.renumber(NUMBERS_LEFT_OUT, now)
    await _merge(work, list(known))
    erased = await _erase_again(work, now)
    left = await _leave_again(work, made_at, now)
    await work.audit.note(None, "restored", f"backup of {made_at.isoformat(timespec='seconds')}", now)
    return Settled(called_off, invitations, erased, left)


async def _end_waves(work: UnitOfWork, now: dt.datetime) -> int:
    """Let no wave, offer, reminder, thanks or message of the day go out that may have; returns how many had no letter.

    The alert still tells what is free, and who was there is asked: what was answered is lost. Dates of standing duties
    are made, and nobody is called for them.
    """
    ended = 0
    for entry in await work.agenda.due(now, ALL_DUE):
        if entry.kind is Due.LETTERS:
            ended += await end_unwritten(work, entry.request_id or 0, now, DeliveryState.UNCERTAIN, RESTORED)
        elif entry.kind in {Due.WAVE, Due.NUDGE, Due.REMINDER, Due.IDLE}:
            await work.agenda.take(entry)
        elif entry.kind is Due.AFTER:
            await work.agenda.take(entry)
            await work.agenda.put(replace(entry, kind=Due.REVIEW))
        elif entry.kind in {Due.HEAL, Due.LAPSE}:
            await _end_offering(work, entry, now)
        elif entry.kind is Due.SERIES:
            await work.agenda.take(entry)
            await work.agenda.put(replace(entry, kind=Due.REMADE))
    await work.calls.let_all_go(now)
    return ended


async def _end_offering(work: UnitOfWork, entry: Entry, now: dt.datetime) -> None:
    """Offer a place to nobody to whom it may have been offered, nor to those who came after; the alert tells of it."""
    await work.agenda.take(entry)
    if entry.kind is Due.LAPSE:
        await healing.lapse(work, entry.request_id or 0, entry.person_id or 0, now)
    request = await work.requests.get(entry.request_id or 0)
    if request is not None:
        await _alert(work, request, now)


async def _merge(work: UnitOfWork, known: Iterable[Remembered]) -> None:
    await work.erasures.merge(one for one in known if isinstance(one, Erasure))
    await work.departures.merge(one for one in known if isinstance(one, Departure))


async def _erase_again(work: UnitOfWork, now: dt.datetime) -> int:
    returned = await work.erasures.returned()
    people = await work.people.named(set(returned))
    for person_id in returned:
        person = people.get(person_id, Person(person_id, "", ""))
        await _alert_to(work, await leaving.forget(work, person, now), now)
    return len(returned)


async def _leave_again(work: UnitOfWork, made_at: dt.datetime, now: dt.datetime) -> int:
    people = await work.people.named(set(await work.departures.brought_back(made_at)))
    for person in people.values():
        await _alert_to(work, await leaving.leave(work, person, now), now)
    return len(people)


async def _alert_to(work: UnitOfWork, freed: Iterable[Freed], now: dt.datetime) -> None:
    for place in freed:
        await _alert(work, place.request, now)


async def _alert(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """Let coordinators hear in time of a place that became free: nobody else is asked, for somebody may have been."""
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if starts_at is not None and starts_at > now:
        await work.agenda.put_by(Entry(Due.ALERT, alerts_at(now, starts_at), request.id))
