"""Requests for help: written piece by piece, looked at, sent once, followed, stopped."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from actions import halting
from actions.dispatching import Letters, open_request, reaches_anybody
from actions.lettering import unwritten
from db import UnitOfWork
from domain.agenda import Due
from domain.delivery import DeliveryState
from domain.errors import NotAllowed, NotPossible, OutOfDate, Problem, Unknown
from domain.guests import Guest
from domain.hubs import Municipality
from domain.people import Person
from domain.request_changes import LIVE
from domain.requests import Answer, Progress, Reach, Request, RequestStatus, Tally, check_sendable

MOST_AHEAD = 50
NOT_REACHED = (DeliveryState.UNREACHABLE, DeliveryState.FAILED, DeliveryState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands: what became of its messages, who answered what."""

    request: Request
    progress: Progress
    tally: Tally
    accepted: tuple[str, ...]  #: Names, first come first.
    unconfirmed: tuple[str, ...] = ()  #: Of those: who has not said whether a new time suits.
    confirmed: int = 0  #: How many of them have said once more that they come.
    held: int = 0  #: Wait for their message of the day.
    next_wave_at: dt.datetime | None = None
    guests: tuple[Guest, ...] = ()  #: Of those accepted, the last: who has not the app, and hears nothing from it.

    @property
    def volunteers(self) -> tuple[str, ...]:
        """Those accepted who hear from the app."""
        return self.accepted[: len(self.accepted) - len(self.guests)]


async def draft(work: UnitOfWork, coordinator: Person, now: dt.datetime) -> Request:
    """The draft a coordinator is writing, or a fresh one."""
    if not coordinator.is_coordinator:
        raise NotAllowed("request")
    return await work.drafts.of(coordinator.id) or await work.drafts.begin(coordinator.id, now)


async def draft_numbered(work: UnitOfWork, coordinator: Person, request_id: int) -> Request:
    """A draft of this coordinator's. Raises OutOfDate when it has been sent or discarded."""
    request = await work.requests.get(request_id)
    if request is None or (
        request.status is not RequestStatus.DRAFT and request.coordinator_id in {coordinator.id, None}
    ):
        raise OutOfDate("draft")
    if request.coordinator_id != coordinator.id or not coordinator.is_coordinator:
        raise NotAllowed(f"request {request_id}")
    return request


async def write(work: UnitOfWork, coordinator: Person, request_id: int, **parts: Any) -> Request:
    """Keep parts of a draft, such as `day=` or `needed=`, checked by whoever read them."""
    request = replace(await draft_numbered(work, coordinator, request_id), **parts)
    if request.hub is not None and not coordinator.may_coordinate(request.hub):
        raise NotAllowed(f"hub {request.hub}")
    await work.drafts.save(request)
    return request


async def discard(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> None:
    """Empty a draft."""
    request = await draft_numbered(work, coordinator, request_id)
    await work.drafts.save(Request(request.id, request.coordinator_id, request.status))
    await work.audit.note(coordinator.id, "discarded", request_id, now)


async def send(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    municipality: Municipality,
    letters: Letters,
    now: dt.datetime,
    *,
    card: int | None,
    reach: Reach = Reach.WAVES,
) -> Request:
    """Send a draft, once: whoever presses second meets OutOfDate.

    `letters` writes the message in each language; `card` is the message that will show the progress.
    """
    request = await draft_numbered(work, coordinator, request_id)
    check_sendable(request, municipality, now)
    if not coordinator.may_coordinate(request.hub or ""):
        raise NotAllowed(f"hub {request.hub}")
    request = replace(request, reach=reach)
    if not await reaches_anybody(work, request, municipality, now):
        raise NotPossible(Problem.NOBODY_TO_ASK)
    await work.drafts.save(request)
    if not await work.requests.open(request_id, card, now):
        raise OutOfDate("draft")
    request = replace(request, status=RequestStatus.OPEN, card_message_id=card, sent_at=now)
    called = await open_request(work, request, municipality, now, letters)
    await work.audit.note(coordinator.id, "sent", f"request {request_id} to {called}", now)
    return request


async def ask_all(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    municipality: Municipality,
    letters: Letters,
    now: dt.datetime,
) -> Request:
    """Ask everybody who fits an open request and has not got the call yet, at once."""
    await work.places.hold(request_id)
    request = await request_for(work, coordinator, request_id)
    if request.status is not RequestStatus.OPEN or not request.free:
        raise OutOfDate("request")
    await halting.go_on(work, request_id)
    called = await open_request(work, replace(request, reach=Reach.EVERYONE), municipality, now, letters)
    await work.audit.note(coordinator.id, "asked everybody", f"request {request_id} to {called}", now)
    return replace(request, reach=Reach.EVERYONE)


async def standing(work: UnitOfWork, request: Request, zone: dt.tzinfo | None) -> Standing:
    """How a request stands now; moments are in the zone given."""
    due = await work.agenda.of_request(request.id)
    progress = await work.deliveries.progress(request.id)
    progress = replace(progress, waiting=progress.waiting + await unwritten(work, request.id, due))
    answers = await work.commitments.tally(request.id)
    said = {answer: answers.get(answer, 0) for answer in Answer}
    tally = Tally(
        yes=said[Answer.YES],
        no=said[Answer.NO],
        withdrawn=said[Answer.WITHDRAWN],
        waiting=said[Answer.WAITING] + said[Answer.OFFERED],
        silent=max(0, progress.sent - sum(said.values())),
    )
    attendees = await work.attendance.attendees(request.id)
    guests = await work.guests.of_request(request.id)
    _asked, held = await work.calls.count(request.id)
    coming = [entry.at for entry in due if entry.kind is Due.WAVE]
    return Standing(
        request,
        progress,
        tally,
        accepted=(*await work.commitments.names(request.id, Answer.YES), *(guest.name for guest in guests)),
        unconfirmed=tuple(each.name for each in await work.asked_again.unconfirmed(request.id)),
        confirmed=sum(each.coming_at is not None for each in attendees),
        held=held,
        next_wave_at=coming[0].astimezone(zone) if coming else None,
        guests=tuple(guests),
    )


async def request_for(work: UnitOfWork, coordinator: Person, request_id: int) -> Request:
    """A sent request that this person may follow: its hub's coordinators and owners."""
    request = await work.requests.get(request_id)
    if request is None or request.hub is None or request.status is RequestStatus.DRAFT:
        raise Unknown("request")
    if not coordinator.may_coordinate(request.hub):
        raise NotAllowed(f"request {request_id}")
    return request


async def ahead(work: UnitOfWork, coordinator: Person, now: dt.datetime) -> list[Request]:
    """The sent requests that this person may still change or cancel, the soonest first; `now` in the hubs' zone."""
    if not coordinator.is_coordinator:
        return []
    own = (coordinator.id, coordinator.coordinates, now.date())
    return [
        request
        for request in await work.requests.followed(*own, most=MOST_AHEAD)
        if request.status in LIVE
        and coordinator.may_coordinate(request.hub or "")
        and (starts_at := request.starts_at(now.tzinfo or dt.UTC)) is not None
        and starts_at > now
    ]


async def has_sent_any(work: UnitOfWork, coordinator: Person) -> bool:
    """Whether this coordinator has ever sent a request that is kept, be it cancelled."""
    written = await work.requests.of_coordinator(coordinator.id)
    return any(request.status is not RequestStatus.DRAFT for request in written)


async def stop(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Request:
    """Stop a request: nobody more is asked, no more are accepted. Those accepted keep their place."""
    await work.places.hold(request_id)
    request = await request_for(work, coordinator, request_id)
    if not await work.requests.stop(request_id):
        raise OutOfDate("request")
    await work.waiting_list.end_offers(request_id)
    stopped = await work.unsent.stop_request(request_id, now)
    await work.agenda.drop(Due.WAVE, Due.NUDGE, Due.HEAL, Due.ALERT, Due.LAPSE, request_id=request_id)
    await work.audit.note(coordinator.id, "stopped", f"request {request_id}, {stopped} unsent", now)
    return replace(request, status=RequestStatus.STOPPED)


async def not_reached(work: UnitOfWork, coordinator: Person, request_id: int) -> list[str]:
    """The names of those a request did not reach."""
    await request_for(work, coordinator, request_id)
    return await work.deliveries.names(request_id, NOT_REACHED)
