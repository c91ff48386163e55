"""What falls due about promises: coordinators are reminded, and a promise that was not kept is told honestly."""

from __future__ import annotations

from functools import partial

from actions import promising
from domain.agenda import Entry
from handlers.promises.screens import broken_screen, overdue_soon_screen, owed_screen
from handlers.toolkit.occasion import Occasion


async def on_promise(occasion: Occasion, entry: Entry) -> None:
    """Remind the hub's coordinators of somebody who is still waiting."""
    hub = occasion.municipality.hub(entry.subject)
    owed = await promising.still_owed(occasion.work, entry.person_id or 0, entry.subject)
    if hub is None or owed is None:
        return
    volunteer = owed[1]
    screen = partial(overdue_soon_screen, hub, volunteer, occasion.municipality.limits.answer_days)
    for coordinator in await promising.coordinators_beside(occasion.work, volunteer.person_id, hub.slug):
        await occasion.tell(coordinator, screen)


async def on_broken(occasion: Occasion, entry: Entry) -> None:
    """Tell the volunteer, the owners and the hub's coordinators that nobody has answered."""
    hub = occasion.municipality.hub(entry.subject)
    if hub is None:
        return
    volunteer = await promising.broken(occasion.work, entry.person_id or 0, hub.slug, occasion.now)
    if volunteer is None:
        return
    people = await occasion.work.people.named({volunteer.person_id, *occasion.owner_ids})
    await occasion.tell(people.pop(volunteer.person_id), partial(broken_screen, occasion.municipality, hub))
    beside = await promising.coordinators_beside(occasion.work, volunteer.person_id, hub.slug)
    for person in {**people, **{each.id: each for each in beside}}.values():
        await occasion.tell(person, partial(owed_screen, hub, volunteer))
