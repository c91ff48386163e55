"""Letters of a wave: written for so many people at a time that nobody waits long for the database.

calls of a wave, all in the press → letters for the first ten thousand → with each tick, for those after them
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from db import UnitOfWork
from domain.agenda import Due, Entry
from domain.delivery import DeliveryState
from domain.requests import Request, RequestStatus

AT_ONCE: Final = 10_000
"""People whose letters are written together: more than are sent between two ticks, in a few hundredths of a second."""

_BETWEEN: Final = "+"

Texts = Mapping[str, Mapping[str, Any]]
"""What a letter says, one payload a language."""


async def write_letters(
    work: UnitOfWork, request: Request, wave: int, texts: Texts, now: dt.datetime, first: int = 0
) -> None:
    """Put the letters of a wave into the outbox, from the person `first` on; what is too much at once falls due.

    Whoever has found the call in a list and answered it meanwhile gets none.
    """
    beyond = await work.calls.first_after(request.id, wave, first, AT_ONCE)
    if first:
        answered = work.calls.of_wave(request.id, wave, first, beyond, have_answered=True)
        await work.outbox.put_ended(request.id, answered, now)
    recipients = work.calls.of_wave(request.id, wave, first, beyond, have_answered=False)
    await work.outbox.put_letters(request.id, texts, recipients, now, request.starts_at(now.tzinfo or dt.UTC))
    if beyond is not None:
        await work.agenda.put(Entry(Due.LETTERS, now, request.id, subject=f"{wave}{_BETWEEN}{beyond}"))


async def write_more(work: UnitOfWork, request: Request, entry: Entry, texts: Texts, now: dt.datetime) -> None:
    """Write the letters that are due; those of a request that looks for nobody any more are called off."""
    wave, first = _place(entry)
    if request.status is RequestStatus.OPEN:
        await write_letters(work, request, wave, texts, now, first)
    else:
        await work.outbox.put_ended(request.id, work.calls.of_wave(request.id, wave, first), now)


async def end_unwritten(
    work: UnitOfWork,
    request_id: int,
    now: dt.datetime,
    state: DeliveryState = DeliveryState.STOPPED,
    reason: str = "",
) -> int:
    """Let everybody who has no letter of a request yet come to an end without one; returns how many."""
    ended = 0
    for wave, first in in_writing(await work.agenda.of_request(request_id)):
        recipients = work.calls.of_wave(request_id, wave, first)
        ended += await work.outbox.put_ended(request_id, recipients, now, state, reason)
    await work.agenda.drop(Due.LETTERS, request_id=request_id)
    return ended


async def pass_over(work: UnitOfWork, person_id: int) -> None:
    """Let what is due begin with the next person where it was to begin with somebody who has been erased."""
    for entry in await work.agenda.of_kind(Due.LETTERS):
        wave, first = _place(entry)
        if first != person_id or entry.request_id is None:
            continue
        await work.agenda.drop(Due.LETTERS, request_id=entry.request_id, subject=entry.subject)
        following = await work.calls.first_after(entry.request_id, wave, first, 0)
        if following is not None:
            await work.agenda.put(replace(entry, subject=f"{wave}{_BETWEEN}{following}"))


async def unwritten(work: UnitOfWork, request_id: int, entries: Sequence[Entry]) -> int:
    """How many people of a request have no letter yet; `entries` are what is due for it."""
    return sum([await work.calls.count_from(request_id, wave, first) for wave, first in in_writing(entries)])


def in_writing(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """The waves whose letters are due among these entries, each with the person from whom on."""
    return [_place(entry) for entry in entries if entry.kind is Due.LETTERS]


def _place(entry: Entry) -> tuple[int, int]:
    wave, _plus, first = entry.subject.partition(_BETWEEN)
    return int(wave), int(first)
