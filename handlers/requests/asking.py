"""What a draft is asked for next: a part in doubt, one that is missing, or whether to send it."""

from __future__ import annotations

from typing import Final

from actions import dispatching, ordering, requesting, templating
from domain.requests import Request, closed_until
from handlers.requests.buttons import Preview, Step
from handlers.requests.doubts import MOST_KEPT, MOST_PRESSED, Doubts
from handlers.requests.drafts import which_draft_screen
from handlers.requests.preview import preview_screen
from handlers.requests.questions import QUESTIONS, hubs_to_ask_for, question_in_doubt
from handlers.requests.template_screens import with_shortcuts
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn

FLOW_NAME: Final = "requests"
"""The flow in which the words of a draft are heard."""

OPTIONAL: Final = (Step.INTERESTS, Step.TEXT)


async def compose(turn: Turn, _said: object) -> Screen:
    """Go on with the draft, or begin one; of two drafts, one has to be chosen first."""
    drafts = await ordering.begun(turn.work, turn.person)
    if len(drafts) > 1:
        await turn.await_nothing()
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
    """The next part: one in doubt, one that follows `after`, one missing; the preview when there is none."""
    if doubts is not None and doubts.next_step is not None:
        return await ask_for(turn, request, doubts.next_step, doubts)
    if request.is_complete:
        return await show_preview(turn, Preview(request.id))
    if doubts is not None:
        return await ask_for(turn, request, missing(request)[0], doubts)
    left = missing(request)
    following = list(Step)[list(Step).index(after) + 1 :] if after else []
    step = next((step for step in following if step in OPTIONAL or step in left), left[0])
    return await ask_for(turn, request, step)


def missing(request: Request) -> list[Step]:
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


async def ask_for(turn: Turn, request: Request, step: Step, doubts: Doubts | None = None) -> Screen:
    """Show one question; what is typed next is its answer."""
    left = doubts.packed(MOST_KEPT - len(str(request.id))) if doubts is not None else ""
    await turn.await_words(FLOW_NAME, step, f"{request.id}{left}")
    values = doubts.candidates.get(step) if doubts is not None else None
    return question_in_doubt(turn, request, step, values) if values else QUESTIONS[step](turn, request)


def doubts_about(turn: Turn, request: Request) -> Doubts | None:
    """What a sentence left in doubt of this draft, while its parts are being asked for."""
    subject = turn.cursor.subject if turn.cursor is not None and turn.cursor.flow == FLOW_NAME else ""
    return Doubts.unpacked(subject.removeprefix(str(request.id))) if subject.startswith(f"{request.id}~") else None


async def show_preview(turn: Turn, press: Preview) -> Screen:
    """Show a draft as its receivers will see it; an incomplete one goes on with its questions."""
    request = await requesting.draft_numbered(turn.work, turn.person, press.request)
    if not request.is_complete:
        return await ask_for(turn, request, missing(request)[0], doubts_about(turn, request))
    await turn.await_nothing()
    forecast = await dispatching.forecast(turn.work, request, turn.municipality, turn.now)
    closed = closed_until(request, turn.municipality, turn.today)
    return preview_screen(turn.texts, turn.municipality, request, forecast, turn.today, closed_until=closed)
