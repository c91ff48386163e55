"""A coordinator words a sent request anew: what all see, or what only those with a place see.

part → words → how it will read → done, those with a place are told
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from actions import changing, rewording
from domain.errors import OutOfDate
from domain.names import free_text, one_line
from domain.requests import PRIVATE_MAX, checked_text
from handlers.changing.announcing import announce_change, wording
from handlers.changing.questions import part_screen
from handlers.changing.reasoning import leave
from handlers.changing.summary import changed_screen, reword_screen
from handlers.requests.change_buttons import Part, Reword
from handlers.toolkit.flow import Flow
from handlers.toolkit.refusals import or_again
from handlers.toolkit.screens import Screen
from handlers.toolkit.turn import Turn
from handlers.without_app import naming_guests

FIELDS: Final = {Part.TEXT: "text", Part.PRIVATE: "private_text"}
NOTHING: Final = frozenset({"-", "\u2013", "\u2014"})
"""What takes a text away."""

READ: Final = 10_000  #: Characters looked at; more than anybody may write.


def hear(part: Part) -> Callable[[Turn, str], Awaitable[Screen]]:
    """How a text is kept until the coordinator has seen it."""

    async def hear_text(turn: Turn, words: str) -> Screen:
        subject = (turn.cursor.subject if turn.cursor else "").partition(" ")[0]
        if not subject.isdigit():
            raise OutOfDate("request")
        number = int(subject)
        return await or_again(turn, _write(turn, number, part, words), lambda: _ask(turn, number, part))

    return hear_text


async def _ask(turn: Turn, number: int, part: Part) -> Screen:
    request = await changing.changeable(turn.work, turn.person, number, turn.now)
    return part_screen(turn.texts, request, changing.untouched(request), part, turn.today, turn.municipality.limits)


async def _write(turn: Turn, number: int, part: Part, words: str) -> Screen:
    text = one_line(free_text(words), READ)
    most = PRIVATE_MAX if part is Part.PRIVATE else turn.municipality.limits.request_text_max
    kept = "" if text in NOTHING else checked_text(text, most)
    after, written = await rewording.write(turn.work, turn.person, number, FIELDS[part], kept, turn.now)
    await turn.await_nothing()
    return reword_screen(turn.texts, turn.municipality, after, written, is_private=part is Part.PRIVATE)


async def reword(turn: Turn, press: Reword) -> Screen:
    """Put the text in."""
    town, words = turn.municipality, wording(turn.municipality)
    changed = await rewording.reword(turn.work, turn.person, press.request, press.written, town, words, turn.now)
    await turn.await_nothing()
    done = changed_screen(turn.texts, turn.municipality, changed, await announce_change(turn, changed))
    return await naming_guests(turn, done, [changed.after.id])


FLOW = Flow("rewording", presses={Reword: reword}, words={part: hear(part) for part in FIELDS}, left=leave)
