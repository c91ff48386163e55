"""Requests for help: a coordinator writes one.

    hub → activity → day → time → role → interests → text → how many → preview ⇄ change

Each answer is kept in the draft at once. When the draft is complete every change leads back to the preview. At each
step a whole sentence is understood too (`handlers.requests.ordering`): a draft made from one is asked only for what it
left in doubt or did not say.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from actions import requesting
from domain.errors import NotPossible, Unknown
from domain.requests import Request
from handlers.changing.in_words import said_at_a_step
from handlers.facts.in_words import closing_at_a_step
from handlers.questions import answer_words
from handlers.requests.asking import FLOW_NAME, ask_for, compose, doubts_about, onward, show_preview
from handlers.requests.buttons import Ask, ChangeDraft, Compose, Discard, Fill, MarkUrgent, Preview, Step
from handlers.requests.doubts import Doubts
from handlers.requests.drafts import change_screen, left_draft_screen
from handlers.requests.ordering import OWN_WORDS, said_at
from handlers.requests.readers import READERS
from handlers.series.starting import repeat
from handlers.toolkit.flow import Flow
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again, problem_text
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn


async def ask(turn: Turn, press: Ask) -> Screen:
    """Ask for the part that was pressed."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if press.step not in set(Step):
        raise Unknown("step")
    return await ask_for(turn, request, Step(press.step), doubts_about(turn, request))


async def fill(turn: Turn, press: Fill) -> Screen:
    """Keep a part that was chosen by a press."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if press.step not in set(Step):
        raise Unknown("step")
    return await _answer(turn, request, Step(press.step), press.value)


def hear(step: Step) -> Callable[[Turn, str], Awaitable[Screen]]:
    """How words typed at a step are kept."""

    async def hear_step(turn: Turn, words: str) -> Screen:
        number = _number(turn.cursor.subject if turn.cursor else "")
        if number is None:
            return await compose(turn, None)
        request = await requesting.draft_numbered(turn.work, turn.person, number)
        if is_question(words) and step is not Step.TEXT:
            await turn.show(await answer_words(turn, words))
            return await ask_for(turn, request, step, doubts_about(turn, request))
        other = None if step in OWN_WORDS else await _of_another_matter(turn, request, step, words)
        other = other or await said_at(turn, request, step, words, repeat)
        return other or await _answer(turn, request, step, words)

    return hear_step


async def _of_another_matter(turn: Turn, request: Request, step: Step, words: str) -> Screen | None:
    """A change in words, or that a hub is closed; None for what may answer the step."""
    try:
        closing = closing_at_a_step(turn, words, request.hub, Ask(request.id, step))
    except NotPossible as refusal:
        screen = await ask_for(turn, request, step, doubts_about(turn, request))
        return screen.preceded_by(problem_text(turn.texts, refusal.problem, refusal.facts))
    return closing or await said_at_a_step(turn, request, step, words)


def _number(subject: str) -> int | None:
    number = subject.partition("~")[0]
    return int(number) if number.isdigit() else None


async def _answer(turn: Turn, request: Request, step: Step, said: str) -> Screen:
    doubts = doubts_about(turn, request)
    return await or_again(turn, _keep(turn, request, step, said, doubts), lambda: ask_for(turn, request, step, doubts))


async def _keep(turn: Turn, request: Request, step: Step, said: str, doubts: Doubts | None) -> Screen:
    parts = READERS[step](turn, request, said)
    request = await requesting.write(turn.work, turn.person, request.id, **parts)
    if step is Step.INTERESTS:
        return await ask_for(turn, request, step, doubts)
    return await onward(turn, request, step, doubts.without(step) if doubts is not None else None)


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
    _, screen = turn.texts, await compose(turn, None)
    return screen.preceded_by(_("The draft is discarded."))


async def leave(turn: Turn, subject: str) -> Screen:
    """Leave the draft as it is, until it is gone on with or discarded."""
    number = _number(subject)
    if number is None:
        return await compose(turn, None)
    request = await requesting.draft_numbered(turn.work, turn.person, number)
    return left_draft_screen(turn.texts, turn.municipality, request)


FLOW = Flow(
    FLOW_NAME,
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
    left=leave,
)
