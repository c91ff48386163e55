"""Requests for help: a coordinator writes one.

    hub → activity → day → time → role → interests → text → how many → preview ⇄ change

Each answer is kept in the draft at once. When the draft is complete every change leads back to the preview. A draft
made from one sentence is asked only for what the sentence left in doubt or did not say.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from actions import dispatching, ordering, requesting, templating
from domain.errors import Unknown
from domain.requests import Request, closed_until
from handlers.questions import answer_words
from handlers.requests.buttons import Ask, ChangeDraft, Compose, Discard, Fill, MarkUrgent, Preview, Step
from handlers.requests.doubts import MOST_KEPT, MOST_PRESSED, Doubts
from handlers.requests.drafts import change_screen, which_draft_screen
from handlers.requests.preview import preview_screen
from handlers.requests.questions import QUESTIONS, hubs_to_ask_for, question_in_doubt
from handlers.requests.readers import READERS
from handlers.requests.template_screens import with_shortcuts
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn

OPTIONAL: Final = (Step.INTERESTS, Step.TEXT)


async def compose(turn: Turn, _said: object) -> Screen:
    """Go on with the draft, or begin one; of two drafts, one has to be chosen first."""
    drafts = await ordering.begun(turn.work, turn.person)
    if len(drafts) > 1:
        return choose_draft(turn, drafts[0], drafts[-1])
    request = await requesting.draft(turn.work, turn.person, turn.now)
    hubs = hubs_to_ask_for(turn)
    if request.hub is None and len(hubs) == 1:
        request = await requesting.write(turn.work, turn.person, request.id, hub=hubs[0][0])
    screen = await onward(turn, request)
    if drafts:
        return screen
    templates = await templating.listed(turn.work, turn.person, turn.municipality)
    return with_shortcuts(turn.texts, screen, has_templates=bool(templates))


def choose_draft(turn: Turn, earlier: Request, newer: Request, doubts: Doubts | None = None) -> Screen:
    """Ask which of two drafts to go on with."""
    packed = doubts.packed(MOST_PRESSED) if doubts else ""
    return which_draft_screen(turn.texts, turn.municipality, earlier, newer, packed)


async def onward(turn: Turn, request: Request, after: Step | None = None, doubts: Doubts | None = None) -> Screen:
    """The preview of a complete draft, else the next part: one in doubt, one that follows `after`, one missing."""
    if request.is_complete:
        return await show_preview(turn, Preview(request.id))
    if doubts is not None:
        return await ask_for(turn, request, doubts.next_step or _missing(request)[0], doubts)
    missing = _missing(request)
    following = list(Step)[list(Step).index(after) + 1 :] if after else []
    step = next((step for step in following if step in OPTIONAL or step in missing), missing[0])
    return await ask_for(turn, request, step)


def _missing(request: Request) -> list[Step]:
    """The parts that must be answered and have not been; a part of a draft that is not complete."""
    answers: tuple[tuple[Step, object], ...] = (
        (Step.HUB, request.hub),
        (Step.ACTIVITY, request.activity),
        (Step.DAY, request.day),
        (Step.TIME, request.ends),
        (Step.ROLE, request.role),
        (Step.NEEDED, request.needed),
    )
    return [step for step, answer in answers if answer is None or answer == ""]


async def ask(turn: Turn, press: Ask) -> Screen:
    """Ask for the part that was pressed."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if press.step not in set(Step):
        raise Unknown("step")
    return await ask_for(turn, request, Step(press.step), _doubts(turn, request))


async def ask_for(turn: Turn, request: Request, step: Step, doubts: Doubts | None = None) -> Screen:
    """Show one question; what is typed next is its answer."""
    left = doubts.packed(MOST_KEPT - len(str(request.id))) if doubts is not None else ""
    await turn.await_words(FLOW.name, step, f"{request.id}{left}")
    values = doubts.candidates.get(step) if doubts is not None else None
    return question_in_doubt(turn, request, step, values) if values else QUESTIONS[step](turn, request)


def _doubts(turn: Turn, request: Request) -> Doubts | None:
    """What a sentence left in doubt of this draft, while its parts are being asked for."""
    subject = turn.cursor.subject if turn.cursor is not None and turn.cursor.flow == FLOW.name else ""
    return Doubts.unpacked(subject.removeprefix(str(request.id))) if subject.startswith(f"{request.id}~") else None


async def fill(turn: Turn, press: Fill) -> Screen:
    """Keep a part that was chosen by a press."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if press.step not in set(Step):
        raise Unknown("step")
    return await _answer(turn, request, Step(press.step), press.value)


def hear(step: Step) -> Callable[[Turn, str], Awaitable[Screen]]:
    """How words typed at a step are kept."""

    async def hear_step(turn: Turn, words: str) -> Screen:
        number = (turn.cursor.subject if turn.cursor else "").partition("~")[0]
        if not number.isdigit():
            return await compose(turn, None)
        request = await requesting.draft_numbered(turn.work, turn.person, int(number))
        if is_question(words) and step is not Step.TEXT:
            await turn.show(await answer_words(turn, words))
            return await ask_for(turn, request, step, _doubts(turn, request))
        return await _answer(turn, request, step, words)

    return hear_step


async def _answer(turn: Turn, request: Request, step: Step, said: str) -> Screen:
    doubts = _doubts(turn, request)
    return await or_again(turn, _keep(turn, request, step, said, doubts), lambda: ask_for(turn, request, step, doubts))


async def _keep(turn: Turn, request: Request, step: Step, said: str, doubts: Doubts | None) -> Screen:
    parts = READERS[step](turn, request, said)
    request = await requesting.write(turn.work, turn.person, request.id, **parts)
    if step is Step.INTERESTS:
        return await ask_for(turn, request, step, doubts)
    return await onward(turn, request, step, doubts.without(step) if doubts is not None else None)


async def show_preview(turn: Turn, press: Preview) -> Screen:
    """Show a draft as its receivers will see it; an incomplete one goes on with its questions."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if not request.is_complete:
        return await ask_for(turn, request, _missing(request)[0], _doubts(turn, request))
    await turn.await_nothing()
    forecast = await dispatching.forecast(turn.work, request, turn.municipality, turn.now)
    closed = closed_until(request, turn.municipality, turn.today)
    return preview_screen(turn.texts, turn.municipality, request, forecast, turn.today, closed_until=closed)


async def mark_urgent(turn: Turn, press: MarkUrgent) -> Screen:
    """Mark a draft as urgent, or not."""
    await requesting.write(turn.work, turn.person, press.request, is_urgent=press.on)
    return await show_preview(turn, Preview(press.request))


async def change(turn: Turn, press: ChangeDraft) -> Screen:
    """Show what can be changed."""
    return change_screen(turn.texts, await requesting.draft_numbered(turn.work, turn.person, press.request))


async def discard(turn: Turn, press: Discard) -> Screen:
    """Empty the draft and begin anew."""
    await requesting.discard(turn.work, turn.person, press.request, turn.now)
    return await compose(turn, None)


FLOW = Flow(
    "requests",
    presses={
        Compose: compose,
        Ask: ask,
        Fill: fill,
        Preview: show_preview,
        MarkUrgent: mark_urgent,
        ChangeDraft: change,
        Discard: discard,
    },
    words={step: hear(step) for step in Step},
)
