"""What somebody asks of themselves and can be told at once: what they have said yes to, and until when they rest."""

from __future__ import annotations

import datetime as dt

from actions.answering import Asked
from domain.people import Volunteer, VolunteerStatus
from domain.questions import account
from handlers.commitments.mine import show_mine
from handlers.toolkit.home import ShowMine, ways
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn
from handlers.volunteering import ChoosePause, Pause
from locales import Texts, texts_in


async def told_at_once(turn: Turn, asked: Asked) -> Screen | None:
    """The commitments, or the pause of whoever has one, instead of the way there; None for other questions."""
    match asked.question:
        case account.Question(wish=account.Wish.MINE):
            turn.speaking(asked.language)
            return await show_mine(turn, ShowMine())
        case account.Question(wish=account.Wish.PAUSE):
            volunteer = await turn.work.volunteers.get(turn.person.id)
            is_paused = volunteer is not None and volunteer.is_paused(turn.today)
            return rest_screen(texts_in(asked.language), volunteer, turn.today) if volunteer and is_paused else None
        case _other:
            return None


async def rest(turn: Turn) -> Screen | None:
    """Until when a volunteer rests, and the end of it by press; None for whoever is none."""
    volunteer = await turn.work.volunteers.get(turn.person.id)
    if volunteer is None or volunteer.status is not VolunteerStatus.ACTIVE:
        return None
    await turn.await_nothing()
    return rest_screen(turn.texts, volunteer, turn.today)


def rest_screen(_: Texts, volunteer: Volunteer, today: dt.date) -> Screen:
    """The pause, if there is one, and the way out of it or into one."""
    until = volunteer.paused_until if volunteer.is_paused(today) else None
    if until is None:
        return Screen(_("You are not on a pause."), ((Choice(_("Take a pause"), ChoosePause()),), ways(_)))
    said = _("You are on a pause up to and including {day}.", day=_.date(until))
    choices = (Choice(_("End the pause"), Pause(0)), Choice(_("Change how long"), ChoosePause()))
    return Screen(said, (choices, ways(_)))
