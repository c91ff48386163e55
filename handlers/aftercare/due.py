"""What falls due after an activity: its people are thanked, and the coordinator is asked who was there."""

from __future__ import annotations

from functools import partial

from actions import aftercare, crediting, telling
from domain.agenda import Entry
from domain.letters import Kind
from domain.quiet_hours import QuietHours
from domain.requests import Request
from handlers.aftercare.review_screens import review_screen
from handlers.aftercare.thanks import thanks_screen
from handlers.toolkit.occasion import Occasion


async def after(occasion: Occasion, entry: Entry) -> None:
    """Thank those who had a place, and ask the coordinator who was there."""
    request = await aftercare.ended(occasion.work, entry.request_id, occasion.now)
    if request is None or await _waits_for_day(occasion, entry):
        return
    attendees = await occasion.work.attendance.attendees(request.id)
    thanks = partial(thanks_screen, occasion.municipality, request)
    await occasion.tell_all({attendee.id for attendee in attendees}, thanks, kind=Kind.NEWS)
    if await _ask_who_was_there(occasion, request):
        await aftercare.ask_once_more(occasion.work, request, occasion.now)


async def review(occasion: Occasion, entry: Entry) -> None:
    """Ask the coordinator once more, who has not answered."""
    request = await aftercare.ended(occasion.work, entry.request_id, occasion.now)
    if request is not None and request.reviewed_at is None and not await _waits_for_day(occasion, entry):
        await _ask_who_was_there(occasion, request)


async def _waits_for_day(occasion: Occasion, entry: Entry) -> bool:
    """Whether it is night: then the entry comes again when it is day."""
    day = QuietHours.of(occasion.municipality.limits).after(occasion.now)
    if day == occasion.now:
        return False
    await occasion.work.agenda.put(Entry(entry.kind, day, entry.request_id))
    return True


async def _ask_who_was_there(occasion: Occasion, request: Request) -> bool:
    """Ask those who answer for a request; False when nobody had a place in it."""
    found = await crediting.review_of(occasion.work, request)
    if not found.people and not found.guests:
        return False
    asked = partial(review_screen, occasion.municipality, found)
    for coordinator in await telling.coordinators_for(occasion.work, request, occasion.owner_ids):
        await occasion.tell(coordinator, asked)
    return True
