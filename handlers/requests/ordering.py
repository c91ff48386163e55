"""Orders: a coordinator says in one sentence what is needed, anywhere, after /request, or at any step of a draft.

    «Trenger 3 verter på Heggedal torsdag 17–20, konsert» → preview, or the parts in doubt or missing one at a time
    with a draft begun before → which one?
    at a step of a draft → all that it says is kept; where it says something else than the draft → which one?
    `avbryt` where one of two drafts is to be chosen → the first is kept

From somebody who coordinates nothing the same sentence is a question.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from actions import ordering, requesting
from domain.orders import Order, Part
from domain.questions.folding import folded
from domain.requests import Request
from handlers.requests.asking import choose_draft, compose, doubts_about, onward
from handlers.requests.buttons import KeepDraft, Repeat, Step
from handlers.requests.doubts import Doubts, doubts_of
from handlers.requests.drafts import draft_title, left_draft_screen
from handlers.toolkit.alone import Alone, means
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import problem_text
from handlers.toolkit.screens import Screen, lines
from handlers.toolkit.turn import Turn
from locales import Texts

OnRepeat: TypeAlias = Callable[[Turn, Repeat], Awaitable[Screen]]
"""Asks how often a draft comes again."""

MOST_FAULTS: Final = 4
OWN_WORDS: Final = frozenset({Step.TEXT, Step.PRIVATE})
"""Steps at which a whole sentence is the answer."""


async def heard_as_order(turn: Turn, words: str, repeat: OnRepeat | None = None) -> Screen | None:
    """An order of a coordinator's, and how often it comes again; None for any other words."""
    order = _listen(turn, words) if turn.person.is_coordinator else None
    return None if order is None else await place(turn, order, repeat)


async def request(turn: Turn, words: str) -> Screen:
    """/request alone goes on with the draft; with a sentence it is an order."""
    order = _listen(turn, words, is_command=True) if words and turn.person.is_coordinator else None
    return await compose(turn, None) if order is None else await place(turn, order)


def _listen(turn: Turn, words: str, *, is_command: bool = False) -> Order | None:
    now = turn.now.astimezone(turn.house.zone)
    language = turn.texts.language
    return ordering.listen(words, municipality=turn.municipality, language=language, now=now, is_command=is_command)


async def place(turn: Turn, order: Order, repeat: OnRepeat | None = None) -> Screen:
    """Make the draft, tell what was wrong, and go on with what is still open."""
    order = ordering.for_coordinator(order, turn.person, turn.municipality)
    screen = await take_up(turn, ordering.found_in(order), doubts_of(order))
    return await _with_remarks(turn, order, screen, repeat)


async def said_at(
    turn: Turn, request: Request, step: Step, words: str, repeat: OnRepeat | None = None
) -> Screen | None:
    """Take a sentence that says more of a draft than the step asks for; None for an answer to the step alone."""
    if step in OWN_WORDS:
        return None
    order = _listen(turn, words)
    is_call = order is not None
    if order is None and step is not Step.INTERESTS:
        order = _listen(turn, words, is_command=True)
    if order is None or not (is_call or ordering.says_several(order, needs_time=step is Step.ACTIVITY)):
        return None
    order = ordering.for_coordinator(order, turn.person, turn.municipality)
    parts = ordering.found_in(order)
    if is_call and _is_another(request, {name: part for name, part in parts.items() if name != step}):
        return await place(turn, order, repeat)
    screen = await _added(turn, request, step, order, parts)
    return await _with_remarks(turn, order, screen, repeat)


def _is_another(request: Request, parts: dict[str, Any]) -> bool:
    """Whether an order is not the draft's: it says something else of what the draft holds already."""
    held = {name: getattr(request, name) for name in parts if name not in {"text", "is_urgent"}}
    return any(was and folded(str(was)) != folded(str(parts[name])) for name, was in held.items())


async def _added(turn: Turn, request: Request, step: Step, order: Order, parts: dict[str, Any]) -> Screen:
    """Put what a sentence says into a draft; words that are left over name only what has no name yet."""
    of_own = {name for name in ("activity", "text") if getattr(request, name) and name != step}
    parts = {name: part for name, part in parts.items() if name not in of_own}
    before = doubts_about(turn, request) or Doubts()
    request = await requesting.write(turn.work, turn.person, request.id, **parts)
    left = {each: values for each, values in doubts_of(order).candidates.items() if each not in of_own}
    filled = {Step.TIME if name == "starts" else name for name in parts}
    open_still = {each: values for each, values in {**before.candidates, **left}.items() if each not in filled}
    screen = await onward(turn, request, doubts=Doubts(open_still))
    return _so_far(turn, request, screen)


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
    return _so_far(turn, draft.request, await onward(turn, draft.request, doubts=doubts or Doubts()))


def _so_far(turn: Turn, request: Request, screen: Screen) -> Screen:
    """The question that is left, after what a draft holds."""
    if request.is_complete or not request.is_begun:
        return screen
    _ = turn.texts
    return screen.preceded_by(_("So far: {draft}", draft=draft_title(_, turn.municipality, request)))


async def _with_remarks(turn: Turn, order: Order, screen: Screen, repeat: OnRepeat | None) -> Screen:
    """A screen after what was wrong with an order; what comes again leads to how often, with nothing left to ask."""
    _ = turn.texts
    drafts = await ordering.begun(turn.work, turn.person) if order.is_repeated else []
    is_ready = len(drafts) == 1 and drafts[0].is_complete and doubts_of(order).next_step is None
    is_asked = repeat is not None and is_ready
    if repeat is not None and is_ready:
        screen = await repeat(turn, Repeat(drafts[0].id))
    again = _("This is the first date. To have it come again, press 🔁 Repeat in the preview.")
    remarks = lines(faults_text(_, order) or None, again if order.is_repeated and not is_asked else None)
    return screen.preceded_by(remarks) if remarks else screen


def faults_text(_: Texts, order: Order) -> Markup:
    """What was wrong with what was said, a line each; what does not fit on a screen is asked for all the same."""
    parts: tuple[Part[Any], ...] = (order.text, order.activity, order.hub, order.role, order.needed)
    faults = [part.fault for part in (*parts, order.day, order.times) if part.fault is not None]
    return lines(*(problem_text(_, fault.problem, fault.facts) for fault in faults[:MOST_FAULTS]))


async def heard_as_way_out(turn: Turn, words: str) -> Screen | None:
    """Words that leave the choice between two drafts; None for others, and where there is nothing to choose."""
    return await leave_choice(turn) if means(words, turn.texts.language, Alone.LEAVE) else None


async def leave_choice(turn: Turn) -> Screen | None:
    """Keep the first of two drafts and give up the new one; None where there are not two."""
    drafts = await ordering.begun(turn.work, turn.person) if turn.person.is_coordinator else []
    if len(drafts) <= 1:
        return None
    _ = turn.texts
    await turn.await_nothing()
    kept = await ordering.keep(turn.work, turn.person, drafts[0].id, turn.now)
    said = _("All right. The first draft is kept, the new one is discarded.")
    return left_draft_screen(_, turn.municipality, kept, said)


async def keep(turn: Turn, press: KeepDraft) -> Screen:
    """Go on with one of two drafts."""
    kept = await ordering.keep(turn.work, turn.person, press.request, turn.now)
    return await onward(turn, kept, doubts=Doubts.unpacked(press.doubts))


FLOW = Flow("orders", commands={"request": request}, presses={KeepDraft: keep})
