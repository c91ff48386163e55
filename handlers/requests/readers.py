"""Reading the answers to a request's questions: typed words and pressed values alike, both hostile until checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from domain.errors import NotPossible, Problem
from domain.names import free_text, one_line
from domain.requests import PRIVATE_MAX, Request, checked_day, checked_hub, checked_number, checked_text
from handlers.requests.buttons import Step
from handlers.toolkit.reading import (
    day_named,
    hubs_chosen,
    interests_named,
    number_named,
    roles_named,
    times_named,
)
from handlers.toolkit.turn import Turn

ACTIVITY_MAX: Final = 100


def _read_hub(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    named = {said} | hubs_chosen(said, turn.municipality, turn.texts.language)
    hub = next((hub for hub in turn.municipality.hubs if hub.slug in named), None)
    if hub is None:
        raise NotPossible(Problem.NOT_RECOGNISED)
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
        raise NotPossible(Problem.NOT_RECOGNISED)
    return {"role": role.slug}


def _read_interests(turn: Turn, request: Request, said: str) -> dict[str, object]:
    sign, slug = said[:1], said[1:]
    if sign in {"+", "-"} and turn.municipality.interest(slug):
        return {"interests": request.interests | {slug} if sign == "+" else request.interests - {slug}}
    named = interests_named(said, turn.municipality)
    if not named:
        raise NotPossible(Problem.NOT_RECOGNISED)
    return {"interests": request.interests | named}


def _read_text(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    text = one_line(free_text(said), 10_000)
    return {"text": checked_text(text, turn.municipality.limits.request_text_max) if text else ""}


def _read_needed(turn: Turn, _request: Request, said: str) -> dict[str, object]:
    spoken = number_named(said, turn.texts.language)
    return {"needed": checked_number(said if spoken is None else str(spoken), turn.municipality.limits)}


def _read_private(_turn: Turn, _request: Request, said: str) -> dict[str, object]:
    text = one_line(free_text(said), 10_000)
    return {"private_text": checked_text(text, PRIVATE_MAX) if text else ""}


READERS: Final[dict[Step, Callable[[Turn, Request, str], dict[str, object]]]] = {
    Step.HUB: _read_hub,
    Step.ACTIVITY: _read_activity,
    Step.DAY: _read_day,
    Step.TIME: _read_time,
    Step.ROLE: _read_role,
    Step.INTERESTS: _read_interests,
    Step.TEXT: _read_text,
    Step.NEEDED: _read_needed,
    Step.PRIVATE: _read_private,
}
