"""Reminders of a place somebody has: sent when they fall due, and answered.

reminder → I am coming · withdraw · everything about it
"""

from __future__ import annotations

import datetime as dt

from actions import attending
from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.hubs import Municipality
from domain.requests import Answer, Request, RequestStatus
from handlers.commitments.buttons import Coming
from handlers.commitments.mine import around, stale
from handlers.commitments.screens import commitment_screen
from handlers.requests.place import GiveUp, ShowPlace, where
from handlers.requests.standing import refresh_card
from handlers.requests.titles import title
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person
from handlers.toolkit.occasion import Occasion
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts


def reminder_screen(
    _: Texts, municipality: Municipality, request: Request, today: dt.date, *, says_so: bool = False
) -> Screen:
    """You have a place; are you coming? Whoever has said so is not asked again."""
    days = (request.day - today).days if request.day else 0
    if days <= 0:
        head = _("<b>You help today: {activity}</b>", activity=request.activity)
    elif days == 1:
        head = _("<b>You help tomorrow: {activity}</b>", activity=request.activity)
    else:
        head = _("<b>You have said yes to: {activity}</b>", activity=request.activity)
    coming = () if says_so else (Choice(_("👍 I am coming"), Coming(request.id)),)
    return Screen(
        lines(
            head,
            title(_, municipality, request)[1],
            where(_, municipality, request),
            _("You have said that you come.") if says_so else _("Are you coming?"),
        ),
        (
            (*coming, Choice(_("I must withdraw"), GiveUp(request.id))),
            (Choice(_("Show everything"), ShowPlace(request.id)), home(_)),
            (person(_, request.hub or ""),),
        ),
    )


async def remind(occasion: Occasion, entry: Entry) -> None:
    """Remind whoever still has the place of what has not begun yet; of several late ones, only the last is sent."""
    work, now = occasion.work, occasion.now
    request = await _place_to_remind_of(work, entry, now)
    if request is None or entry.person_id is None:
        return
    left = await work.agenda.of_request(request.id)
    if any(each.kind is Due.REMINDER and each.person_id == entry.person_id and each.at <= now for each in left):
        return
    attendees = await work.attendance.attendees(request.id)
    says_so = entry.person_id in {each.id for each in attendees if each.coming_at is not None}
    for volunteer in (await work.people.named({entry.person_id})).values():
        await occasion.tell(
            volunteer,
            lambda _: reminder_screen(_, occasion.municipality, request, now.date(), says_so=says_so),
        )


async def _place_to_remind_of(work: UnitOfWork, entry: Entry, now: dt.datetime) -> Request | None:
    """The request, if it lies ahead and takes place, and the person still has a place in it."""
    request = await work.requests.get(entry.request_id or 0)
    if request is None or entry.person_id is None or request.status is RequestStatus.CANCELLED:
        return None
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    has_place = await work.commitments.answer_of(request.id, entry.person_id) is Answer.YES
    return request if has_place and starts_at is not None and now < starts_at else None


async def confirm(turn: Turn, press: Coming) -> Screen:
    """Keep that somebody comes; the coordinator sees it."""
    if not await attending.confirm(turn.work, turn.person, press.request, turn.now):
        return await stale(turn, press.request)
    await refresh_card(turn.work, turn.municipality, press.request, turn.now)
    held = await attending.place_of(turn.work, turn.person, press.request, turn.now)
    _ = turn.texts
    said = _("<b>Good. The coordinator sees that you are coming.</b>")
    return commitment_screen(_, turn.municipality, held, await around(turn, held), turn.now, said)


FLOW = Flow("reminding", presses={Coming: confirm})
