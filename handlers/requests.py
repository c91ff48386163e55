"""Requests for help: a coordinator writes one.

    hub → activity → day → time → role → interests → text → how many → preview ⇄ change

Each answer is kept in the draft at once. When the draft is complete every change leads back to the preview.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Final

from actions import requesting
from domain.errors import NotPossible, Problem, Unknown
from domain.names import free_text, one_line
from domain.requests import Request, checked_day, checked_hub, checked_number, checked_text
from handlers.request_buttons import Ask, ChangeDraft, Compose, Discard, Fill, Preview, Step
from handlers.request_drafts import (
    change_screen,
    interests_question,
    options_of,
    preview_screen,
    question_screen,
)
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import day_named, hubs_named, roles_named, times_named
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn

ACTIVITY_MAX: Final = 100
USUAL_TIMES: Final = ("10-12", "12-15", "15-17", "17-20", "18-21")
USUAL_NUMBERS: Final = range(1, 7)


async def compose(turn: Turn, _said: object) -> Screen:
    """Go on with the draft, or begin one."""
    request = await requesting.draft(turn.work, turn.person, turn.now)
    return await _onward(turn, request)


async def _onward(turn: Turn, request: Request, after: Step | None = None) -> Screen:
    """The preview of a complete draft, else the part that follows `after` (or is the first one missing)."""
    if request.is_complete:
        return await show_preview(turn, Preview(request.id))
    steps = list(Step)
    step = steps[steps.index(after) + 1] if after and after is not Step.NEEDED else _first_missing(request)
    return await ask_for(turn, request, step)


def _first_missing(request: Request) -> Step:
    answers: tuple[tuple[Step, object], ...] = (
        (Step.HUB, request.hub),
        (Step.ACTIVITY, request.activity),
        (Step.DAY, request.day),
        (Step.TIME, request.ends),
        (Step.ROLE, request.role),
    )
    return next((step for step, answer in answers if not answer), Step.NEEDED)


async def ask(turn: Turn, press: Ask) -> Screen:
    """Ask for the part that was pressed."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if press.step not in set(Step):
        raise Unknown("step")
    return await ask_for(turn, request, Step(press.step))


async def ask_for(turn: Turn, request: Request, step: Step) -> Screen:
    """Show one question; what is typed next is its answer."""
    await turn.await_words(FLOW.name, step, request.id)
    return _QUESTIONS[step](turn, request)


# --- the questions --------------------------------------------------------------------------------------------


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


_QUESTIONS: Final[dict[Step, Callable[[Turn, Request], Screen]]] = {
    Step.HUB: _ask_hub,
    Step.ACTIVITY: _ask_activity,
    Step.DAY: _ask_day,
    Step.TIME: _ask_time,
    Step.ROLE: _ask_role,
    Step.INTERESTS: _ask_interests,
    Step.TEXT: _ask_text,
    Step.NEEDED: _ask_needed,
}


# --- the answers ----------------------------------------------------------------------------------------------


async def fill(turn: Turn, press: Fill) -> Screen:
    """Keep a part that was chosen by a press."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if press.step not in set(Step):
        raise Unknown("step")
    return await _answer(turn, request, Step(press.step), press.value)


def hear(step: Step) -> Callable[[Turn, str], Awaitable[Screen]]:
    """How words typed at a step are kept."""

    async def hear_step(turn: Turn, words: str) -> Screen:
        subject = turn.cursor.subject if turn.cursor else ""
        if not subject.isdigit():
            return await compose(turn, None)
        request = await requesting.draft_numbered(turn.work, turn.person, int(subject))
        return await _answer(turn, request, step, words)

    return hear_step


async def _answer(turn: Turn, request: Request, step: Step, said: str) -> Screen:
    parts = _READERS[step](turn, request, said)
    request = await requesting.write(turn.work, turn.person, request.id, **parts)
    if step is Step.INTERESTS:
        return await ask_for(turn, request, step)
    return await _onward(turn, request, after=step)


def _read_hub(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    named = {said} | hubs_named(said, turn.municipality, turn.texts.language)
    hub = next((hub for hub in turn.municipality.hubs if hub.slug in named), None)
    if hub is None:
        raise Unknown("hub")
    return {"hub": checked_hub(hub).slug}


def _read_activity(_turn: Turn, _request: Request, said: str) -> dict[str, object]:
    return {"activity": checked_text(one_line(free_text(said), 10_000), ACTIVITY_MAX)}


def _read_day(turn: Turn, request: Request, said: str) -> dict[str, object]:
    day = day_named(said, turn.texts.language, turn.today)
    if day is None:
        raise NotPossible(Problem.NOT_A_DATE)
    checked_day(day, turn.today, turn.municipality.limits)
    _refuse_past(turn, day, request.starts)
    return {"day": day}


def _read_time(turn: Turn, request: Request, said: str) -> dict[str, object]:
    times = times_named(said, turn.texts.language)
    if times is None:
        raise NotPossible(Problem.NOT_A_TIME)
    starts, ends = times
    _refuse_past(turn, request.day, starts)
    return {"starts": starts, "ends": ends}


def _refuse_past(turn: Turn, day: dt.date | None, starts: dt.time | None) -> None:
    """Today is no day for something that would have begun already."""
    if day is not None and starts is not None and dt.datetime.combine(day, starts, turn.house.zone) <= turn.now:
        raise NotPossible(Problem.IN_THE_PAST, day=day)


def _read_role(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    named = {said} | roles_named(said, turn.municipality)
    role = next((role for role in turn.municipality.roles if role.slug in named), None)
    if role is None:
        raise Unknown("role")
    return {"role": role.slug}


def _read_interests(turn: Turn, request: Request, said: str) -> dict[str, object]:
    if turn.municipality.interest(said) is None:
        raise Unknown("interest")
    return {"interests": request.interests ^ {said}}


def _read_text(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    text = free_text(said)
    return {"text": checked_text(text, turn.municipality.limits.request_text_max) if text else ""}


def _read_needed(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    return {"needed": checked_number(said, turn.municipality.limits)}


_READERS: Final[dict[Step, Callable[[Turn, Request, str], dict[str, object]]]] = {
    Step.HUB: _read_hub,
    Step.ACTIVITY: _read_activity,
    Step.DAY: _read_day,
    Step.TIME: _read_time,
    Step.ROLE: _read_role,
    Step.INTERESTS: _read_interests,
    Step.TEXT: _read_text,
    Step.NEEDED: _read_needed,
}


# --- looking at it --------------------------------------------------------------------------------------------


async def show_preview(turn: Turn, press: Preview) -> Screen:
    """Show a draft as its receivers will see it; an incomplete one goes on with its questions."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if not request.is_complete:
        return await ask_for(turn, request, _first_missing(request))
    await turn.await_nothing()
    audience = await requesting.audience(turn.work, request, turn.today)
    return preview_screen(turn.texts, turn.municipality, request, audience)


async def change(turn: Turn, press: ChangeDraft) -> Screen:
    """Show what can be changed."""
    return change_screen(turn.texts, await requesting.draft_numbered(turn.work, turn.person, press.request))


async def discard(turn: Turn, press: Discard) -> Screen:
    """Empty the draft and begin anew."""
    await requesting.discard(turn.work, turn.person, press.request, turn.now)
    return await compose(turn, None)


FLOW = Flow(
    "requests",
    commands={"request": compose},
    presses={
        Compose: compose,
        Ask: ask,
        Fill: fill,
        Preview: show_preview,
        ChangeDraft: change,
        Discard: discard,
    },
    words={step: hear(step) for step in Step},
)
