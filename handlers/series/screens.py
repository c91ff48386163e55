"""What a coordinator sees of standing duties."""

from __future__ import annotations

from typing import Final

from actions.overseeing import Course
from domain.hubs import Municipality
from domain.requests import Request
from domain.series import FORTNIGHTLY, WEEKLY, Plan, Series
from handlers.cards import person_name
from handlers.requests.buttons import ListRequests, ListSeries, Preview, Repeat, ShowRequest
from handlers.requests.titles import title as request_title
from handlers.series.buttons import AskToStopSeries, BeginSeries, PlanSeries, ShowSeries, StopSeries
from handlers.series.lines import days, label, left_out, title
from handlers.toolkit.home import home, person
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from locales import Texts

SHOWN_DATES: Final = 5
SHOWN_SERIES: Final = 8
SHOWN_NAMES: Final = 12


def rhythm_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """How often?"""
    return Screen(
        paragraphs(
            lines(*request_title(_, municipality, request)),
            lines(
                _("<b>How often does it come back?</b>"),
                _(
                    "I ask people {n} days before each date. Public holidays and closed days are left out.",
                    n=municipality.limits.series_days_ahead,
                ),
            ),
        ),
        (
            (
                Choice(_("Every week"), PlanSeries(request.id, WEEKLY, "")),
                Choice(_("Every other week"), PlanSeries(request.id, FORTNIGHTLY, "")),
            ),
            (Choice(_("← Back"), Preview(request.id)), home(_)),
        ),
    )


def plan_screen(_: Texts, municipality: Municipality, request_id: int, series: Series, plan: Plan) -> Screen:
    """These dates?"""
    last = series.last_day.isoformat() if series.last_day else ""
    if series.last_day is not None:
        ends = _("The last day is {day}. Write another one to change it.", day=_.date(series.last_day))
    else:
        ends = _("It goes on until you stop it. Write a date if it has a last day.")
    return Screen(
        paragraphs(
            lines(*title(_, municipality, series)),
            lines(
                _("First dates: {days}", days=days(_, plan.days)) if plan.days else None,
                _("Left out: {days}", days=left_out(_, plan.skipped)) if plan.skipped else None,
                ends,
            ),
        ),
        (
            (Choice(_("✅ Begin"), BeginSeries(request_id, series.every_weeks, last)),),
            (Choice(_("No last day"), PlanSeries(request_id, series.every_weeks, "")),) if last else (),
            (Choice(_("← Back"), Repeat(request_id)), home(_)),
        ),
    )


def series_screen(_: Texts, municipality: Municipality, course: Course) -> Screen:
    """How a series stands: its next dates, and who comes to all of them."""
    series = course.series
    names = [person_name(_, each.name) for each in course.regulars[:SHOWN_NAMES]]
    if len(course.regulars) > SHOWN_NAMES:
        names.append("…")
    dates = [request for request in course.upcoming if request.day is not None]
    stop = () if series.is_stopped else (Choice(_("⏹ Stop it"), AskToStopSeries(series.id)),)
    return Screen(
        lines(
            *title(_, municipality, series),
            _("Stopped: no more dates are made.") if series.is_stopped else None,
            _("Come every time: {names}", names=_.listed(names)) if names else _("Nobody comes every time yet."),
            _("The last day is {day}.", day=_.date(series.last_day)) if series.last_day else None,
            _("Dates that have been made:") if dates else _("No date has been made yet."),
        ),
        (
            *((_date(_, request),) for request in dates[:SHOWN_DATES]),
            (*stop, Choice(_("← All"), ListSeries())),
            (home(_), person(_, series.hub)),
        ),
    )


def _date(_: Texts, request: Request) -> Choice:
    said = _(
        "{day}: {accepted} of {needed}",
        day=_.short_day(request.day) if request.day else "–",
        accepted=request.accepted,
        needed=request.needed,
    )
    return Choice(said, ShowRequest(request.id))


def series_list_screen(_: Texts, looked_after: list[Series], own: list[Series]) -> Screen:
    """The series of a coordinator's hubs, and those that the person comes to."""
    listed = [*looked_after, *(each for each in own if each not in looked_after)]
    text = _("<b>Standing duties</b>") if listed else _("There are no standing duties yet.")
    hint = _("To make one, write a request and press “Repeat” before you send it.") if looked_after or not own else None
    rows = ((Choice(label(_, each), ShowSeries(each.id)),) for each in listed[:SHOWN_SERIES])
    return Screen(lines(text, hint), (*rows, (Choice(_("📋 Requests"), ListRequests()), home(_))))


def stop_screen(_: Texts, municipality: Municipality, course: Course) -> Screen:
    """What about the dates that have been made?"""
    number, dates = course.series.id, [each.day for each in course.upcoming if each.day is not None]
    if dates:
        question = _("Some dates have been made already. Shall these still take place? {days}", days=days(_, dates))
        choices = [
            Choice(_("Yes, they stay"), StopSeries(number, cancels=False)),
            Choice(_("No, cancel them"), StopSeries(number, cancels=True)),
        ]
    else:
        question = _("No more dates are made.")
        choices = [Choice(_("⏹ Stop it"), StopSeries(number, cancels=False))]
    return Screen(
        paragraphs(
            lines(*title(_, municipality, course.series)), lines(_("<b>Stop this standing duty?</b>"), question)
        ),
        (tuple(choices), (Choice(_("← Back"), ShowSeries(number)), home(_))),
    )
