"""Responses: a volunteer answers a call for help.

call → I can → place · waiting list · clash → I can all the same
     → I cannot → thanks
place → I must withdraw → thanks, and the place is looked after
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from actions import responding
from actions.leaving import Freed
from actions.responding import Outcome, Response
from domain.errors import NotAsked
from domain.hubs import Municipality
from domain.letters import Kind
from domain.requests import Answer, Request, RequestStatus
from handlers.requests.buttons import Accept, AcceptAnyway, Decline, ShowCall, TakeWhole
from handlers.requests.calls import answered_screen, call_screen
from handlers.requests.change_buttons import yes_to
from handlers.requests.copies import cover
from handlers.requests.offers import Sought, heal, tell_freed, tell_replaced
from handlers.requests.outdated import first_of_all, if_cancelled
from handlers.requests.own_calls import with_the_others
from handlers.requests.place import ShowPlace, place_screen
from handlers.requests.standing import refresh_card, tell_about_full
from handlers.requests.titles import title
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person
from handlers.toolkit.occasion import occasion_of
from handlers.toolkit.screens import Choice, Screen, lines, paragraphs
from handlers.toolkit.turn import Turn, send
from locales import Texts


def outcome_text(_: Texts, response: Response) -> Markup:
    """What came of an answer that led to no place."""
    match response.outcome:
        case Outcome.WAITING:
            return _(
                "<b>All places are taken. You are number {position} on the waiting list.</b>"
                " If a place becomes free, I offer it to you.",
                position=response.position,
            )
        case Outcome.WITHDRAWN if not response.is_sought:
            return _("Your place has been given back, and I have told the coordinator. Thank you for telling.")
        case Outcome.WITHDRAWN:
            return _("Your place has been given back, and somebody else is looked for. Thank you for telling.")
        case Outcome.OFF_LIST:
            return _("You are not on the waiting list any more. Thank you for telling.")
        case Outcome.OFFER_DECLINED:
            return _("Thank you for answering. The place goes to the next in line.")
        case _other:
            return _("Thank you for answering. You hear no more about this one.")


def outcome_screen(_: Texts, municipality: Municipality, response: Response) -> Screen:
    """The call with what came of the answer, and the way to change it."""
    request = response.request
    if response.outcome in {Outcome.ACCEPTED, Outcome.HAD_PLACE}:
        screen = place_screen(_, municipality, request)
        if request.series_id is None or response.outcome is not Outcome.ACCEPTED:
            return screen
        whole = (Choice(_("🔁 Come every time"), TakeWhole(request.id)),)
        return Screen(screen.text, (*screen.rows[:-1], whole, screen.rows[-1]))
    if response.outcome is Outcome.CLASHES:
        return clash_screen(_, municipality, response)
    if response.outcome is Outcome.WAITING:
        way = Choice(_("Leave the waiting list"), Decline(request.id))
    else:
        way = Choice(_("👍 I can after all"), yes_to(request))
    return answered_screen(_, municipality, request, outcome_text(_, response), way)


def clash_screen(_: Texts, municipality: Municipality, response: Response) -> Screen:
    """Somebody helps somewhere else at that time."""
    other, request = response.clashes[0], response.request
    return Screen(
        paragraphs(
            _("<b>You have said yes to something else at that time.</b>"),
            lines(*title(_, municipality, other)),
            _("Would you like to take {activity} as well?", activity=request.activity),
        ),
        (
            (Choice(_("Yes, both"), AcceptAnyway(request.id)), Choice(_("I cannot"), Decline(request.id))),
            (Choice(_("Show the other one"), ShowPlace(other.id)),),
            (home(_), person(_, request.hub or "")),
        ),
    )


async def _over(turn: Turn, request_id: int) -> Screen | None:
    """The call as it was, when its day is over: what it said is not taken from anybody's chat."""
    request = await responding.ended(turn.work, turn.person, request_id, turn.now)
    if request is None:
        return None
    _ = turn.texts
    return answered_screen(_, turn.municipality, request, _("This is over, so nothing has been changed. Thank you."))


async def accept(turn: Turn, press: Accept) -> Screen:
    """Take a place if there is one; who answers to an old time is told the new one first."""
    if (first := await first_of_all(turn, press.request)) is not None:
        return first
    return await take_place(turn, press.request)


async def accept_anyway(turn: Turn, press: AcceptAnyway) -> Screen:
    """Take a place although something else is at that time."""
    return await take_place(turn, press.request, despite_clash=True)


async def take_place(turn: Turn, request_id: int, *, despite_clash: bool = False) -> Screen:
    """Take a place if there is one, or a place in the waiting list."""
    if (over := await _over(turn, request_id)) is not None:
        return over
    so_far = await turn.work.commitments.answer_of(request_id, turn.person.id)
    response = await responding.accept(turn.work, turn.person, request_id, turn.now, despite_clash=despite_clash)
    if response.outcome is Outcome.ACCEPTED:
        await _tell_accepted(turn, response)
    if response.outcome not in {Outcome.HAD_PLACE, Outcome.CLASHES}:
        await refresh_card(turn.work, turn.municipality, request_id, turn.now)
        if so_far not in {Answer.WAITING, Answer.OFFERED}:  # the call does not ask any more
            await _answer_newest_copy(turn, response)
    return await with_the_others(turn, outcome_screen(turn.texts, turn.municipality, response))


async def _tell_accepted(turn: Turn, response: Response) -> None:
    """The coordinator hears who took over, or that all places are taken; those who are silent see the latter."""
    occasion, request = occasion_of(turn), response.request
    if request.status is RequestStatus.FULL:
        await cover(occasion, request)
    if response.replaced is not None:
        await tell_replaced(occasion, request, response.replaced, turn.person.name)
    elif request.status is RequestStatus.FULL:
        await tell_about_full(occasion, request)


async def decline(turn: Turn, press: Decline) -> Screen:
    """Say no, or give back the place, the offer or the wait for one."""
    if (over := await _over(turn, press.request)) is not None:
        return over
    if (cancelled := await if_cancelled(turn, press.request)) is not None:
        return cancelled
    response = await responding.decline(turn.work, turn.person, press.request, turn.now)
    if response.outcome is Outcome.WITHDRAWN:
        response = replace(response, is_sought=await _look_for_another(turn, response.request))
    elif response.outcome is Outcome.OFFER_DECLINED:
        await heal(occasion_of(turn), press.request)
    else:
        await refresh_card(turn.work, turn.municipality, press.request, turn.now)
    await _answer_newest_copy(turn, response)
    return await with_the_others(turn, outcome_screen(turn.texts, turn.municipality, response))


async def _look_for_another(turn: Turn, request: Request) -> bool:
    """Whether somebody else is looked for; where nobody is, the coordinator is told at once."""
    sought = await heal(occasion_of(turn), request.id)
    if sought is Sought.NO:
        await tell_freed(occasion_of(turn), Freed(request, turn.person.name), is_sought=False)
    return sought is Sought.YES


async def _answer_newest_copy(turn: Turn, response: Response) -> None:
    """Let the newest call, if it is still there, say what came of an answer given elsewhere: typed, on an older one."""
    copies = await turn.work.copies.of_person(response.request.id, turn.person.id)
    if copies and turn.pressed_message != max(copies):
        screen = outcome_screen(turn.texts, turn.municipality, response)
        await send(turn.work, turn.person.id, screen, turn.now, edits=max(copies), kind=Kind.COPY)


async def show_call(turn: Turn, press: ShowCall) -> Screen:
    """Show one call out of the message of the day."""
    request = await turn.work.requests.get(press.request)
    if request is None or not await turn.work.calls.was_asked(press.request, turn.person.id):
        raise NotAsked(f"request {press.request}")
    return await with_the_others(turn, call_screen(turn.texts, turn.municipality, request))


FLOW = Flow(
    "responses",
    presses={Accept: accept, AcceptAnyway: accept_anyway, Decline: decline, ShowCall: show_call},
)
