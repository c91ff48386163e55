"""Words that a coordinator writes for a sent request: kept until they have been seen, and put in then."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, Final, cast

from actions.changing import Changed, Wording, changeable, follow_up
from actions.requesting import request_for
from db import UnitOfWork
from domain.errors import OutOfDate
from domain.hubs import Municipality
from domain.people import Person
from domain.request_changes import STAMP_BITS, numbered
from domain.requests import Request

WHY: Final = "why changed"
"""What a plan and its reason are kept as until the coordinator has said yes to them."""

REWORDED: Final = frozenset({"text", "private_text"})
"""The fields of a request that are worded anew; other words are reasons."""


async def write(
    work: UnitOfWork, coordinator: Person, request_id: int, field: str, text: str, now: dt.datetime
) -> tuple[Request, int]:
    """Keep a text for one of a request's fields until it is put in: the request as it would be, and its number."""
    request = await changeable(work, coordinator, request_id, now)
    number = numbered(await work.request_changes.write(request_id, field, text), text)
    written: dict[str, Any] = {field: text}
    return replace(request, **written), number


async def write_down(work: UnitOfWork, coordinator: Person, request_id: int, part: str, text: str) -> int:
    """Keep words until the coordinator has seen them and said yes; returns their number. What was kept is let go."""
    await request_for(work, coordinator, request_id)
    return numbered(await work.request_changes.write(request_id, part, text), text)


async def written_down(work: UnitOfWork, coordinator: Person, request_id: int, part: str, number: int) -> str:
    """The words that were kept. Raises OutOfDate when others were written since, or they were for something else."""
    await request_for(work, coordinator, request_id)
    written = await work.request_changes.written(request_id, number >> STAMP_BITS) or {}
    if part not in written or numbered(number >> STAMP_BITS, written[part]) != number:
        raise OutOfDate("words")
    return written[part]


async def reword(
    work: UnitOfWork,
    coordinator: Person,
    request_id: int,
    number: int,
    municipality: Municipality,
    wording: Wording,
    now: dt.datetime,
) -> Changed:
    """Put in the text that was written. Raises OutOfDate when it was put in, or another begun since."""
    before = await changeable(work, coordinator, request_id, now)
    written = await work.request_changes.written(request_id, number >> STAMP_BITS) or {}
    told = {name: said for name, said in written.items() if numbered(number >> STAMP_BITS, said) == number}
    if not told or not REWORDED.issuperset(told):
        raise OutOfDate("text")
    after = replace(before, **cast("dict[str, Any]", told))
    if not await work.request_changes.change(before, after):
        raise OutOfDate("request")
    await work.request_changes.discard(request_id)
    return await follow_up(work, coordinator, before, (), municipality, wording, now)
