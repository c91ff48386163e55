"""A broadcast that Telegram refuses is halted: nobody more is asked until its coordinator asks everybody."""

from __future__ import annotations

import datetime as dt

from actions.lettering import end_unwritten
from db import UnitOfWork
from domain.agenda import Due
from domain.requests import Reach


async def halt(work: UnitOfWork, request_id: int, now: dt.datetime) -> int | None:
    """Send nothing more of a request that is held, now or by itself later; returns how many messages that stopped.

    None where nothing was to come.
    """
    stopped = await work.unsent.stop_request(request_id, now) + await end_unwritten(work, request_id, now)
    to_come = await work.agenda.drop(Due.WAVE, Due.NUDGE, Due.HEAL, request_id=request_id)
    await work.requests.set_reach(request_id, Reach.NOBODY)
    return stopped if stopped or to_come else None


async def go_on(work: UnitOfWork, request_id: int) -> None:
    """Let a request that is held go to everybody, those too whose call was stopped or refused before it arrived."""
    await work.calls.take_back_unsent(request_id)
    await work.requests.set_reach(request_id, Reach.EVERYONE)
