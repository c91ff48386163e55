"""What falls due about hours: coordinators are asked, followers are told, each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

from actions import telling
from db import UnitOfWork
from domain.half_days import half_day_of
from domain.hubs import Hub, Municipality
from domain.letters import Kind
from domain.reminders import Reminder, ReminderKind, reminders_due
from domain.schedules import local
from handlers.answers.hub_buttons import ShowHub, Unfollow
from handlers.facts.buttons import AskExtend, Reopen
from handlers.facts.desk_screens import back
from handlers.facts.half_days import half_day_screen
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import send
from locales import Texts, texts_in

BY_DAY: Final = range(8, 20)
"""Hours of the day at which reminders are given."""


def ending_screen(_: Texts, hub: Hub, last: dt.date) -> Screen:
    """What comes after a closure that may be extended?"""
    ends = last.isoformat()
    return Screen(
        _(
            "<b>{hub} is closed up to and including {day}. What comes after that?</b>"
            " Until you have answered, people are told that it is not confirmed.",
            hub=hub.name,
            day=_.day(last),
        ),
        (
            (
                Choice(_("Closed longer"), AskExtend(hub.slug, ends)),
                Choice(_("✅ Usual hours again"), Reopen(hub.slug, ends)),
            ),
            (back(_, hub), home(_)),
        ),
    )


def open_again_screen(_: Texts, hub: Hub) -> Screen:
    """The closure is over."""
    return Screen(
        _("{hub} is no longer closed. You asked me to tell you.", hub=hub.name),
        (
            (Choice(_("About {hub}", hub=hub.name), ShowHub(hub.slug)),),
            (Choice(_("🔕 Stop these messages"), Unfollow(hub.slug)), home(_)),
        ),
    )


async def remind(work: UnitOfWork, municipality: Municipality, owner_ids: Collection[int], now: dt.datetime) -> int:
    """Give every reminder that is due and was not given; at night they wait. Returns how many messages."""
    moment = local(now)
    due = reminders_due(municipality, moment.date()) if moment.hour in BY_DAY else ()
    if not due:
        return 0
    given = await work.reminders.given()
    new = [reminder for reminder in due if reminder not in given]
    told = 0
    for reminder in new:
        listeners = await _give(work, municipality, reminder, owner_ids, now)
        if listeners or reminder.kind is ReminderKind.OPEN_AGAIN:  # a question waits until there is somebody to ask
            await work.reminders.note(reminder, now)
        told += listeners
    return told


async def _give(
    work: UnitOfWork, municipality: Municipality, reminder: Reminder, owner_ids: Collection[int], now: dt.datetime
) -> int:
    hub = municipality.hub(reminder.hub)
    if hub is None:
        return 0
    if reminder.kind is ReminderKind.OPEN_AGAIN:
        listeners = await work.follows.followers(hub.slug)
    else:
        listeners = await telling.responsible_for(work, {hub.slug}, owner_ids)
    for person in listeners:
        screen = _worded(texts_in(person.language), municipality, hub, reminder, local(now).date())
        await send(work, person.id, screen, now, kind=Kind.NEWS)
    return len(listeners)


def _worded(_: Texts, municipality: Municipality, hub: Hub, reminder: Reminder, today: dt.date) -> Screen:
    asked = half_day_of(hub, municipality, reminder.day, today)
    if reminder.kind is ReminderKind.HALF_DAY and asked is not None:
        return half_day_screen(_, municipality, asked, today)
    return (
        open_again_screen(_, hub) if reminder.kind is ReminderKind.OPEN_AGAIN else ending_screen(_, hub, reminder.day)
    )
