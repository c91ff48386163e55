"""A hub's desk: what is registered, what has not been confirmed for long, who changed what, and the way back.

/facts → hub → old facts → confirmed · history → undo
"""

from __future__ import annotations

from dataclasses import replace

from actions import correcting, rippling
from actions.correcting import Correction
from domain.errors import NotAllowed
from domain.freshness import old_statements
from handlers.facts.buttons import Confirm, ShowDesk, ShowHistory, ShowOld, Undo
from handlers.facts.desk_screens import desk_screen, history_screen, old_screen, saved_screen, which_hub_screen
from handlers.openings import tell_followers
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import hubs_chosen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def show(turn: Turn, said: ShowDesk | str) -> Screen:
    """Show the desk of the only hub, of the one named, or ask which."""
    slug = said.hub if isinstance(said, ShowDesk) else ""
    mine = [hub for hub in turn.municipality.hubs if turn.person.may_coordinate(hub.slug)]
    if not mine:
        raise NotAllowed("facts")
    if isinstance(said, str):
        named = sorted(hubs_chosen(said, turn.municipality, turn.texts.language))
        slug = named[0] if len(named) == 1 else ""
    if not slug and len(mine) > 1:
        return which_hub_screen(turn.texts, mine)
    await turn.await_nothing()
    return desk_screen(turn.texts, await correcting.desk(turn.work, turn.person, slug or mine[0].slug), turn.today)


async def show_old(turn: Turn, press: ShowOld) -> Screen:
    """Show what is old; when nothing is, the desk."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    is_old = old_statements(at.hub, at.municipality, turn.today)
    return (old_screen if is_old else desk_screen)(turn.texts, at, turn.today)


async def confirm(turn: Turn, press: Confirm) -> Screen:
    """Keep that what was shown still holds; then what else is old, as long as there is any."""
    correction = await correcting.confirm(turn.work, turn.person, press.hub, press.version, turn.now)
    at = await correcting.desk(turn.work, turn.person, press.hub)
    if old_statements(at.hub, at.municipality, turn.today):
        return old_screen(turn.texts, at, turn.today)
    return await saved(turn, correction)


async def undo(turn: Turn, press: Undo) -> Screen:
    """Take a change back."""
    return await saved(turn, await correcting.undo(turn.work, turn.person, press.hub, press.version, turn.now))


async def show_history(turn: Turn, press: ShowHistory) -> Screen:
    """Show who changed what."""
    changes = await correcting.history(turn.work, turn.person, press.hub)
    at = await correcting.desk(turn.work, turn.person, press.hub)
    zone = turn.house.zone
    told = [(replace(change, at=change.at.astimezone(zone)), name) for change, name in changes]
    return history_screen(turn.texts, at.municipality, at.hub, told)


async def saved(turn: Turn, correction: Correction) -> Screen:
    """Tell those who follow the hub, and show what was saved."""
    await turn.await_nothing()
    told = await tell_followers(turn.work, correction.municipality, correction.change, turn.now)
    hits = await rippling.hits(turn.work, correction.change, turn.now)
    return saved_screen(turn.texts, correction, hits, told)


FLOW = Flow(
    "facts",
    commands={"facts": show},
    presses={ShowDesk: show, ShowOld: show_old, Confirm: confirm, ShowHistory: show_history, Undo: undo},
)
