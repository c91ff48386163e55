"""A coordinator stops or cancels a request that has been sent; both are asked about once.

card → stop? → stopped: nobody more is asked
more → cancel: why? → a ready reason: cancelled · a written one: for that reason? → cancelled, all concerned are told
"""

from __future__ import annotations

from functools import partial
from typing import Final

from actions import cancelling, requesting, rewording
from actions.cancelling import Cancelled
from domain.errors import OutOfDate, Unknown
from domain.hubs import Municipality
from domain.request_changes import Reason, kept_reason
from domain.requests import Request, RequestStatus
from handlers.changing.announcing import announce_cancelled, announce_stopped
from handlers.changing.reasoning import checked_reason, leave
from handlers.questions import answer_words
from handlers.requests.buttons import ShowRequest, StopRequest
from handlers.requests.calling import letters_of
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.change_buttons import AskCancel, Cancel, CancelFor, StopNow
from handlers.requests.reasons import ready_reasons, reason_line
from handlers.requests.sending import show_request
from handlers.requests.titles import title
from handlers.toolkit.alone import Alone, means, takes_back
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import home, person, ways
from handlers.toolkit.reading import is_question
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Choice, Screen, lines
from handlers.toolkit.turn import Turn
from handlers.without_app import naming_guests
from locales import Texts

WHY: Final = "why"
SURE: Final = "sure"


def stop_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """Truly?"""
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>Stop asking?</b> Nobody more is asked; those who have said yes keep their place."),
        ),
        (
            (Choice(_("⏹ Yes, stop"), StopNow(request.id)), Choice(_("← Back"), ShowRequest(request.id))),
            (home(_), person(_)),
        ),
    )


def cancel_screen(_: Texts, municipality: Municipality, found: Cancelled) -> Screen:
    """Why?"""
    request = found.request
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>Cancel it?</b> Everybody who has been asked sees that it is cancelled."),
            _.plural(
                "{n} person who has a place or waits for one is told why.",
                "{n} people who have a place or wait for one are told why.",
                len(found.concerned),
            )
            if found.concerned
            else None,
            _("<b>Why?</b> Write it in a few words, or choose:"),
        ),
        (
            *ready_reasons(_, lambda reason: Cancel(request.id, reason)),
            (Choice(_("← Back"), ShowRequest(request.id)), home(_)),
            (person(_),),
        ),
    )


def cancel_for_screen(_: Texts, municipality: Municipality, request: Request, reason: str, written: int) -> Screen:
    """For the reason that was written?"""
    return Screen(
        lines(
            *title(_, municipality, request),
            _("<b>Cancel it for this reason?</b>"),
            _("“{text}”", text=reason),
            _("Those who have a place or wait for one are told so."),
        ),
        (
            (Choice(_("🚫 Yes, cancel"), CancelFor(request.id, written)), Choice(_("No"), ShowRequest(request.id))),
            (Choice(_("Another reason"), AskCancel(request.id)), home(_)),
            (person(_),),
        ),
    )


def cancelled_screen(_: Texts, municipality: Municipality, request: Request, told: int) -> Screen:
    """It is done."""
    return Screen(
        lines(
            _("<b>Cancelled: {activity}</b>", activity=request.activity),
            title(_, municipality, request)[1],
            reason_line(_, municipality, request),
            _.plural("{n} person has been told.", "{n} people have been told.", told) if told else None,
        ),
        ((Choice(_("Show the request"), ShowRequest(request.id)),), ways(_)),
    )


async def ask_to_stop(turn: Turn, press: StopRequest) -> Screen:
    """Ask once."""
    request = await requesting.request_for(turn.work, turn.person, press.request)
    if request.status not in {RequestStatus.OPEN, RequestStatus.FULL}:
        raise OutOfDate("request")
    return stop_screen(turn.texts, turn.municipality, request)


async def stop_now(turn: Turn, press: StopNow) -> Screen:
    """Stop asking, and show the card."""
    request = await requesting.stop(turn.work, turn.person, press.request, turn.now)
    await announce_stopped(turn, request)
    return await show_request(turn, ShowRequest(request.id))


async def ask_to_cancel(turn: Turn, press: AskCancel) -> Screen:
    """Ask why, in a message of its own beside the card."""
    found = await cancelling.concerned(turn.work, turn.person, press.request, turn.now)
    await turn.await_words(FLOW.name, WHY, press.request)
    if turn.pressed_message == found.request.card_message_id:
        turn.pressed_message = None
    return await naming_guests(turn, cancel_screen(turn.texts, turn.municipality, found), [found.request.id])


async def cancel(turn: Turn, press: Cancel) -> Screen:
    """Cancel it for a ready reason."""
    if press.reason not in set(Reason) - {Reason.UNTOLD}:
        raise Unknown("reason")
    return await _cancelled(turn, press.request, kept_reason(Reason(press.reason)))


async def cancel_for(turn: Turn, press: CancelFor) -> Screen:
    """Cancel it for the reason that was written."""
    reason = await rewording.written_down(turn.work, turn.person, press.request, cancelling.WHY, press.written)
    return await _cancelled(turn, press.request, reason)


async def hear_why(turn: Turn, words: str) -> Screen:
    """Ask once whether to cancel it for the reason that was written; a no leads back."""
    number, written = _subject(turn.cursor.subject if turn.cursor else "")
    language = turn.texts.language
    if takes_back(words, language):
        return await leave(turn, str(number))
    if written and means(words, language, Alone.YES):
        return await cancel_for(turn, CancelFor(number, written))
    ask = partial(ask_to_cancel, turn, AskCancel(number))
    if is_question(words):
        await turn.show(await answer_words(turn, words))
        return await ask()
    return await or_again(turn, _written(turn, number, words), ask)


async def _written(turn: Turn, number: int, words: str) -> Screen:
    reason = checked_reason(words)
    found = await cancelling.concerned(turn.work, turn.person, number, turn.now)
    written = await rewording.write_down(turn.work, turn.person, number, cancelling.WHY, reason)
    await turn.await_words(FLOW.name, SURE, f"{number} {written}")
    asked = cancel_for_screen(turn.texts, turn.municipality, found.request, reason, written)
    return await naming_guests(turn, asked, [number])


def _subject(subject: str) -> tuple[int, int]:
    """The request that words are about, and the number of the reason written before, 0 for none."""
    number, _space, written = subject.partition(" ")
    if not number.isdigit() or not (written or "0").isdigit():
        raise OutOfDate("request")
    return int(number), int(written or "0")


async def _cancelled(turn: Turn, number: int, reason: str) -> Screen:
    letters = letters_of(cancelled_call_screen, turn.municipality)
    cancelled = await cancelling.cancel(turn.work, turn.person, number, reason, letters, turn.now)
    await turn.await_nothing()
    told = await announce_cancelled(turn, cancelled)
    done = cancelled_screen(turn.texts, turn.municipality, cancelled.request, told)
    return await naming_guests(turn, done, [number])


FLOW = Flow(
    "ending",
    presses={
        StopRequest: ask_to_stop,
        StopNow: stop_now,
        AskCancel: ask_to_cancel,
        Cancel: cancel,
        CancelFor: cancel_for,
    },
    words={WHY: hear_why, SURE: hear_why},
    left=leave,
)
