"""The questions a coordinator is asked for a request, one for each part of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from domain.requests import PRIVATE_MAX, Request
from handlers.requests.buttons import Fill, Step
from handlers.requests.drafts import interests_question, options_of, question_screen
from handlers.toolkit.reading import day_named
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn

USUAL_TIMES: Final = ("10-12", "12-15", "15-17", "17-20", "18-21")
USUAL_NUMBERS: Final = range(1, 7)


def hubs_to_ask_for(turn: Turn) -> list[tuple[str, str]]:
    """Slugs and names of the hubs that this coordinator may ask for."""
    hubs = [hub for hub in turn.municipality.hubs if turn.person.may_coordinate(hub.slug) and not hub.is_planned]
    return [(hub.slug, hub.name) for hub in hubs]


def _ask_hub(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    options = options_of(request, Step.HUB, hubs_to_ask_for(turn))
    return question_screen(_, _("<b>At which hub is help needed?</b>"), request, options)


def _ask_activity(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    hint = _("Write it in a few words, for example “concert”.")
    before = Step.HUB if len(hubs_to_ask_for(turn)) > 1 else None
    return question_screen(_, _("<b>What is going to happen?</b>"), request, hint=hint, before=before)


def _ask_day(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    days = [turn.today + dt.timedelta(days=ahead) for ahead in range(8)]
    options = options_of(request, Step.DAY, [(day.isoformat(), _.short_day(day)) for day in days])
    hint = _("Choose, or write the day, for example “Thursday” or “24.12”.")
    return question_screen(_, _("<b>Which day?</b>"), request, options, hint=hint, before=Step.ACTIVITY)


def _ask_time(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    options = options_of(request, Step.TIME, [(times, times.replace("-", "–")) for times in USUAL_TIMES], width=3)
    hint = _("Choose, or write from and to, for example “17:30–20”.")
    return question_screen(_, _("<b>What time?</b>"), request, options, hint=hint, before=Step.DAY)


def _ask_role(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    roles = [(role.slug, role.name.into(_.language)) for role in turn.municipality.roles]
    options = options_of(request, Step.ROLE, roles)
    return question_screen(_, _("<b>Who is needed?</b>"), request, options, before=Step.TIME)


def _ask_interests(turn: Turn, request: Request) -> Screen:
    return interests_question(turn.texts, turn.municipality, request)


def _ask_text(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    without = ((Choice(_("Without more text →"), Fill(request.id, Step.TEXT, "")),),)
    hint = _("Write it, at most {most} characters.", most=turn.municipality.limits.request_text_max)
    question = _("<b>What else should they know?</b>")
    return question_screen(_, question, request, without, hint=hint, before=Step.INTERESTS)


def _ask_needed(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    options = options_of(request, Step.NEEDED, [(str(number), str(number)) for number in USUAL_NUMBERS], width=6)
    hint = _("Choose, or write a number.")
    return question_screen(_, _("<b>How many are needed?</b>"), request, options, hint=hint, before=Step.TEXT)


def _ask_private(turn: Turn, request: Request) -> Screen:
    _ = turn.texts
    without = ((Choice(_("Nothing private"), Fill(request.id, Step.PRIVATE, "")),),)
    hint = _(
        "For example an address or a telephone number. Only those who get a place see it. At most {most} characters.",
        most=PRIVATE_MAX,
    )
    return question_screen(_, _("<b>What do only those who come need to know?</b>"), request, without, hint=hint)


QUESTIONS: Final[dict[Step, Callable[[Turn, Request], Screen]]] = {
    Step.HUB: _ask_hub,
    Step.ACTIVITY: _ask_activity,
    Step.DAY: _ask_day,
    Step.TIME: _ask_time,
    Step.ROLE: _ask_role,
    Step.INTERESTS: _ask_interests,
    Step.TEXT: _ask_text,
    Step.NEEDED: _ask_needed,
    Step.PRIVATE: _ask_private,
}


def question_in_doubt(turn: Turn, request: Request, step: Step, values: tuple[str, ...]) -> Screen:
    """The question of a step, with what was perhaps meant as its first choices."""
    _ = turn.texts
    first = [(value, _label(turn, step, value)) for value in values]
    screen = QUESTIONS[step](turn, request)
    offered = {Fill(request.id, step, value) for value in values}
    rows = (tuple(choice for choice in row if choice.press not in offered) for row in screen.rows)
    likely = options_of(request, step, first, width=1 if step is Step.ACTIVITY else 2)
    return replace(screen, rows=(*likely, *rows)).preceded_by(_("I am not sure what you meant here."))


def _label(turn: Turn, step: Step, value: str) -> str:
    """A value as it stands on its button."""
    _ = turn.texts
    match step:
        case Step.HUB:
            hub = turn.municipality.hub(value)
            return hub.name if hub else value
        case Step.ROLE:
            role = turn.municipality.role(value)
            return role.name.into(_.language) if role else value
        case Step.DAY:
            day = day_named(value, _.language, turn.today)
            return _.short_day(day) if day else value
        case Step.TIME:
            return value.replace("-", "–").replace(".", ":")
        case _other:
            return value
