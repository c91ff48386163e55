"""A place has become free: it is offered down the waiting list, then the silent and the next wave are asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from actions import copying
from actions.dispatching import Letters, ask_later, is_anybody_left, nudge
from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from domain.offers import alerts_at, heals_at, lapses_at
from domain.people import Person
from domain.quiet_hours import QuietHours
from domain.requests import Answer, Reach, Request, RequestStatus


@dataclass(frozen=True, slots=True)
class Offer:
    """A place kept for somebody from the waiting list until it lapses."""

    request: Request
    person: Person
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Healing:
    """What was done about free places."""

    request: Request
    offers: tuple[Offer, ...] = ()
    nudged: int = 0  #: How many who had not answered are asked once more.
    is_sought: bool = True  #: Somebody waits, or is left to be asked, now or after the night.


async def heal(
    work: UnitOfWork,
    request_id: int,
    municipality: Municipality,
    now: dt.datetime,
    letters: Letters,
    reminding: Letters,
    retired: Letters,
) -> Healing | None:
    """Look for people for every free place of a request, after the night if need be; None where there is none.

    `letters` writes the call as it was, `reminding` the word to those who have not answered it, `retired` what an
    older copy says to whoever has been reminded.
    """
    await work.places.hold(request_id)
    request = await work.requests.get(request_id)
    starts_at = request.starts_at(now.tzinfo or dt.UTC) if request else None
    if request is None or starts_at is None or now >= starts_at:
        return None
    if request.status is not RequestStatus.OPEN or not request.free:
        return None
    if not await _is_anybody(work, request, municipality, now):
        await work.agenda.drop(Due.WAVE, Due.NUDGE, Due.HEAL, request_id=request.id)
        await copying.ask_anew(work, request, letters(request), retired(request), now)  # who reads it again may come
        return Healing(request, is_sought=False)
    quiet = QuietHours.of(municipality.limits)
    at = heals_at(now, starts_at, quiet)
    if at > now:
        await work.agenda.put(Entry(Due.HEAL, at, request.id))
        return Healing(request)
    offers = await _offer(work, request, now, lapses_at(now, starts_at, quiet))
    request = await _again(work, request)
    is_due = {entry.kind for entry in await work.agenda.of_request(request.id)}
    if not request.free or is_due & {Due.WAVE, Due.NUDGE}:  # people are being asked all the time
        return Healing(request, offers)
    await copying.ask_anew(work, request, letters(request), retired(request), now)
    nudged = await _ask_more(work, request, municipality, now, reminding, is_due)
    return Healing(request, offers, nudged)


async def would_be_sought(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime) -> bool:
    """Whether somebody else would be looked for at once, if a place in a request were given back now."""
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if starts_at is None or now >= starts_at or request.status not in {RequestStatus.OPEN, RequestStatus.FULL}:
        return False
    if heals_at(now, starts_at, QuietHours.of(municipality.limits)) > now:
        return False
    return await _is_anybody(work, request, municipality, now)


async def _is_anybody(work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime) -> bool:
    if await work.waiting_list.first(request.id) is not None or request.offered:
        return True
    return await is_anybody_left(work, request, municipality, now)


async def _offer(work: UnitOfWork, request: Request, now: dt.datetime, until: dt.datetime) -> tuple[Offer, ...]:
    """Keep a place for each who waits, first come first, while there are places."""
    offers: list[Offer] = []
    while (person := await work.waiting_list.first(request.id)) is not None and await work.places.keep(request.id):
        await work.waiting_list.offer(request.id, person.id, until)
        await work.agenda.put(Entry(Due.LAPSE, until, request.id, person.id))
        await work.audit.note(person.id, "was offered a place", f"request {request.id}", now)
        offers.append(Offer(request, person, until))
    return tuple(offers)


async def _ask_more(
    work: UnitOfWork,
    request: Request,
    municipality: Municipality,
    now: dt.datetime,
    reminding: Letters,
    is_due: Collection[Due],
) -> int:
    """Remind those who have not answered, and let the next wave follow; returns how many are reminded."""
    nudged = await nudge(work, request, now, reminding)
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if nudged:
        await ask_later(work, request, municipality, now, Due.WAVE)
    elif request.reach is not Reach.NOBODY:
        await work.agenda.put(Entry(Due.WAVE, now, request.id))
    if Due.ALERT not in is_due and starts_at is not None:
        await work.agenda.put(Entry(Due.ALERT, alerts_at(now, starts_at), request.id))
    return nudged


async def lapse(work: UnitOfWork, request_id: int, person_id: int, now: dt.datetime) -> bool:
    """Let an offer lapse whose time is over; False when it was answered, or is not over yet."""
    await work.places.hold(request_id)
    until = await work.waiting_list.offered_until(request_id, person_id)
    if until is None or until > now:
        return False
    await work.commitments.keep(request_id, person_id, Answer.LAPSED, now)
    await work.places.release(request_id)
    await work.audit.note(person_id, "let an offer lapse", f"request {request_id}", now)
    return True


async def _again(work: UnitOfWork, request: Request) -> Request:
    found = await work.requests.get(request.id)
    return found or request
