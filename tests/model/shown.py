"""The plain rule: what should stand in the chat of somebody who was asked and has not answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Request, RequestStatus
from handlers.requests.buttons import Accept, Decline
from handlers.requests.calling import covered_screen
from handlers.requests.calls import call_text
from handlers.requests.cancelled import cancelled_call_screen
from handlers.requests.change_buttons import StillFits
from handlers.toolkit.buttons import kind_of
from locales import Texts, texts_in
from tests.model.chats import Bubble

YES = frozenset({Accept, StillFits})
ANSWERS = YES | {Decline}


def faults(
    request: Request, municipality: Municipality, person: Person, copies: Sequence[Bubble], *, is_more_to_come: bool
) -> Iterator[str]:
    """What is wrong with the copies of somebody silent, oldest first; `is_more_to_come` while one waits at night.

    Of an open request the newest asks as it is now, and older ones cannot be answered; of any other all say how it is.
    """
    _ = texts_in(person.language)
    for copy in copies:
        kinds = ANSWERS & {kind_of(data) for data in copy.presses}
        if request.status is not RequestStatus.OPEN:
            if kinds - (YES if request.status is RequestStatus.FULL else set()):
                yield f"can be answered: {copy}"
            if not any(said in copy.says["text"] for said in _ends(_, municipality, request)):
                yield f"does not say how it is: {copy}"
        elif copy is not copies[-1]:
            if kinds:
                yield f"older one can be answered: {copy}"
        elif Decline not in kinds or not kinds & YES:
            yield f"newest one cannot be answered: {copy}"
        elif not is_more_to_come and str(call_text(_, municipality, request)) not in copy.says["text"]:
            yield f"newest one does not say how it is: {copy}"


def is_asking(copy: Bubble) -> bool:
    """Whether both answers stand under a copy: what came of an answer offers at most the other one."""
    kinds = {kind_of(data) for data in copy.presses}
    return Decline in kinds and bool(kinds & YES)


def _ends(_: Texts, municipality: Municipality, request: Request) -> list[str]:
    """What stands in place of a call that looks for nobody; the last is an answer to whoever pressed nevertheless."""
    if request.status is RequestStatus.CANCELLED:
        return [str(cancelled_call_screen(_, municipality, request).text)]
    pressed = str(_("<b>Nobody more is needed.</b> Thank you for wanting to help."))
    return [str(covered_screen(_, municipality, request).text), pressed]
