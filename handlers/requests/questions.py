"""The questions a coordinator is asked for a request, one for each part of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from domain.requests import Request
from handlers.requests.buttons import Fill, Step
from handlers.requests.drafts import interests_question, options_of, question_screen
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn

USUAL_TIMES: Final = ("10-12", "12-15", "15-17", "17-20", "18-21")
USUAL_NUMBERS: Final = range(1, 7)


def _ask_hub(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    hubs = [
        (hub.slug, hub.name)
        for hub in turn.municipality.hubs
        if turn.person.may_coordinate(hub.slug) and not hub.is_planned
    ]
    return question_screen(_, _("<b>At which hub is help needed?</b>"), request, options_of(request, Step.HUB, hubs))


def _ask_activity(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    return question_screen(
        _,
        _("<b>What is going to happen?</b>"),
        request,
        hint=_("Write it in a few words, for example “concert”."),
    )


def _ask_day(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    days = [turn.today + dt.timedelta(days=ahead) for ahead in range(8)]
    options = [(day.isoformat(), _.short_day(day)) for day in days]
    hint = _("Choose, or write the day, for example “Thursday” or “24.12”.")
    return question_screen(_, _("<b>Which day?</b>"), request, options_of(request, Step.DAY, options), hint=hint)


def _ask_time(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    options = [(times, times.replace("-", "–")) for times in USUAL_TIMES]
    hint = _("Choose, or write from and to, for example “17:30–20”.")
    return question_screen(
        _, _("<b>What time?</b>"), request, options_of(request, Step.TIME, options, width=3), hint=hint
    )


def _ask_role(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    roles = [(role.slug, role.name.into(_.language)) for role in turn.municipality.roles]
    return question_screen(_, _("<b>Who is needed?</b>"), request, options_of(request, Step.ROLE, roles))


def _ask_interests(turn: Turn, request: Request) -> Screen:
    return interests_question(turn.texts, turn.municipality, request)


def _ask_text(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    without = ((Choice(_("Without more text →"), Fill(request.id, Step.TEXT, "")),),)
    return question_screen(
        _,
        _("<b>What else should they know?</b>"),
        request,
        without,
        hint=_("Write it, at most {most} characters.", most=turn.municipality.limits.request_text_max),
    )


def _ask_needed(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    numbers = [(str(number), str(number)) for number in USUAL_NUMBERS]
    return question_screen(
        _,
        _("<b>How many are needed?</b>"),
        request,
        options_of(request, Step.NEEDED, numbers, width=6),
        hint=_("Choose, or write a number."),
    )


QUESTIONS: Final[dict[Step, Callable[[Turn, Request], Screen]]] = {
    Step.HUB: _ask_hub,
    Step.ACTIVITY: _ask_activity,
    Step.DAY: _ask_day,
    Step.TIME: _ask_time,
    Step.ROLE: _ask_role,
    Step.INTERESTS: _ask_interests,
    Step.TEXT: _ask_text,
    Step.NEEDED: _ask_needed,
}
