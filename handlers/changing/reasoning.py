"""A reason that was written, and the request that stays as it was when it is taken back."""

from __future__ import annotations

from typing import Final

from actions import requesting
from domain.hubs import Municipality
from domain.names import one_line
from domain.requests import Request, checked_text
from handlers.requests.standing import about_screen
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from locales import Texts

_AROUND: Final = " .,:;=-\u2013\u2026"  # what is no word by itself
REASON_MAX: Final = 150
"""Characters of a reason."""


def checked_reason(words: str) -> str:
    """A reason as it is kept. Raises NotPossible for one that is empty or too long."""
    return checked_text(one_line(words, 10_000).strip(_AROUND), REASON_MAX)


async def leave(turn: Turn, subject: str) -> Screen:
    """Neither change nor cancel what the first number of a cursor's subject says."""
    await turn.await_nothing()
    number = subject.partition(" ")[0]
    request = await requesting.request_for(turn.work, turn.person, int(number) if number.isdigit() else 0)
    return kept_screen(turn.texts, turn.municipality, request)


def kept_screen(_: Texts, municipality: Municipality, request: Request) -> Screen:
    """Neither changed nor cancelled."""
    said = _("All right, everything stays as it was. Nobody has been told anything.")
    return about_screen(_, municipality, request, said)
