"""Writing new hours without knowing any syntax: one line, or weekday by weekday; shown for two weeks before saving.

part → the coming two weeks ⇄ a line · weekday → from → to · from which Saturday → saved
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Final

from actions import correcting
from actions.correcting import Desk
from db.register.hour_drafts import HourDraft
from domain import corrections
from domain.errors import NotPossible, OutOfDate, Problem
from domain.hours_line import read_hours
from domain.hubs import Hub
from domain.weekly import Rule, Stretch, Week
from handlers.facts.buttons import EditHours, PickDay, PickFrom, PickStart, PickTo, SaveHours, ShowDraft
from handlers.facts.days import day_of, weekday_names
from handlers.facts.desk import saved
from handlers.facts.desk_screens import back
from handlers.facts.fortnight import two_weeks
from handlers.facts.rule_words import rule_note
from handlers.facts.typed import typed
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from locales import Texts

LINE: Final = "line"
MONDAY: Final = dt.date(2024, 1, 1)
HOURS: Final = range(6, 23)  #: When a weekday can open by a press; a line can say anything.
MIDNIGHT: Final = 24
HUNDRED: Final = 100


def which_part_screen(_: Texts, hub: Hub) -> Screen:
    """Which part of the hub?"""
    parts = in_rows(Choice(part.name.into(_.language), EditHours(hub.slug, part.slug)) for part in hub.facilities)
    return Screen(_("<b>Whose hours at {hub}?</b>", hub=hub.name), (*parts, (back(_, hub), home(_))))


def draft_screen(_: Texts, at: Desk, draft: HourDraft, today: dt.date) -> Screen:
    """The coming two weeks as they would be, and how to change them."""
    part = at.part(draft.facility)
    is_written = bool(draft.week.rules)
    shown = corrections.with_hours(at.municipality, at.hub, part, draft.week, today) if is_written else at.municipality
    hub = shown.hub(at.hub.slug) or at.hub
    days = [Choice(_.weekday(_weekday(day)), PickDay(draft.id, day)) for day in range(7)]
    return Screen(
        lines(
            _("<b>{hub}, {part}</b>: the coming two weeks", hub=hub.name, part=part.name.into(_.language)),
            *two_weeks(_, hub.facility(part.slug) or part, hub, shown, today),
            _("Write the hours in one line, or press a day. Days you do not mention stay as they are."),
            _("It is closed on public holidays. For example:"),
            _("“Mon–Thu 10–19, Fri 10–15, every 4th Saturday 10–16”"),
        ),
        (
            *in_rows(days, width=3),
            (Choice(_("💾 Save"), SaveHours(draft.id)),) if is_written else (),
            (back(_, at.hub), home(_)),
        ),
    )


def start_screen(_: Texts, draft: HourDraft, rule: Rule, today: dt.date) -> Screen:
    """From which day are weeks skipped?"""
    ahead = (rule.days[0] - today.weekday()) % 7
    days = [today + dt.timedelta(days=ahead + 7 * n) for n in range(rule.every)]
    choices = in_rows(Choice(_.short_day(day), PickStart(draft.id, day.isoformat())) for day in days)
    return Screen(
        _("<b>Which {weekday} is the next one?</b>", weekday=_.weekday(days[0])),
        (
            *choices,
            (Choice(_("Nobody knows yet"), PickStart(draft.id, "")),),
            (Choice(_("← Back"), EditHours(draft.hub, draft.facility)), home(_)),
        ),
    )


def from_screen(_: Texts, draft: HourDraft, day: int) -> Screen:
    """From when?"""
    choices = [Choice(f"{hour:02}", PickFrom(draft.id, day, hour)) for hour in HOURS]
    return Screen(
        _("<b>{weekday}</b>: open from which hour?", weekday=_.weekday(_weekday(day))),
        (*in_rows(choices, width=6), (Choice(_("Closed"), PickTo(draft.id, day, 0)),), (_to_draft(_, draft), home(_))),
    )


def to_screen(_: Texts, draft: HourDraft, day: int, opens: int) -> Screen:
    """Until when?"""
    choices = [
        Choice(f"{hour:02}", PickTo(draft.id, day, opens * HUNDRED + hour)) for hour in range(opens + 1, MIDNIGHT + 1)
    ]
    return Screen(
        _("<b>{weekday}</b>: from {opens} until which hour?", weekday=_.weekday(_weekday(day)), opens=f"{opens:02}:00"),
        (*in_rows(choices, width=6), (_to_draft(_, draft), home(_))),
    )


def _to_draft(_: Texts, draft: HourDraft) -> Choice:
    return Choice(_("← Back"), ShowDraft(draft.id))


def _weekday(day: int) -> dt.date:
    return MONDAY + dt.timedelta(days=day % 7)


async def edit(turn: Turn, press: EditHours) -> Screen:
    """Begin with the hours that hold now, and no word on any day."""
    at = await correcting.desk(turn.work, turn.person, press.hub)
    if not press.part and len(at.hub.facilities) != 1:
        return which_part_screen(turn.texts, at.hub)
    part = at.part(press.part or at.hub.facilities[0].slug)
    draft = await turn.work.hour_drafts.begin(turn.person.id, at.hub.slug, part.slug, Week(), turn.now)
    return await _show(turn, draft)


async def _show(turn: Turn, draft: HourDraft) -> Screen:
    await turn.await_words(FLOW.name, LINE, draft.id)
    lacking = draft.week.lacks_start
    if lacking is not None:
        return start_screen(turn.texts, draft, lacking, turn.today)
    return draft_screen(turn.texts, await correcting.desk(turn.work, turn.person, draft.hub), draft, turn.today)


async def show(turn: Turn, press: ShowDraft) -> Screen:
    """Show the hours being written."""
    return await _show(turn, await _draft(turn, press.draft))


async def _draft(turn: Turn, number: int) -> HourDraft:
    """What is being written, with the right to write it. Raises OutOfDate and NotAllowed."""
    draft = await turn.work.hour_drafts.get(turn.person.id, number)
    if draft is None:
        raise OutOfDate("hours being written")
    await correcting.desk(turn.work, turn.person, draft.hub)
    return draft


async def _written(turn: Turn, draft: HourDraft, week: Week) -> Screen:
    changed = HourDraft(draft.id, draft.hub, draft.facility, week)
    await turn.work.hour_drafts.write(changed, turn.now)
    return await _show(turn, changed)


async def hear_line(turn: Turn, words: str) -> Screen:
    """Read a line of hours, whole or not at all."""
    subject = turn.cursor.subject if turn.cursor else ""
    draft = await _draft(turn, int(subject) if subject.isdigit() else 0)
    return await typed(turn, words, partial(_read, turn, draft), partial(_show, turn, draft))


async def _read(turn: Turn, draft: HourDraft, words: str) -> Screen:
    week = read_hours(words, weekday_names())
    if week is None:
        raise NotPossible(Problem.NOT_RECOGNISED)
    return await _written(turn, draft, draft.week.then(week))


async def pick_day(turn: Turn, press: PickDay) -> Screen:
    """Ask when a weekday opens."""
    return from_screen(turn.texts, await _draft(turn, press.draft), press.day)


async def pick_from(turn: Turn, press: PickFrom) -> Screen:
    """Ask when it closes."""
    if press.opens not in HOURS:
        raise OutOfDate("hours")
    return to_screen(turn.texts, await _draft(turn, press.draft), press.day, press.opens)


async def pick_to(turn: Turn, press: PickTo) -> Screen:
    """Write a weekday's hours."""
    draft = await _draft(turn, press.draft)
    opens, closes = divmod(press.hours, HUNDRED)
    if not 0 <= press.day < 7 or not (press.hours == 0 or 0 <= opens < closes <= MIDNIGHT):  # noqa: PLR2004 -- a week
        raise OutOfDate("hours")
    stretches = (Stretch(opens=f"{opens:02}:00", closes=f"{closes:02}:00"),) if press.hours else ()
    return await _written(turn, draft, draft.week.with_day(press.day, stretches))


async def pick_start(turn: Turn, press: PickStart) -> Screen:
    """Count the weeks from a day, or from one that nobody knows yet."""
    draft = await _draft(turn, press.draft)
    lacking = draft.week.lacks_start
    if lacking is not None and not press.first:
        return await _written(turn, draft, draft.week.uncertain())
    first = day_of(press.first)
    if lacking is None or first.weekday() not in lacking.days:
        raise OutOfDate("start")
    return await _written(turn, draft, draft.week.starting(first))


async def save(turn: Turn, press: SaveHours) -> Screen:
    """Make them the truth."""
    draft = await _draft(turn, press.draft)
    if draft.week.lacks_start is not None:
        return await _show(turn, draft)
    made = await correcting.set_hours(
        turn.work, turn.person, draft.hub, draft.facility, draft.week, turn.now, note=rule_note(draft.week)
    )
    return await saved(turn, made)


FLOW = Flow(
    "hours",
    presses={
        EditHours: edit,
        ShowDraft: show,
        PickDay: pick_day,
        PickFrom: pick_from,
        PickTo: pick_to,
        PickStart: pick_start,
        SaveHours: save,
    },
    words={LINE: hear_line},
)
