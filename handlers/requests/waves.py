"""Calls that fall due: the next wave of a request, a word to the silent, and the message of the day."""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import dispatching, lettering
from domain.agenda import Due, Entry
from domain.letters import Kind
from domain.requests import Request, RequestStatus
from handlers.requests.calling import letters_of, nudge_screen
from handlers.requests.calls import call_screen
from handlers.requests.copies import retire
from handlers.requests.offers import alert
from handlers.requests.own_calls import own_calls_screen, still_open
from handlers.requests.standing import refresh_card
from handlers.toolkit.occasion import Occasion

AT_ONCE: Final = 200  #: People who get their message of the day in one unit of work.


async def open_request(occasion: Occasion, request: Request) -> int:
    """Let a request that has just been opened go out; returns how many were called at once."""
    letters = letters_of(call_screen, occasion.municipality)
    return await dispatching.open_request(occasion.work, request, occasion.municipality, occasion.now, letters)


async def on_wave(occasion: Occasion, entry: Entry) -> None:
    """Call the next ones; when nobody is left to take over from those who withdrew, the coordinator hears it now."""
    work, now = occasion.work, occasion.now
    request = await work.requests.get(entry.request_id or 0)
    if request is None:
        return
    called = await dispatching.go(
        work, request, occasion.municipality, now, letters_of(call_screen, occasion.municipality)
    )
    is_short = request.status is RequestStatus.OPEN and request.free > 0 and not request.offered
    if not called and is_short and await work.waiting_list.vacated_by(request.id):
        await work.agenda.drop(Due.ALERT, request_id=request.id)
        await alert(
            occasion,
            request,
            nobody_left=not await dispatching.is_anybody_left(work, request, occasion.municipality, now),
        )
    await refresh_card(work, occasion.municipality, request.id, now)


async def on_letters(occasion: Occasion, entry: Entry) -> None:
    """Write more letters of a large wave."""
    request = await occasion.work.requests.get(entry.request_id or 0)
    if request is not None:
        texts = letters_of(call_screen, occasion.municipality)(request)
        await lettering.write_more(occasion.work, request, entry, texts, occasion.now)


async def on_asked(occasion: Occasion, entry: Entry) -> None:
    """Note on everybody in a wave that they were asked."""
    await occasion.work.candidates.note_asked(entry.request_id or 0, int(entry.subject), occasion.now)


async def on_nudge(occasion: Occasion, entry: Entry) -> None:
    """Remind the silent, once."""
    request = await occasion.work.requests.get(entry.request_id or 0)
    if request is not None:
        letters = letters_of(nudge_screen, occasion.municipality)
        if await dispatching.nudge(occasion.work, request, occasion.now, letters):
            await retire(occasion, request)


async def on_digest(occasion: Occasion, _entry: Entry) -> None:
    """Give some of those who want one message a day theirs; the others follow with the next tick."""
    await occasion.work.calls.take_back_held(occasion.now)
    held = await occasion.work.calls.held(occasion.now, AT_ONCE)
    people = await occasion.work.people.named(set(held))
    for person_id, request_ids in held.items():
        await occasion.work.calls.let_go(person_id, occasion.now)
        requests = await still_open(occasion.work, request_ids, occasion.now)
        if requests and person_id in people:
            await occasion.tell(people[person_id], partial(own_calls_screen, requests), kind=Kind.CALL)
    following = await occasion.work.calls.next_held_until()
    if following is not None:
        await occasion.work.agenda.put_by(Entry(Due.DIGEST, following))
