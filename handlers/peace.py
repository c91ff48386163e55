"""Peace: which calls a volunteer hears of, when, and how long before an activity to be reminded.

profile → notifications ⇄ when it suits · reminders
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from markupsafe import Markup

from actions import preferring
from domain.availability import bit
from domain.errors import NotPossible, Problem, Unknown
from domain.lead_times import LeadTime
from domain.people import Digest, Volunteer
from domain.week_said import read_week
from handlers.questions import answer_words
from handlers.toolkit.buttons import Button
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ShowContact, home, person
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from handlers.volunteering import ShowPeace, ShowProfile
from locales import Texts
from locales.words import words_in

TIMES: Final = "times"
MONDAY: Final = dt.date(2024, 1, 1)
PART_LABELS: Final = ("–12", "12–17", "17–")


class PickDigest(Button, prefix="peace.dig"):
    """Hear of calls at once, once a day, or only when they are urgent."""

    digest: str


class PickNearby(Button, prefix="peace.near"):
    """Be asked by neighbouring hubs too, or not."""

    on: bool


class ShowTimes(Button, prefix="peace.when"):
    """Show the week."""


class PickTimes(Button, prefix="peace.time"):
    """Choose parts of the week, one bit each, or take them away."""

    bits: int
    on: bool


class ShowReminders(Button, prefix="peace.rem"):
    """Show the lead times."""


class PickReminder(Button, prefix="peace.lead"):
    """Choose a lead time, or take it away."""

    lead: int
    on: bool


def peace_screen(_: Texts, volunteer: Volunteer) -> Screen:
    """What do you want to hear?"""
    digests = ((Digest.NOW, _("At once")), (Digest.DAILY, _("Once a day")), (Digest.URGENT, _("Only what is urgent")))
    nearby = _chosen(_("Also from hubs nearby"), volunteer.is_nearby)
    return Screen(
        lines(
            _("<b>When do you want to hear that help is needed?</b>"),
            _("What is urgent comes at once all the same."),
            _("You have chosen when it suits you: you are asked about that first, about other times only if needed.")
            if volunteer.times
            else None,
        ),
        (
            *((Choice(_chosen(label, volunteer.digest is one), PickDigest(one)),) for one, label in digests),
            (Choice(nearby, PickNearby(not volunteer.is_nearby)),),
            (Choice(_("🗓 When it suits"), ShowTimes()), Choice(_("⏰ Reminders"), ShowReminders())),
            (Choice(_("← Back"), ShowProfile()), home(_)),
            (person(_),),
        ),
    )


def times_screen(_: Texts, volunteer: Volunteer) -> Screen:
    """When does it suit?"""
    rows = [
        tuple(
            Choice(
                _chosen(
                    f"{_.short_weekday(MONDAY + dt.timedelta(days=day))} {label}", volunteer.times & bit(day, part)
                ),
                PickTimes(bit(day, part), on=not volunteer.times & bit(day, part)),
            )
            for part, label in enumerate(PART_LABELS)
        )
        for day in range(7)
    ]
    any_time = _chosen(_("Any time"), volunteer.times == 0)
    return Screen(
        lines(
            _("<b>When does it suit you to help?</b>"),
            _("Press what suits: before 12, 12 to 17, or after 17. Or write it, for example “Tuesday evening”."),
            _("You are asked about that first, and about other times only if more people are needed."),
        ),
        (
            (Choice(any_time, PickTimes(volunteer.times, on=False)),),
            *rows,
            (Choice(_("← Back"), ShowPeace()), home(_), Choice(_("☎️ Person"), ShowContact())),
        ),
    )


def lead_times_screen(_: Texts, volunteer: Volunteer) -> Screen:
    """How long before do you want to be reminded?"""
    leads: tuple[tuple[LeadTime, Markup], ...] = (
        (LeadTime.WEEK, _("A week before")),
        (LeadTime.DAY_BEFORE, _("The day before at 18")),
        (LeadTime.MORNING, _("The same morning at 8")),
        (LeadTime.TWO_HOURS, _("Two hours before")),
        (LeadTime.HOUR, _("One hour before")),
    )
    choices = [
        Choice(_chosen(label, volunteer.reminders & lead), PickReminder(int(lead), on=not volunteer.reminders & lead))
        for lead, label in leads
    ]
    return Screen(
        lines(
            _("<b>When do you want to be reminded of what you have said yes to?</b>"),
            _("Choose as many as you want, or none. No reminder comes at night."),
        ),
        (*in_rows(choices, width=1), (Choice(_("← Back"), ShowPeace()), home(_), Choice(_("☎️ Person"), ShowContact()))),
    )


def _chosen(label: str, is_chosen: object) -> str:
    return f"✅ {label}" if is_chosen else label


async def show_peace(turn: Turn, _said: object) -> Screen:
    """Show what is chosen."""
    return peace_screen(turn.texts, await preferring.volunteer_of(turn.work, turn.person))


async def pick_digest(turn: Turn, press: PickDigest) -> Screen:
    """Keep how often."""
    if press.digest not in set(Digest):
        raise Unknown("digest")
    chosen = Digest(press.digest)
    return peace_screen(turn.texts, await preferring.choose_digest(turn.work, turn.person, chosen, turn.now))


async def pick_nearby(turn: Turn, press: PickNearby) -> Screen:
    """Keep whether neighbouring hubs may ask."""
    volunteer = await preferring.choose_nearby(turn.work, turn.person, turn.now, on=press.on)
    return peace_screen(turn.texts, volunteer)


async def show_times(turn: Turn, _said: object) -> Screen:
    """Show the week; what is typed next says when it suits."""
    volunteer = await preferring.volunteer_of(turn.work, turn.person)
    await turn.await_words(FLOW.name, TIMES)
    return times_screen(turn.texts, volunteer)


async def pick_times(turn: Turn, press: PickTimes) -> Screen:
    """Keep when it suits."""
    volunteer = await preferring.choose_times(turn.work, turn.person, press.bits, turn.now, on=press.on)
    await turn.await_words(FLOW.name, TIMES)
    return times_screen(turn.texts, volunteer)


async def hear_times(turn: Turn, words: str) -> Screen:
    """Keep what was written in place of what was chosen; a question is answered."""
    if is_question(words):
        return await answer_words(turn, words)
    return await or_again(turn, _keep_times(turn, words), partial(show_times, turn, None))


async def _keep_times(turn: Turn, words: str) -> Screen:
    times = read_week(words, words_in(turn.texts.language))
    if times is None:
        raise NotPossible(Problem.NOT_RECOGNISED)
    volunteer = await preferring.set_times(turn.work, turn.person, times, turn.now)
    _ = turn.texts
    return times_screen(_, volunteer).preceded_by(_("Saved. This is what I understood:"))


async def show_reminders(turn: Turn, _press: ShowReminders) -> Screen:
    """Show the lead times."""
    return lead_times_screen(turn.texts, await preferring.volunteer_of(turn.work, turn.person))


async def pick_reminder(turn: Turn, press: PickReminder) -> Screen:
    """Keep a lead time, also for places taken already."""
    volunteer = await preferring.choose_reminders(turn.work, turn.person, press.lead, turn.now, on=press.on)
    return lead_times_screen(turn.texts, volunteer)


FLOW = Flow(
    "peace",
    presses={
        ShowPeace: show_peace,
        PickDigest: pick_digest,
        PickNearby: pick_nearby,
        ShowTimes: show_times,
        PickTimes: pick_times,
        ShowReminders: show_reminders,
        PickReminder: pick_reminder,
    },
    words={TIMES: hear_times},
)
