"""A coordinator writes what is to become different: «endre tiden til 14–17», «avlys julekonserten», «vi trenger 3 nå».

the draft at hand → changed, and shown · a sent request, named or the only one → what changes? · why cancel?
several that may be meant → which one?
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, Final

from actions import changing, ordering, requesting
from domain.errors import NotPossible, Problem
from domain.names import one_line
from domain.orders.wish_words import What
from domain.orders.wishes import Wish, meant, times_meant
from domain.request_changes import Plan
from domain.requests import Request
from handlers.changing.ending import ask_to_cancel
from handlers.changing.planning import ask_part, propose, show_parts
from handlers.requests.asking import ask_for, onward
from handlers.requests.buttons import Step
from handlers.requests.change_buttons import AskCancel, AskPart, Part, Propose, ShowParts
from handlers.requests.drafts import change_screen, left_draft_screen
from handlers.toolkit.buttons import Button
from handlers.toolkit.home import ways
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen
from handlers.toolkit.turn import Turn
from locales import Texts

MOST_SHOWN: Final = 8
STEPS: Final = {What.TIME: Step.TIME, What.DAY: Step.DAY, What.NEEDED: Step.NEEDED}
PARTS: Final = {What.TIME: Part.TIME, What.DAY: Part.DAY, What.NEEDED: Part.NEEDED}


async def heard_as_change(turn: Turn, words: str) -> Screen | None:
    """What to show to a coordinator who wants a draft or a sent request to be otherwise; None for any other words."""
    wish = _listen(turn, words)
    if wish is None:
        return None
    drafts = await ordering.begun(turn.work, turn.person)
    return await _changed(turn, wish, drafts[0] if len(drafts) == 1 else None)


async def said_at_a_step(turn: Turn, draft: Request, step: Step, words: str) -> Screen | None:
    """The same at a step of a draft, where a number alone is an answer."""
    wish = _listen(turn, words)
    if wish is None or not (wish.is_change or wish.is_cancel or (wish.is_instead and step is not Step.NEEDED)):
        return None
    screen = await _changed(turn, wish, draft)
    if screen is None and wish.is_cancel:
        _ = turn.texts
        return (await ask_for(turn, draft, step)).preceded_by(_("You have no requests now."))
    return screen


def _listen(turn: Turn, words: str) -> Wish | None:
    if not turn.person.is_coordinator:
        return None
    now = turn.now.astimezone(turn.house.zone)
    return ordering.wish_in(words, municipality=turn.municipality, language=turn.texts.language, now=now)


async def _changed(turn: Turn, wish: Wish, draft: Request | None) -> Screen | None:
    """The draft or the sent request that is meant, changed or asked about."""
    sent = [each for each in await requesting.ahead(turn.work, turn.person, _now(turn)) if _fits(wish, each)]
    named = [each for each in sent if wish.names(each)]
    if draft is not None and not named and _is_of_draft(wish, draft):
        return await _of_draft(turn, wish, draft)
    found = named or (sent if wish.is_cancel or not wish.name else [])
    if not (wish.is_change or wish.is_cancel or wish.is_instead):
        return None
    if len(found) > 1 or (found and wish.name and not named):
        await turn.await_nothing()
        return which_screen(turn.texts, [(each, _press(wish, each)) for each in found[:MOST_SHOWN]])
    return await _of_sent(turn, wish, found[0]) if found else None


def _now(turn: Turn) -> dt.datetime:
    return turn.now.astimezone(turn.house.zone)


def _fits(wish: Wish, request: Request) -> bool:
    """Whether a request is at the hub that is named, and of the role where a number alone is said."""
    if not wish.is_at(request):
        return False
    return wish.role.value in {None, request.role} or wish.is_change or wish.is_cancel


def _is_of_draft(wish: Wish, draft: Request) -> bool:
    return _fits(wish, draft) and (wish.names(draft) or not wish.name)


async def _of_draft(turn: Turn, wish: Wish, draft: Request) -> Screen:
    """Change the draft and go on with it; what is not said is asked for."""
    if wish.is_cancel:
        await turn.await_nothing()
        return left_draft_screen(turn.texts, turn.municipality, draft)
    step = STEPS[wish.what] if wish.what is not None else None

    async def written() -> Screen:
        parts = _parts(turn, wish, draft)
        if not parts:
            return change_screen(turn.texts, draft) if step is None else await ask_for(turn, draft, step)
        changed = await requesting.write(turn.work, turn.person, draft.id, **parts)
        _ = turn.texts
        return (await onward(turn, changed)).preceded_by(_("The draft is changed."))

    return await or_again(turn, written(), lambda: ask_for(turn, draft, step or Step.DAY))


def _parts(turn: Turn, wish: Wish, request: Request) -> dict[str, Any]:
    """What a wish says that a request becomes. Raises NotPossible for what cannot be."""
    for part in (wish.day, wish.times, wish.needed):
        if part.fault is not None:
            raise NotPossible(part.fault.problem, **part.fault.facts)
    times, day = times_meant(wish.times, request), meant(wish.day, request.day)
    needed = meant(wish.needed, request.needed)
    parts: dict[str, Any] = {
        "day": day,
        "starts": times.starts if times is not None else None,
        "ends": times.ends if times is not None else None,
        "needed": needed,
    }
    said = {name: part for name, part in parts.items() if part is not None}
    begins = replace(request, **said).starts_at(turn.house.zone) if {"day", "starts"} & said.keys() else None
    if begins is not None and begins <= turn.now:
        raise NotPossible(Problem.IN_THE_PAST, day=day or request.day)
    return said


async def _of_sent(turn: Turn, wish: Wish, request: Request) -> Screen:
    """Ask about the change of a sent request, as its card does."""
    press = _press(wish, request)
    match press:
        case AskCancel():
            return await ask_to_cancel(turn, press)
        case Propose():
            return await propose(turn, press)
        case AskPart():
            return await ask_part(turn, press)
        case _other:
            return await show_parts(turn, ShowParts(request.id))


def _press(wish: Wish, request: Request) -> Button:
    """The button of a request's card that leads where a wish goes."""
    if wish.is_cancel:
        return AskCancel(request.id)
    untouched, times = changing.untouched(request), times_meant(wish.times, request)
    plan: Plan = replace(
        untouched,
        day=meant(wish.day, request.day),
        starts=times.starts if times is not None else None,
        ends=times.ends if times is not None else None,
        needed=meant(wish.needed, request.needed),
    )
    if plan != untouched:
        return Propose(request.id, plan.packed())
    return ShowParts(request.id) if wish.what is None else AskPart(request.id, PARTS[wish.what], plan.packed())


def which_screen(_: Texts, found: list[tuple[Request, Button]]) -> Screen:
    """Which request?"""
    rows = tuple(
        (Choice(_("{activity}, {day}", activity=one_line(each.activity, 17), day=_.short_day(each.day)), press),)
        for each, press in found
        if each.day is not None
    )
    return Screen(_("<b>Which one is it about?</b>"), (*rows, ways(_)))
