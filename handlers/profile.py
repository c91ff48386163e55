"""The profile: see and change everything, and pause.

card ⇄ hubs · roles · interests · language · notifications (handlers/peace.py) · pause
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import registering
from domain.errors import NotPossible, Problem
from domain.people import VolunteerStatus
from domain.questions.lengths import days_in
from domain.questions.own_commitments import About, about_own
from handlers.commitments.oneself import rest
from handlers.registration_steps import begin
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import day_named, number_named
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.unregistered import show_unregistered
from handlers.volunteering import ChoosePause, Pause, ShowProfile, pause_screen, profile_screen
from locales.words import words_in

PAUSE: Final = "pause"
LONGEST_PAUSE: Final = 366  #: Days.


async def show_profile(turn: Turn, _said: object) -> Screen:
    """Show the card; somebody who has not finished goes on with registration, who is no volunteer is told so."""
    volunteer = await registering.volunteer_of(turn.work, turn.person)
    if volunteer.status is VolunteerStatus.JOINING and volunteer.hubs:
        return await begin(turn, None)
    await turn.await_nothing()
    if volunteer.status is not VolunteerStatus.ACTIVE:
        return await show_unregistered(turn)
    return profile_screen(turn.texts, turn.municipality, volunteer, turn.today)


async def choose_pause(turn: Turn, _said: object) -> Screen:
    """Ask for how long."""
    await turn.await_words(FLOW.name, PAUSE)
    return pause_screen(turn.texts)


async def pause(turn: Turn, press: Pause) -> Screen:
    """Pause for some days, or end the pause."""
    days = min(max(press.days, 0), LONGEST_PAUSE)
    return await _pause_until(turn, turn.today + dt.timedelta(days=days) if days else None)


async def hear_pause(turn: Turn, words: str) -> Screen:
    """Pause up to and including the day that was written, or for as long; what is said of its end is answered."""
    if about_own(words, words_in(turn.texts.language)) is About.REST and (told := await rest(turn)) is not None:
        return told
    return await or_again(turn, _pause_as_said(turn, words), lambda: choose_pause(turn, None))


async def _pause_as_said(turn: Turn, words: str) -> Screen:
    language = turn.texts.language
    days = days_in(words, words_in(language), partial(number_named, language=language))
    day = day_named(words, language, turn.today) if days is None else turn.today + dt.timedelta(days=days)
    if day is None:
        raise NotPossible(Problem.NOT_A_DATE)
    if day > turn.today + dt.timedelta(days=LONGEST_PAUSE):
        raise NotPossible(Problem.TOO_FAR_AHEAD, days=LONGEST_PAUSE)
    return await _pause_until(turn, day)


async def _pause_until(turn: Turn, until: dt.date | None) -> Screen:
    volunteer = await registering.pause(turn.work, turn.person, until, turn.today, turn.now)
    await turn.await_nothing()
    return profile_screen(turn.texts, turn.municipality, volunteer, turn.today)


FLOW = Flow(
    "profile",
    commands={"profile": show_profile, "pause": choose_pause},
    presses={ShowProfile: show_profile, ChoosePause: choose_pause, Pause: pause},
    words={PAUSE: hear_pause},
)
