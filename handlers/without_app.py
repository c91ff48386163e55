"""People without the app: the bot tells them nothing, so wherever a coordinator reads who is told, they are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from domain.guests import Guest
from handlers.cards import person_name
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import Texts

_NAMED: Final = 5


def call_line(_: Texts, guests: Sequence[Guest]) -> Markup | None:
    """Whom the coordinator has to call, with their numbers; None where everybody hears from the bot."""
    if not guests:
        return None
    shown = [_named(_, guest) for guest in guests[:_NAMED]]
    names = _.listed([*shown, "…"] if len(guests) > _NAMED else shown)
    return _("Without the app, so please call: {names}.", names=names)


def _named(_: Texts, guest: Guest) -> str:
    name = person_name(_, guest.name)
    return f"{name} ({guest.phone})" if guest.phone else name


async def naming_guests(turn: Turn, screen: Screen, requests: Iterable[int]) -> Screen:
    """A screen on who is told of requests, with a word on those whom only a call reaches."""
    found = await turn.work.guests.of_requests(list(requests))
    line = call_line(turn.texts, [guest for guests in found.values() for guest in guests])
    return screen if line is None else screen.followed_by(line)
