"""A volunteer answers a request: yes, no, or after all not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from actions import committing
from actions.clashing import clashing
from actions.copying import AGAIN
from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.errors import NotAsked, NotPossible, OutOfDate, Problem, Unknown
from domain.moments import later
from domain.people import Person, VolunteerStatus
from domain.requests import Answer, Request, RequestStatus


class Outcome(StrEnum):
    """What came of an answer."""

    ACCEPTED = "accepted"  #: Has a place now.
    HAD_PLACE = "had_place"  #: Had one before; pressed again.
    CLASHES = "clashes"  #: Helps somewhere else then; nothing was changed, a second yes counts.
    WAITING = "waiting"  #: All places are taken: is on the waiting list.
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  #: Gave the place back.
    OFF_LIST = "off_list"  #: Does not wait for a place any more.
    OFFER_DECLINED = "offer_declined"  #: Does not want the place that became free.


@dataclass(frozen=True, slots=True)
class Response:
    """What came of an answer, with the request as it stands now."""

    request: Request
    outcome: Outcome
    replaced: str | None = None  #: The name of whoever withdrew and whose place this was.
    position: int = 0  #: In the waiting list.
    clashes: tuple[Request, ...] = ()
    is_sought: bool = True  #: Somebody else is looked for; otherwise the coordinator has been told.


async def ended(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Request | None:
    """The request, if this person was asked and it has ended; None otherwise."""
    request = await work.requests.get(request_id)
    ends_at = request.ends_at(now.tzinfo or dt.UTC) if request else None
    is_over = ends_at is not None and ends_at <= now
    return request if is_over and await work.calls.was_asked(request_id, person.id) else None


async def accept(
    work: UnitOfWork, person: Person, request_id: int, now: dt.datetime, *, despite_clash: bool = False
) -> Response:
    """Take a place, or one in the waiting list."""
    await work.places.hold(request_id)
    request = await _asked(work, person, request_id, now)
    answer = await work.commitments.answer_of(request_id, person.id)
    if answer is Answer.YES:
        return Response(request, Outcome.HAD_PLACE)
    if request.status not in {RequestStatus.OPEN, RequestStatus.FULL}:
        raise OutOfDate("request")
    volunteer = await work.volunteers.get(person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        raise NotPossible(Problem.CONSENT_MISSING)
    if not despite_clash and (clashes := await clashing(work, person.id, request, now)):
        return Response(request, Outcome.CLASHES, clashes=tuple(clashes))
    await ask_no_more(work, person.id, request_id, now)
    return await _take(work, person, request, answer, now)


async def _take(
    work: UnitOfWork, person: Person, request: Request, answer: Answer | None, now: dt.datetime
) -> Response:
    is_offered = answer is Answer.OFFERED
    took = await (work.places.take_kept(request.id, now) if is_offered else work.places.take(request.id, now))
    if not took:
        return await _wait(work, person, request, answer, now)
    await committing.commit(work, request, person.id, now)
    await work.agenda.drop(Due.LAPSE, request_id=request.id, person_id=person.id)
    await work.audit.note(person.id, "accepted", f"request {request.id}", now)
    replaced = await work.waiting_list.replace(request.id, person.id)
    request = await _now(work, request.id)
    if request.status is RequestStatus.FULL:
        await fill(work, request, now)
    return Response(request, Outcome.ACCEPTED, replaced)


async def ask_no_more(work: UnitOfWork, person_id: int, request_id: int, now: dt.datetime) -> None:
    """Whoever has answered is not asked or reminded; a copy on its way all the same will show the answer."""
    if await work.unsent.stop_answered(person_id, request_id, now):
        await work.agenda.put(Entry(Due.ANSWERED, later(now, AGAIN), request_id, person_id))


async def stands(work: UnitOfWork, person_id: int, request_id: int) -> Response | None:
    """What came of a person's answer, as it stands now; None for silence, and where an offer is what counts."""
    answer, request = await work.commitments.answer_of(request_id, person_id), await _now(work, request_id)
    match answer:
        case None | Answer.OFFERED | Answer.LAPSED:
            return None
        case Answer.YES:
            return Response(request, Outcome.HAD_PLACE)
        case Answer.WAITING | Answer.RELEASED:
            position = await work.waiting_list.position(request_id, person_id)
            return Response(request, Outcome.WAITING, position=position)
        case _no:
            return Response(request, Outcome.DECLINED)


async def fill(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """All places are taken: nobody more is called, reminded or alerted."""
    await work.unsent.stop_request(request.id, now)
    await work.agenda.drop(Due.WAVE, Due.NUDGE, Due.HEAL, Due.ALERT, request_id=request.id)


async def _wait(
    work: UnitOfWork, person: Person, request: Request, answer: Answer | None, now: dt.datetime
) -> Response:
    if answer is not Answer.WAITING:
        await work.commitments.keep(request.id, person.id, Answer.WAITING, now)
        if answer is not Answer.RELEASED:  # whoever was released has the first place in the line already
            await work.waiting_list.join(request.id, person.id)
        await work.audit.note(person.id, "waits", f"request {request.id}", now)
    position = await work.waiting_list.position(request.id, person.id)
    return Response(await _now(work, request.id), Outcome.WAITING, position=position)


async def decline(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Response:
    """Say no, or give back what was said yes to before: a place, an offer, or the wait for one."""
    await work.places.hold(request_id)
    request = await _asked(work, person, request_id, now)
    answer = await work.commitments.answer_of(request_id, person.id)
    match answer:
        case Answer.YES:
            outcome, done = Outcome.WITHDRAWN, "withdrew"
            await committing.give_back(work, request, person.id, Answer.WITHDRAWN, now)
        case Answer.OFFERED:
            outcome, done = Outcome.OFFER_DECLINED, "declined an offer"
            await work.places.release(request_id)
            await work.agenda.drop(Due.LAPSE, request_id=request_id, person_id=person.id)
            await work.commitments.keep(request_id, person.id, Answer.NO, now)
        case Answer.WAITING:
            outcome, done = Outcome.OFF_LIST, "waits no more"
            await work.commitments.keep(request_id, person.id, Answer.NO, now)
        case _other:
            outcome, done = Outcome.DECLINED, "declined"
            await work.commitments.keep(request_id, person.id, Answer.NO, now)
    await ask_no_more(work, person.id, request_id, now)
    await work.audit.note(person.id, done, f"request {request_id}", now)
    return Response(await _now(work, request_id), outcome)


async def _asked(work: UnitOfWork, person: Person, request_id: int, now: dt.datetime) -> Request:
    """The request, if this person was asked and it has not ended yet."""
    request = await work.requests.get(request_id)
    if request is None:
        raise Unknown("request")
    if not await work.calls.was_asked(request_id, person.id):
        raise NotAsked(f"request {request_id}")
    ends_at = request.ends_at(now.tzinfo or dt.UTC)
    if ends_at is not None and ends_at <= now:
        raise OutOfDate("request")
    return request


async def _now(work: UnitOfWork, request_id: int) -> Request:
    request = await work.requests.get(request_id)
    if request is None:
        raise Unknown("request")
    return request
