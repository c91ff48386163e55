"""A coordinator writes that a hub is closed: «Heggedal er stengt på fredag pga kurs».

words → close it then? → closed · which days? · which part?
"""

from __future__ import annotations

from markupsafe import Markup

from actions import ordering
from domain.calendar import Days
from domain.errors import NotPossible, Problem
from domain.hubs import Hub
from domain.orders.closings import Closing
from handlers.change_words import days_text
from handlers.facts.buttons import AskClose, AskClosePart, Close, ShowDesk
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import ways
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn
from locales import Texts


async def heard_as_closing(turn: Turn, words: str) -> Screen | None:
    """Whether to close a hub, to a coordinator of it who writes that it is closed; None for any other words."""
    closing = _listen(turn, words)
    hub = _hub_of(turn, closing, None) if closing is not None else None
    if closing is None or hub is None or not turn.person.may_coordinate(hub.slug):
        return None
    await turn.await_nothing()
    return _asked(turn.texts, hub, closing, ShowDesk(hub.slug))


def closing_at_a_step(turn: Turn, words: str, hub: str | None, back: Button) -> Screen | None:
    """The same at a step of a draft of a `hub`, which stays as it is. Raises NotPossible for a hub of others."""
    closing = _listen(turn, words)
    told = _hub_of(turn, closing, hub) if closing is not None else None
    if closing is None or told is None:
        return None
    if not turn.person.may_coordinate(told.slug):
        raise NotPossible(Problem.NOT_YOUR_HUB, hub=told.name)
    return _asked(turn.texts, told, closing, back)


def _listen(turn: Turn, words: str) -> Closing | None:
    if not turn.person.is_coordinator:
        return None
    now = turn.now.astimezone(turn.house.zone)
    return ordering.closing_in(words, municipality=turn.municipality, language=turn.texts.language, now=now)


def _hub_of(turn: Turn, closing: Closing, at_hand: str | None) -> Hub | None:
    """The hub that is told of: named, the only one of one's own, or the one at hand; one that has opened."""
    own = [hub.slug for hub in turn.municipality.hubs if turn.person.may_coordinate(hub.slug) and not hub.is_planned]
    unnamed = own[0] if len(own) == 1 else at_hand
    slug = closing.hub.value or (None if closing.hub.is_said else unnamed)
    hub = turn.municipality.hub(slug or "")
    return None if hub is None or hub.is_planned else hub


def _asked(_: Texts, hub: Hub, closing: Closing, back: Button) -> Screen:
    """Shall it be closed? What is not known yet is asked for next."""
    if closing.is_part:
        said = _("<b>Shall I put down that a part of {hub} is closed?</b>", hub=hub.name)
        return _close_screen(_, said, AskClosePart(hub.slug), back)
    if closing.days is None:
        said = _("<b>Shall I put down that {hub} is closed?</b>", hub=hub.name)
        return _close_screen(_, said, AskClose(hub.slug), back)
    return close_for_screen(_, hub, closing.days, back)


def close_for_screen(_: Texts, hub: Hub, days: Days, back: Button) -> Screen:
    """Shall it be closed then?"""
    press = Close(hub.slug, days.first.isoformat(), (days.last - days.first).days + 1)
    said = _("<b>Shall I put down that {hub} is closed {days}?</b>", hub=hub.name, days=days_text(_, days))
    return _close_screen(_, said, press, back)


def _close_screen(_: Texts, said: Markup, press: Button, back: Button) -> Screen:
    return Screen(said, ((Choice(_("🔒 Yes, close"), press), Choice(_("No"), back)), ways(_)))
