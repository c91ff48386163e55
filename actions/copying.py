"""Copies of a call in people's chats follow what becomes of its request, those too that arrive later.

request changed → copies that have arrived are edited, those that wait say the new thing → those on their way, when
they have arrived
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from actions.lettering import Texts
from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.moments import later
from domain.requests import Request

AGAIN: Final = dt.timedelta(seconds=5)  #: Between two looks at copies that are on their way,
A_WHILE: Final = dt.timedelta(minutes=1)  #: and between two at reminders, which may be many and slow.


async def say(work: UnitOfWork, request: Request, texts: Texts, now: dt.datetime) -> None:
    """Let every copy that nobody has answered say something else, that nobody is to answer."""
    await work.copies.edit(request.id, texts, now)
    await _follow(work, request, now)


async def ask_anew(work: UnitOfWork, request: Request, texts: Texts, retired: Texts, now: dt.datetime) -> None:
    """Let the newest copy of everybody who has not answered ask something else, and older ones lead to it."""
    await work.copies.edit(request.id, texts, now, retired)
    await _follow(work, request, now)


async def retire(work: UnitOfWork, request: Request, texts: Texts, now: dt.datetime) -> None:
    """Let the older copies of those who are asked once more now lead to the newer one."""
    await work.copies.retire(request.id, texts, now)
    await _follow(work, request, now)
    await _look_after_reminders(work, request, now)


async def catch_up(work: UnitOfWork, request: Request, texts: Texts, retired: Texts | None, now: dt.datetime) -> None:
    """Bring copies up to date that were on their way; while some still are, that falls due again.

    `texts` is what copies say now, `retired` what older ones say to whoever has a newer one to answer.
    """
    await work.copies.catch_up(request.id, texts, now, retired)
    await _follow(work, request, now, AGAIN)
    if retired is not None:
        await _look_after_reminders(work, request, now)


async def _look_after_reminders(work: UnitOfWork, request: Request, now: dt.datetime) -> None:
    """While reminders have not arrived, look again: an older copy that leads to one which never will is the call."""
    until = await work.copies.reminders_wait_until(request.id)
    if until is not None:
        await work.agenda.put_by(Entry(Due.COPIES, max(later(now, A_WHILE), until), request.id))


async def _follow(work: UnitOfWork, request: Request, now: dt.datetime, after: dt.timedelta = dt.timedelta()) -> None:
    if await work.copies.are_on_their_way(request.id):
        await work.agenda.put(Entry(Due.COPIES, later(now, after), request.id))
