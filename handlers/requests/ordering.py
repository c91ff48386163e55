"""Orders: a coordinator says in one sentence what is needed, anywhere or after /request.

    «Trenger 3 verter på Heggedal torsdag 17–20, konsert» → preview, or the parts in doubt or missing one at a time
    with a draft begun before → which one?

Anything else that is typed is a question; so is the same sentence from somebody who coordinates nothing.
"""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from actions import ordering
from domain.orders import Order, Part
from handlers.questions import answer_words
from handlers.requests.buttons import KeepDraft
from handlers.requests.composing import choose_draft, compose, onward
from handlers.requests.doubts import Doubts, doubts_of
from handlers.requests.drafts import draft_title
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import problem_text
from handlers.toolkit.screens import Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

MOST_FAULTS: Final = 4


async def hear(turn: Turn, words: str) -> Screen:
    """An order of a coordinator's, else a question like any other."""
    order = _listen(turn, words) if turn.person.is_coordinator else None
    return await answer_words(turn, words) if order is None else await place(turn, order)


async def request(turn: Turn, words: str) -> Screen:
    """/request alone goes on with the draft; with a sentence it is an order."""
    order = _listen(turn, words, is_command=True) if words and turn.person.is_coordinator else None
    return await compose(turn, None) if order is None else await place(turn, order)


def _listen(turn: Turn, words: str, *, is_command: bool = False) -> Order | None:
    now = turn.now.astimezone(turn.house.zone)
    language = turn.texts.language
    return ordering.listen(words, municipality=turn.municipality, language=language, now=now, is_command=is_command)


async def place(turn: Turn, order: Order) -> Screen:
    """Make the draft, tell what was wrong, and go on with what is still open."""
    order = ordering.for_coordinator(order, turn.person, turn.municipality)
    screen = await take_up(turn, ordering.found_in(order), doubts_of(order))
    wrong = faults_text(turn.texts, order)
    return screen.preceded_by(wrong) if wrong else screen


async def take_up(turn: Turn, parts: dict[str, Any], doubts: Doubts | None) -> Screen:
    """A draft of these parts: its preview or next question; beside one begun before, the choice between them."""
    draft = await ordering.take_up(turn.work, turn.person, parts, turn.now)
    _ = turn.texts
    if draft is None:
        screen = await compose(turn, None)
        return screen.preceded_by(_("Choose one of these first. I have not kept what you wrote now."))
    if draft.earlier is not None:
        await turn.await_nothing()
        return choose_draft(turn, draft.earlier, draft.request, doubts)
    screen = await onward(turn, draft.request, doubts=doubts or Doubts())
    if draft.request.is_complete or not draft.request.is_begun:
        return screen
    return screen.preceded_by(_("So far: {draft}", draft=draft_title(_, turn.municipality, draft.request)))


def faults_text(_: Texts, order: Order) -> Markup:
    """What was wrong with what was said, a line each; what does not fit on a screen is asked for all the same."""
    parts: tuple[Part[Any], ...] = (order.text, order.activity, order.hub, order.role, order.needed)
    faults = [part.fault for part in (*parts, order.day, order.times) if part.fault is not None]
    return lines(*(problem_text(_, fault.problem, fault.facts) for fault in faults[:MOST_FAULTS]))


async def keep(turn: Turn, press: KeepDraft) -> Screen:
    """Go on with one of two drafts."""
    kept = await ordering.keep(turn.work, turn.person, press.request, turn.now)
    return await onward(turn, kept, doubts=Doubts.unpacked(press.doubts))


FLOW = Flow("orders", commands={"request": request}, presses={KeepDraft: keep}, otherwise=hear)
