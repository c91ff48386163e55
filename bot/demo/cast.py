"""The demo's invented people: those with a phone on the page, and volunteers behind the scenes."""

from __future__ import annotations

import datetime as dt
from typing import Final

from actions import arriving, registering
from bot.demo.double import BotApiDouble
from bot.demo.phones import Role
from db import UnitOfWork
from domain.hubs import Municipality

NEWCOMER: Final = Role(
    id=101, name="Nora Nykommer", line="Har nettopp oppdaget Torgbot.", quick=("/start", "Hva er et innbyggertorg?")
)
VOLUNTEER: Final = Role(id=102, name="Vidar Vertskap", line="Frivillig på Heggedal.", quick=("/start", "/profile"))
COORDINATOR: Final = Role(
    id=103, name="Kaja Koordinator", line="Koordinator for Heggedal og Borgen.", quick=("/start", "/request")
)
RESIDENT: Final = Role(
    id=104, name="Reidar Innbygger", line="Lurer på når det er åpent.", quick=("Er Heggedal åpent i morgen?", "/hours")
)
CAST: Final = (RESIDENT, NEWCOMER, VOLUNTEER, COORDINATOR)

OTHERS: Final = ("Ada", "Birk", "Cleo", "Dina", "Even", "Frøya", "Gard", "Hilde", "Iver", "Jorun", "Kåre", "Live")
BLOCKED: Final = 1  #: So many of the others have blocked the bot,
PAUSED: Final = 2  #: and so many are on a pause.


async def seed(work: UnitOfWork, municipality: Municipality, now: dt.datetime) -> None:
    """Let the cast be what their lines say, through the same actions as everybody; all are marked as demo people."""
    await _join(work, municipality, VOLUNTEER.id, VOLUNTEER.name, now)
    for number, name in enumerate(OTHERS):
        await _join(work, municipality, 201 + number, f"{name} (demo)", now)
    for number in range(PAUSED):
        person = (await arriving.arrive(work, 201 + number, f"{OTHERS[number]} (demo)", "nb", (), now)).person
        await registering.pause(work, person, now.date() + dt.timedelta(days=30), now.date(), now)
    for number in range(PAUSED, PAUSED + BLOCKED):
        await arriving.depart(work, 201 + number, now)
    await arriving.arrive(work, COORDINATOR.id, COORDINATOR.name, "nb", (), now)
    await work.appointments.grant(COORDINATOR.id, frozenset({"heggedal", "borgen"}), None, now)


async def _join(work: UnitOfWork, municipality: Municipality, person_id: int, name: str, now: dt.datetime) -> None:
    person = (await arriving.arrive(work, person_id, name, "nb", (), now)).person
    some_interests = frozenset(interest.slug for interest in municipality.interests[person_id % 3 :: 3])
    hub, role = municipality.hub("heggedal") or municipality.hubs[0], municipality.roles[0]
    await registering.choose_hubs(work, person, municipality, frozenset({hub.slug}), now, on=True)
    await registering.choose_roles(work, person, municipality, frozenset({role.slug}), now, on=True)
    await registering.choose_interests(work, person, municipality, some_interests, now, on=True)
    await registering.consent(work, person, "demo", now)


def raise_curtain(double: BotApiDouble) -> None:
    """Let the others have a chat with the bot, as the database says."""
    for number, name in enumerate(OTHERS):
        person = double.person(201 + number, name, last_name="(demo)", started=True)
        if PAUSED <= number < PAUSED + BLOCKED:
            person.block()
    for role in (VOLUNTEER, COORDINATOR):
        double.person(role.id, role.name).start()
