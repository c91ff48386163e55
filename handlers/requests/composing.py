"""Requests for help: a coordinator writes one.

    hub → activity → day → time → role → interests → text → how many → preview ⇄ change

Each answer is kept in the draft at once. When the draft is complete every change leads back to the preview.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from actions import requesting
from domain.errors import Unknown
from domain.requests import Request
from handlers.questions import answer_words
from handlers.requests.buttons import Ask, ChangeDraft, Compose, Discard, Fill, Preview, Step
from handlers.requests.drafts import change_screen, preview_screen
from handlers.requests.questions import QUESTIONS
from handlers.requests.readers import READERS
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def compose(turn: Turn, _said: object) -> Screen:
    """Go on with the draft, or begin one."""
    request = await requesting.draft(turn.work, turn.person, turn.now)
    hubs = [hub for hub in turn.municipality.hubs if turn.person.may_coordinate(hub.slug) and not hub.is_planned]
    if request.hub is None and len(hubs) == 1:
        request = await requesting.write(turn.work, turn.person, request.id, hub=hubs[0].slug)
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
    return QUESTIONS[step](turn, request)


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
        if is_question(words) and step is not Step.TEXT:
            await turn.show(await answer_words(turn, words))
            return await ask_for(turn, request, step)
        return await _answer(turn, request, step, words)

    return hear_step


async def _answer(turn: Turn, request: Request, step: Step, said: str) -> Screen:
    return await or_again(turn, _keep(turn, request, step, said), lambda: ask_for(turn, request, step))


async def _keep(turn: Turn, request: Request, step: Step, said: str) -> Screen:
    parts = READERS[step](turn, request, said)
    request = await requesting.write(turn.work, turn.person, request.id, **parts)
    if step is Step.INTERESTS:
        return await ask_for(turn, request, step)
    return await _onward(turn, request, after=step)


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
