"""What follows when the time of a sent request is moved: who is asked again, and everything that falls due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from actions import aftercare, committing, dispatching
from actions.healing import Offer
from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from domain.letters import Kind
from domain.offers import alerts_at, lapses_at
from domain.quiet_hours import QuietHours
from domain.requests import Answer, Request, RequestStatus


async def follow_move(
    work: UnitOfWork, request: Request, municipality: Municipality, now: dt.datetime
) -> tuple[Offer, ...]:
    """Ask those who have a place whether the new time suits, and let all fall due that depends on it."""
    await work.asked_again.ask(request.id, Answer.YES)
    await committing.reschedule(work, request, now)
    await aftercare.schedule_after(work, request, now)
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if request.status is not RequestStatus.OPEN or starts_at is None:
        return ()
    await work.agenda.put(Entry(Due.ALERT, alerts_at(now, starts_at), request.id))
    if request.free:
        await dispatching.ask_later(work, request, municipality, now, Due.WAVE)
    return await _offer_anew(work, request, lapses_at(now, starts_at, QuietHours.of(municipality.limits)))


async def _offer_anew(work: UnitOfWork, request: Request, until: dt.datetime) -> tuple[Offer, ...]:
    """Let the offers that stand lapse when it fits the new time."""
    offered = await work.asked_again.people(request.id, Answer.OFFERED)
    for person in offered:
        await work.waiting_list.offer(request.id, person.id, until)
        await work.agenda.put(Entry(Due.LAPSE, until, request.id, person.id))
    return tuple(Offer(request, person, until) for person in offered)


async def ask_decliners(
    work: UnitOfWork,
    request: Request,
    texts: Mapping[str, Mapping[str, Any]],
    municipality: Municipality,
    now: dt.datetime,
) -> int:
    """Ask those who said no to the old time once more, not at night, and never again; returns how many."""
    if request.status is not RequestStatus.OPEN:
        return 0
    decliners, starts_at = work.asked_again.decliners(request.id), request.starts_at(now.tzinfo or dt.UTC)
    quiet = QuietHours.of(municipality.limits)
    morning = quiet.after(now) if quiet.cover(now) else None
    asked = await work.outbox.put_letters(request.id, texts, decliners, now, starts_at, Kind.NUDGE, morning)
    await work.asked_again.ask(request.id, Answer.NO)
    return asked
