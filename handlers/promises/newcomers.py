"""New volunteers are introduced to those responsible: at once when they register, and where they add a hub."""

from __future__ import annotations

from actions import promising, remembering, telling
from domain.people import Volunteer
from handlers.promises.screens import newcomer_screen
from handlers.toolkit.turn import Turn
from locales import texts_in


async def introduce(turn: Turn, volunteer: Volunteer) -> None:
    """Promise an answer from each hub that can give one, and tell those responsible."""
    limits = turn.municipality.limits
    promised = await promising.promise(turn.work, volunteer, volunteer.hubs, limits, turn.now)
    await remembering.look_later(turn.work, volunteer, limits, turn.now)
    for listener in await telling.responsible_for(turn.work, volunteer.hubs, turn.house.owner_ids):
        theirs = promised & listener.coordinates
        await turn.tell(listener, newcomer_screen(texts_in(listener.language), turn.municipality, volunteer, theirs))


async def introduce_to_added(turn: Turn, volunteer: Volunteer) -> None:
    """Let the coordinators of hubs that a volunteer has added know, once for each hub."""
    told = await promising.promise_added(turn.work, volunteer, turn.municipality.limits, turn.now)
    for hub, coordinators in told.items():
        for coordinator in coordinators:
            _ = texts_in(coordinator.language)
            await turn.tell(coordinator, newcomer_screen(_, turn.municipality, volunteer, {hub}))
