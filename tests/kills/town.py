"""Those who live through the kills: volunteers, coordinators, people with ideas, and calls for help to send."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions import importing, requesting
from bot.demo.double import BotApiDouble
from bot.demo.people import Person as Phone
from db import Database, UnitOfWork
from db.schema import migrate
from domain.hubs import Municipality
from domain.people import Person, Volunteer, VolunteerStatus
from domain.requests import Reach, Request
from handlers.requests.calls import call_screen
from handlers.toolkit.turn import letter
from locales import texts_in

NOW = dt.datetime.now(dt.UTC)
COORDINATORS = {"heggedal": 900, "borgen": 901, "holmen": 902, "tofte": 903}
"""Whoever is responsible for a hub; several, because one chat takes one message a second."""

KAJA = Person(COORDINATORS["heggedal"], "Kaja", "nb", coordinates=frozenset({"heggedal"}))


async def settle(double: BotApiDouble, url: str, municipality: Municipality, volunteers: Sequence[int]) -> list[Phone]:
    """A register, coordinators, and volunteers who may be asked; gives the volunteers' phones."""
    phones = [double.person(number, f"Person {number}", started=True) for number in volunteers]
    async with Database(url) as database:
        await migrate(database)
        async with database.work() as work:
            await importing.adopt(work, municipality, "test", NOW)
            for hub, number in COORDINATORS.items():
                double.person(number, f"Coordinator {number}", started=True)
                await work.arrivals.meet(number, f"Coordinator {number}", "nb", NOW)
                await work.appointments.grant(number, frozenset({hub}), None, NOW)
            for number in volunteers:
                await volunteer(work, municipality, number)
    return phones


async def volunteer(work: UnitOfWork, municipality: Municipality, number: int) -> None:
    """Let somebody be a host at Heggedal who may be asked."""
    await work.arrivals.meet(number, f"Person {number}", "nb", NOW)
    chosen = Volunteer(
        number,
        f"Person {number}",
        "nb",
        VolunteerStatus.ACTIVE,
        hubs=frozenset({"heggedal"}),
        roles=frozenset({municipality.roles[0].slug}),
    )
    await work.volunteers.save(chosen, NOW)


async def call_for_help(url: str, municipality: Municipality, activity: str, needed: int, days_ahead: int = 3) -> int:
    """A request that waits in the outbox for all volunteers; made while no process runs."""
    async with Database(url) as database, database.work() as work:
        number = await write_draft(work, municipality, activity, needed, days_ahead=days_ahead)
        await send(work, municipality, number)
    return number


async def write_draft(
    work: UnitOfWork,
    municipality: Municipality,
    activity: str,
    needed: int,
    now: dt.datetime = NOW,
    *,
    days_ahead: int = 3,
) -> int:
    """A request for hosts at Heggedal in some days that is complete, urgent (no week is ever too full) and not sent."""
    draft = await requesting.draft(work, KAJA, now)
    complete = replace(
        draft,
        hub="heggedal",
        activity=activity,
        day=(now + dt.timedelta(days=days_ahead)).date(),
        starts=dt.time(17),
        ends=dt.time(20),
        role=municipality.roles[0].slug,
        needed=needed,
        is_urgent=True,
    )
    await work.drafts.save(complete)
    return draft.id


async def send(
    work: UnitOfWork, municipality: Municipality, number: int, now: dt.datetime = NOW, reach: Reach = Reach.EVERYONE
) -> None:
    """Send a draft to its audience, as Kaja does."""

    def letters(request: Request) -> dict[str, dict[str, Any]]:
        return {"nb": letter(call_screen(texts_in("nb"), municipality, request))}

    await requesting.send(work, KAJA, number, municipality, letters, now, card=None, reach=reach)


def press_yes(volunteers: Sequence[Phone], pressed: set[tuple[int, int]]) -> None:
    """Whoever has been asked and has not answered that message yet says yes at once."""
    for phone in volunteers:
        for message in phone.messages:
            if message.by_bot and message.rows and (phone.id, message.message_id) not in pressed:
                pressed.add((phone.id, message.message_id))
                key = message.rows[0][0]
                if (key.callback_data or "").startswith("can:"):
                    phone.press(message.message_id, key.callback_data or "")
