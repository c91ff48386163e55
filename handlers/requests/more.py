"""What else a coordinator can do with a sent request, one button each."""

from __future__ import annotations

from dataclasses import replace

from actions import requesting
from domain.aftercare import is_over
from domain.hubs import Municipality
from domain.requests import Request, RequestStatus
from handlers.requests.buttons import AskWhoWasThere, ShowAnswers, ShowMore, ShowRequest, ShowThread, WriteToAll
from handlers.requests.change_choices import change_choices
from handlers.requests.roll_buttons import ShowCallList, ShowGuests, ShowRoll
from handlers.requests.template_buttons import SaveTemplate, SendAgain
from handlers.requests.titles import title
from handlers.toolkit.flow import Flow
from handlers.toolkit.home import ways_beside
from handlers.toolkit.screens import Choice, Screen, in_rows, lines
from handlers.toolkit.turn import Turn
from locales import Texts


def more_screen(_: Texts, municipality: Municipality, request: Request, *, is_past: bool = False) -> Screen:
    """Everything that can be done with a request that has been sent; another list once it is over or cancelled."""
    choices: list[Choice] = [
        *_who_comes(_, request, is_past=is_past),
        Choice(_("📈 Answers over time"), ShowAnswers(request.id)),
        Choice(_("📞 Call list"), ShowCallList(request.id)),
        Choice(_("✍️ Write to all"), WriteToAll(request.id, waiting=False)),
        Choice(_("💬 Conversation"), ShowThread(request.id, 0)),
        Choice(_("👤 Without the app"), ShowGuests(request.id)),
        Choice(_("🔁 Send again next week"), SendAgain(request.id)),
        Choice(_("💾 Save as template"), SaveTemplate(request.id)),
    ]
    return Screen(
        lines(*title(_, municipality, request)),
        (*in_rows(choices), (Choice(_("← Back"), ShowRequest(request.id)), *ways_beside(_))),
    )


def _who_comes(_: Texts, request: Request, *, is_past: bool) -> tuple[Choice, ...]:
    """Who is or was there; nobody at what was cancelled."""
    if request.status is RequestStatus.CANCELLED:
        return ()
    if is_past:
        return (Choice(_("☑️ Who was there?"), AskWhoWasThere(request.id)),)
    return (Choice(_("🙋 Who is here?"), ShowRoll(request.id)),)


async def show_more(turn: Turn, press: ShowMore) -> Screen:
    """Show the ways on."""
    request = await requesting.request_for(turn.work, turn.person, press.request)
    if turn.pressed_message == request.card_message_id:  # the card stays where it is, and live
        turn.pressed_message = None
    screen = more_screen(turn.texts, turn.municipality, request, is_past=is_over(request, turn.now))
    return replace(screen, rows=(*in_rows(change_choices(turn.texts, request, turn.now)), *screen.rows))


FLOW = Flow("more", presses={ShowMore: show_more})
