"""A coordinator changes day, time or number of a request that has been sent.

part → day · time · number → (whom to release) → what changes, and why? → done, all concerned are told
a reason that is written is shown once more before anything is done
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Final, cast

from actions import changing, rewording
from actions.changing import Proposal
from domain.errors import NotPossible, OutOfDate, Problem, Unknown
from domain.request_changes import Plan, Reason, kept_reason, last_come, read_plan
from domain.requests import closed_until
from handlers.changing.announcing import announce_change, wording
from handlers.changing.questions import part_screen, parts_screen, release_screen
from handlers.changing.reasoning import checked_reason, leave
from handlers.changing.rewording import FLOW as REWORDING
from handlers.changing.summary import change_for_screen, changed_screen, summary_screen
from handlers.questions import answer_words
from handlers.requests.buttons import Step
from handlers.requests.change_buttons import AskPart, CarryOut, CarryOutFor, Part, Propose, Release, ShowParts
from handlers.requests.readers import READERS
from handlers.toolkit.alone import Alone, means, takes_back
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.without_app import naming_guests

WHY: Final = "why"
SURE: Final = "sure"
STEPS: Final = {Part.DAY: Step.DAY, Part.TIME: Step.TIME, Part.NEEDED: Step.NEEDED}


async def show_parts(turn: Turn, press: ShowParts) -> Screen:
    """Show what can be changed, in a message of its own beside the card."""
    request = await changing.changeable(turn.work, turn.person, press.request, turn.now)
    plan = read_plan(press.plan) if press.plan else changing.untouched(request)
    await turn.await_nothing()
    if turn.pressed_message == request.card_message_id:
        turn.pressed_message = None
    return parts_screen(turn.texts, turn.municipality, request, plan)


async def ask_part(turn: Turn, press: AskPart) -> Screen:
    """Ask what a part becomes."""
    if press.what not in set(Part):
        raise Unknown("part")
    request = await changing.changeable(turn.work, turn.person, press.request, turn.now)
    plan, part = read_plan(press.plan), Part(press.what)
    await turn.await_words(FLOW.name if part in STEPS else REWORDING.name, part, f"{request.id} {press.plan}")
    return part_screen(turn.texts, request, plan, part, turn.today, turn.municipality.limits)


def subject_of(turn: Turn) -> tuple[int, Plan]:
    """The request that typed words are about, and what is planned. Raises OutOfDate."""
    number, plan = _said_of(turn)
    return number, read_plan(plan)


def _said_of(turn: Turn) -> tuple[int, str]:
    number, _space, rest = (turn.cursor.subject if turn.cursor else "").partition(" ")
    if not number.isdigit():
        raise OutOfDate("request")
    return int(number), rest


def hear(part: Part) -> Callable[[Turn, str], Awaitable[Screen]]:
    """How words typed for a part are read."""

    async def hear_part(turn: Turn, words: str) -> Screen:
        number, plan = subject_of(turn)
        again = AskPart(number, part, plan.packed())
        if is_question(words):
            await turn.show(await answer_words(turn, words))
            return await ask_part(turn, again)
        return await or_again(turn, _read(turn, number, plan, part, words), lambda: ask_part(turn, again))

    return hear_part


async def _read(turn: Turn, number: int, plan: Plan, part: Part, words: str) -> Screen:
    request = plan.of(await changing.changeable(turn.work, turn.person, number, turn.now))
    if part is Part.NEEDED:
        plan = replace(plan, released=0)
    parts = cast("dict[str, Any]", READERS[STEPS[part]](turn, request, words))
    return await _proposed(turn, number, replace(plan, **parts))


async def propose(turn: Turn, press: Propose) -> Screen:
    """Show what a plan would lead to; what cannot be is said, and the parts offered anew."""
    plan = read_plan(press.plan)
    first = ShowParts(press.request, Plan(stamp=plan.stamp).packed())
    return await or_again(turn, _proposed(turn, press.request, plan), lambda: show_parts(turn, first))


async def _proposed(turn: Turn, number: int, plan: Plan) -> Screen:
    wish = await _wish(turn, number, plan)
    if wish.is_nothing:
        return await show_parts(turn, ShowParts(number, plan.packed()))
    if wish.surplus > len(wish.holders):
        raise NotPossible(Problem.TAKEN_BY_GUESTS, least=wish.before.accepted - len(wish.holders))
    if len(wish.released) != wish.surplus:
        await turn.await_nothing()
        return release_screen(turn.texts, turn.municipality, wish.releasing(last_come(wish.surplus)))
    if wish.needs_reason:
        await turn.await_words(FLOW.name, WHY, f"{number} {plan.packed()}")
    else:
        await turn.await_nothing()
    shut = closed_until(wish.after, turn.municipality, turn.today)
    asked = summary_screen(turn.texts, turn.municipality, wish, closed_until=shut)
    return await naming_guests(turn, asked, [number] if wish.is_moved else [])


async def _wish(turn: Turn, number: int, plan: Plan) -> Proposal:
    return await changing.proposal(turn.work, turn.person, number, plan, turn.municipality.limits, turn.now)


async def release(turn: Turn, press: Release) -> Screen:
    """Choose whom to release."""
    wish = await _wish(turn, press.request, read_plan(press.plan))
    if not wish.surplus:
        raise OutOfDate("number")
    return release_screen(turn.texts, turn.municipality, wish.releasing(wish.plan.released))


async def carry_out(turn: Turn, press: CarryOut) -> Screen:
    """Change it for a ready reason."""
    if press.reason not in set(Reason):
        raise Unknown("reason")
    return await _carried_out(turn, press.request, read_plan(press.plan), kept_reason(Reason(press.reason)))


async def carry_out_for(turn: Turn, press: CarryOutFor) -> Screen:
    """Change it for the reason that was written."""
    written = await rewording.written_down(turn.work, turn.person, press.request, rewording.WHY, press.written)
    plan, _space, reason = written.partition(" ")
    return await _carried_out(turn, press.request, read_plan(plan), reason)


async def hear_why(turn: Turn, words: str) -> Screen:
    """Ask once whether to change it for the reason that was written; a no leads back."""
    number, plan = subject_of(turn)
    if takes_back(words, turn.texts.language):
        return await leave(turn, str(number))
    if is_question(words):
        await turn.show(await answer_words(turn, words))
        return await _proposed(turn, number, plan)
    return await or_again(turn, _written(turn, number, plan, words), lambda: _proposed(turn, number, plan))


async def hear_sure(turn: Turn, words: str) -> Screen:
    """A yes to what was written; anything else is another reason, or a no."""
    number, written = _said_of(turn)
    if means(words, turn.texts.language, Alone.YES):
        return await carry_out_for(turn, CarryOutFor(number, int(written)))
    plan = (await rewording.written_down(turn.work, turn.person, number, rewording.WHY, int(written))).partition(" ")[0]
    await turn.await_words(FLOW.name, WHY, f"{number} {plan}")
    return await hear_why(turn, words)


async def _written(turn: Turn, number: int, plan: Plan, words: str) -> Screen:
    reason = checked_reason(words)
    wish = await _wish(turn, number, plan)
    written = await rewording.write_down(turn.work, turn.person, number, rewording.WHY, f"{plan.packed()} {reason}")
    await turn.await_words(FLOW.name, SURE, f"{number} {written}")
    asked = change_for_screen(turn.texts, turn.municipality, wish, reason, written)
    return await naming_guests(turn, asked, [number] if wish.is_moved else [])


async def _carried_out(turn: Turn, number: int, plan: Plan, reason: str) -> Screen:
    town, words = turn.municipality, wording(turn.municipality)
    changed = await changing.change(turn.work, turn.person, number, plan, reason, town, words, turn.now)
    await turn.await_nothing()
    told = await announce_change(turn, changed, reason)
    done = changed_screen(turn.texts, turn.municipality, changed, told)
    return await naming_guests(turn, done, [number] if changed.is_moved else [])


FLOW = Flow(
    "changing",
    presses={
        ShowParts: show_parts,
        AskPart: ask_part,
        Propose: propose,
        Release: release,
        CarryOut: carry_out,
        CarryOutFor: carry_out_for,
    },
    words={**{part: hear(part) for part in STEPS}, WHY: hear_why, SURE: hear_sure},
    left=leave,
)
