"""What the copies of a call say in people's chats when its request is filled, ended, asked anew or asked once more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions import copying
from domain.agenda import Entry
from domain.requests import Request, RequestStatus
from handlers.requests.calling import ScreenOf, covered_screen, letters_of, retired_screen
from handlers.requests.calls import call_screen
from handlers.requests.cancelled import cancelled_call_screen
from handlers.toolkit.occasion import Occasion

_SAYS: Final[Mapping[RequestStatus, ScreenOf]] = {
    RequestStatus.OPEN: call_screen,
    RequestStatus.FULL: covered_screen,
    RequestStatus.STOPPED: covered_screen,
    RequestStatus.CANCELLED: cancelled_call_screen,
}
"""What a copy shows to whoever has not answered."""


async def cover(occasion: Occasion, request: Request) -> None:
    """Let every copy that nobody has answered say that all places are taken."""
    letters = letters_of(covered_screen, occasion.municipality)
    await copying.say(occasion.work, request, letters(request), occasion.now)


async def retire(occasion: Occasion, request: Request) -> None:
    """Let the older copies of those who are asked once more now lead to the newer one."""
    letters = letters_of(retired_screen, occasion.municipality)
    await copying.retire(occasion.work, request, letters(request), occasion.now)


async def on_copies(occasion: Occasion, entry: Entry) -> None:
    """Copies that were on their way when their request changed say how it stands now."""
    request = await occasion.work.requests.get(entry.request_id or 0)
    if request is None or request.status not in _SAYS:
        return
    texts = letters_of(_SAYS[request.status], occasion.municipality)(request)
    retired = letters_of(retired_screen, occasion.municipality)(request)
    is_open = request.status is RequestStatus.OPEN
    await copying.catch_up(occasion.work, request, texts, retired if is_open else None, occasion.now)
