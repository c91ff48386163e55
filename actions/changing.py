"""A sent request is changed: its day, its time, how many are needed, its words; who is asked again, who is released."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from actions import committing, copying, moving
from actions.dispatching import Letters
from actions.healing import Offer
from actions.requesting import request_for
from actions.responding import fill
from db import UnitOfWork
from domain.agenda import Due
from domain.errors import OutOfDate
from domain.hubs import Limits, Municipality
from domain.people import Person
from domain.request_changes import LIVE, Plan, check_change, chosen, is_moved, stamp_of, surplus_of
from domain.requests import Answer, Request, RequestStatus


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes what many get, one payload a language."""

    call: Letters
    covered: Letters  #: What stays of the call when fewer are needed, and all places are taken.
    retired: Letters  #: What stays of an older call to somebody who has a newer one to answer.
    call_again: Letters  #: The call, to somebody who said no to the old time.


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan, what it would lead to, and those who have a place (first come first)."""

    plan: Plan
    before: Request
    after: Request
    holders: tuple[Person, ...]

    @property
    def is_moved(self) -> bool:
        """Whether day or time change."""
        return is_moved(self.before, self.after)

    @property
    def surplus(self) -> int:
        """How many would have to be released."""
        return surplus_of(self.after) if self.after.needed != self.before.needed else 0

    @property
    def released(self) -> list[Person]:
        """Whom the plan releases."""
        return chosen(self.holders, self.plan.released) if self.surplus else []

    @property
    def needs_reason(self) -> bool:
        """Whether anybody is asked again, or released, and may want to know why."""
        return self.is_moved or self.surplus > 0

    def releasing(self, mask: int) -> Proposal:
        """The same, releasing those of a mask; its plan holds only while the same people have a place."""
        holders = [person.id for person in self.holders]
        return replace(self, plan=replace(self.plan, released=mask, stamp=stamp_of(self.before, holders)))

    @property
    def is_nothing(self) -> bool:
        """Whether all stays as it is."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Changed:
    """What was changed, and whom it concerns."""

    before: Request
    after: Request
    holders: tuple[Person, ...]  #: Those who have a place, and keep it.
    waiting: tuple[Person, ...]  #: Those on the waiting list.
    released: tuple[Person, ...] = ()
    offers: tuple[Offer, ...] = ()  #: Places kept for some of them, with a new moment at which the offer lapses.
    asked_once_more: int = 0  #: How many said no to the old time.

    @property
    def is_moved(self) -> bool:
        """Whether day or time have changed."""
        return is_moved(self.before, self.after)

    @property
    def reopens(self) -> bool:
        """Whether more are needed than before."""
        return (self.after.needed or 0) > (self.before.needed or 0)


async def changeable(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Request:
    """A sent request that this person may change, held against others until the unit of work ends.

    Raises NotAllowed, Unknown, and OutOfDate when it was cancelled or has begun.
    """
    await request_for(work, coordinator, request_id)
    await work.places.hold(request_id)
    request = await request_for(work, coordinator, request_id)
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if request.status not in LIVE or starts_at is None or starts_at <= now:
        raise OutOfDate("request")
    return request


async def proposal(
    work: UnitOfWork, coordinator: Person, request_id: int, plan: Plan, limits: Limits, now: dt.datetime
) -> Proposal:
    """What a plan would lead to. Raises NotPossible for a wish that cannot be, OutOfDate for a plan that is old."""
    before = await changeable(work, coordinator, request_id, now)
    holders = tuple(await work.asked_again.people(request_id, Answer.YES))
    with_holders = stamp_of(before, [person.id for person in holders])
    if plan.stamp not in ({with_holders} if plan.released else {stamp_of(before), with_holders}):
        raise OutOfDate("plan")
    after = plan.of(before)
    check_change(before, after, limits, now)
    return Proposal(plan, before, after, holders)


async def change(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    plan: Plan,
    reason: str,
    municipality: Municipality,
    wording: Wording,
    now: dt.datetime,
) -> Changed:
    """Carry a plan out. Whoever has too little room must have been chosen before; raises OutOfDate otherwise."""
    wish = await proposal(work, coordinator, request_id, plan, municipality.limits, now)
    if wish.is_nothing or len(wish.released) != wish.surplus:
        raise OutOfDate("plan")
    after = replace(wish.after, reason=reason if wish.is_moved else wish.before.reason)
    if not await work.request_changes.change(wish.before, after):
        raise OutOfDate("request")
    released = tuple(wish.released)
    await _release(work, after, released, now)
    await _keep_fewer_offers(work, after)
    await work.request_changes.discard(request_id)
    await work.request_changes.settle(request_id, reopens=(after.needed or 0) > (wish.before.needed or 0))
    return await follow_up(work, coordinator, wish.before, released, municipality, wording, now)


def untouched(request: Request) -> Plan:
    """A plan that changes nothing yet."""
    return Plan(stamp=stamp_of(request))


async def _release(work: UnitOfWork, request: Request, people: tuple[Person, ...], now: dt.datetime) -> None:
    for person in reversed(people):  # who came first stands first
        await committing.give_back(work, request, person.id, Answer.RELEASED, now)
        await work.asked_again.put_first(request.id, person.id)


async def _keep_fewer_offers(work: UnitOfWork, request: Request) -> None:
    """Take back offers of places that are needed no more, those made last first."""
    now_held = await request_now(work, request.id)
    too_many = now_held.accepted + now_held.offered - (request.needed or 0)
    offered = await work.asked_again.people(request.id, Answer.OFFERED)
    for person in offered[::-1][: max(0, too_many)]:
        await work.places.release(request.id)
        await work.asked_again.wait_on(request.id, person.id)
        await work.agenda.drop(Due.LAPSE, request_id=request.id, person_id=person.id)


async def follow_up(
    work: UnitOfWork,
    coordinator: Person,
    before: Request,
    released: tuple[Person, ...],
    municipality: Municipality,
    wording: Wording,
    now: dt.datetime,
) -> Changed:
    """Change what stands in people's chats, let follow what a new time leads to, and give whom it concerns."""
    after = await request_now(work, before.id)
    await work.unsent.keep_useful(after.id, after.starts_at(now.tzinfo or dt.UTC))
    if after.status is RequestStatus.OPEN:
        await copying.ask_anew(work, after, wording.call(after), wording.retired(after), now)
    else:
        if before.status is RequestStatus.OPEN:
            await fill(work, after, now)
        await copying.say(work, after, wording.covered(after), now)
    changed = Changed(
        before=before,
        after=after,
        holders=tuple(await work.asked_again.people(after.id, Answer.YES)),
        waiting=tuple(await work.asked_again.people(after.id, Answer.WAITING)),
        released=released,
    )
    await work.audit.note(coordinator.id, "changed", f"request {after.id}", now)
    if not changed.is_moved:
        return changed
    offers = await moving.follow_move(work, after, municipality, now)
    asked = await moving.ask_decliners(work, after, wording.call_again(after), municipality, now)
    return replace(changed, offers=offers, asked_once_more=asked)


async def request_now(work: UnitOfWork, request_id: int) -> Request:
    """The request as it is now."""
    request = await work.requests.get(request_id)
    if request is None:
        raise OutOfDate("request")
    return request
