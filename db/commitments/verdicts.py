"""Verdicts on candidates, as `domain/dispatch.py` gives them, in SQL: everybody with the role at the hub or nearby."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Select, and_, case, exists, func, literal, or_, select, true

from db.commitments.calls import calls
from db.commitments.commitments import commitments
from db.people.volunteers import ASKABLE, BLOCKED, volunteer_hubs
from db.requests.requests import requests
from domain.dispatch import Fit, LeftOut, Rules
from domain.people import Digest
from domain.requests import Answer

_PLACES: Final = (Answer.YES.value, Answer.OFFERED.value)


@dataclass(frozen=True, slots=True)
class Search:
    """Whom a request looks for, and what holds for all of them."""

    request_id: int
    hub: str
    neighbours: Collection[str]
    role: str
    interests: Collection[str]  #: None at all: everybody shares them.
    times: int  #: The parts of the week it takes; bits as in `Volunteer.times`.
    clashing: Collection[int]  #: Ids of requests at the same time.
    rules: Rules
    week_ago: dt.datetime


@dataclass(frozen=True, slots=True)
class Masks:
    """The choices of a search as the database keeps them."""

    role: int
    with_role: Sequence[int]  #: Every mask that holds the role; none when there are too many to list.
    interests: int


def judged(search: Search, masks: Masks, *columns: ColumnElement[Any], is_anyone_called: bool) -> Select[Any]:
    """These columns, and the verdict, of everybody with the role who has not been called for this request."""
    shares = volunteer_hubs.c.interests.op("&")(masks.interests) != 0 if search.interests else true()
    verdict = _verdict(search, is_best=and_(shares, _has_time(search)))
    there = _there(search, masks, is_anyone_called=is_anyone_called)
    of_hub = there.where(volunteer_hubs.c.hub == search.hub).with_only_columns(*columns, verdict)
    if not search.neighbours:
        return of_hub
    home = volunteer_hubs.alias("home")
    is_of_hub = exists().where(
        home.c.hub == search.hub,
        home.c.person_id == volunteer_hubs.c.person_id,
        home.c.roles.op("&")(masks.role) != 0,
    )
    near = (
        there.where(volunteer_hubs.c.hub.in_(list(search.neighbours)), volunteer_hubs.c.is_nearby, ~is_of_hub)
        .with_only_columns(*columns, _verdict(search, is_best=None))
        .distinct()  # whoever is at two neighbouring hubs is asked once
    )
    return of_hub.union_all(near)  # type: ignore[return-value]  # a union selects as well


def _there(search: Search, masks: Masks, *, is_anyone_called: bool) -> Select[Any]:
    hubs = volunteer_hubs.c
    has_role: ColumnElement[bool] = hubs.roles.op("&", return_type=Integer())(masks.role) != 0
    if masks.with_role:  # values, so that the index leads straight to them
        has_role = hubs.roles.in_(masks.with_role)
    there = select(volunteer_hubs).where(hubs.standing.in_([ASKABLE, BLOCKED]), has_role)
    if is_anyone_called:
        called = select(calls.c.person_id).where(calls.c.request_id == search.request_id)
        there = there.where(hubs.person_id.not_in(called))
    return there


def _has_time(search: Search) -> ColumnElement[bool]:
    times = volunteer_hubs.c.times
    return or_(times == 0, times.op("&", return_type=Integer())(search.times) == search.times)


def _verdict(search: Search, *, is_best: ColumnElement[bool] | None) -> ColumnElement[int]:
    """The first reason that holds, else how well somebody fits; `is_best` is None for those nearby."""
    rules, hubs = search.rules, volunteer_hubs.c
    reasons = [
        (hubs.standing == BLOCKED, LeftOut.BLOCKED),
        (and_(hubs.paused_until.is_not(None), hubs.paused_until >= rules.today), LeftOut.PAUSED),
    ]
    if not rules.is_urgent:
        peaceful = [Digest.URGENT.value, *([] if rules.is_digest_in_time else [Digest.DAILY.value])]
        reasons += [
            (hubs.digest.in_(peaceful), LeftOut.PEACE),
            (hubs.person_id.in_(_capped(search)), LeftOut.CAPPED),
        ]
    if search.clashing:
        reasons.append((hubs.person_id.in_(_busy(search)), LeftOut.BUSY))
    if is_best is not None:
        reasons.append((is_best, Fit.BEST))  # type: ignore[arg-type]  # a verdict like those before
    otherwise = Fit.NEARBY if is_best is None else Fit.ROLE
    verdicts = [(holds, literal(verdict.value)) for holds, verdict in reasons]
    return case(*verdicts, else_=literal(otherwise.value)).label("verdict")


def _capped(search: Search) -> Select[Any]:
    """Who has been called often enough this week; nobody is called for what has begun, so only for days since then."""
    person = calls.c.person_id + 0  # no bare column: SQLite would walk all calls ever made in their order by person
    lately = select(requests.c.id).where(requests.c.day >= search.week_ago.date())
    return (
        select(person)
        .where(calls.c.request_id.in_(lately), calls.c.asked_at > search.week_ago)
        .group_by(person)
        .having(func.count() >= search.rules.calls_per_week)
    )


def _busy(search: Search) -> Select[Any]:
    return select(commitments.c.person_id).where(
        commitments.c.request_id.in_(list(search.clashing)), commitments.c.answer.in_(_PLACES)
    )
