"""One attempt to send one message, and what the outbox is to keep of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import orjson

from bot.transport import Transport
from db.dispatch import FLOOD, Mark, Parcel
from domain.delivery import RESENDS_WHEN_UNCLEAR, Again, DeliveryState, Reply, Transit, Verdict, after
from domain.letters import RESENT_WHEN_UNCLEAR

EDIT: Final = "editMessageText"


@dataclass(frozen=True, slots=True)
class Landed:
    """A parcel that is no longer on its way, with the mark to keep."""

    parcel: Parcel
    mark: Mark


async def attempt(transport: Transport, parcel: Parcel, *, is_paid: bool = False) -> Reply | Transit:
    """Send a parcel. `is_paid` lets it go beyond the free limits, at the owner's cost."""
    payload = orjson.loads(parcel.payload)
    document = payload.pop("document", None)
    payload["chat_id"] = parcel.chat_id
    if parcel.method != EDIT:
        payload.pop("message_id", None)
        if is_paid and parcel.method.startswith("send"):
            payload["allow_paid_broadcast"] = True
    attachment = (document["filename"], document["content"]) if document else None
    return await transport.call(parcel.method, payload, document=attachment)


def verdict_on(parcel: Parcel, outcome: Reply | Transit) -> Verdict:
    """What follows from an attempt."""
    resends = RESENDS_WHEN_UNCLEAR if parcel.kind in RESENT_WHEN_UNCLEAR else 0
    return after(outcome, unclear_before=parcel.unclear, is_edit=parcel.method == EDIT, resends=resends)


def mark_of(parcel: Parcel, outcome: Reply | Transit, verdict: Verdict, now: dt.datetime) -> Mark:
    """What the outbox keeps of an attempt."""
    if not isinstance(verdict, Again):
        return Mark(parcel.id, verdict.state, verdict.reason, message_id=_message_id(outcome))
    return Mark(
        parcel.id,
        DeliveryState.PENDING,
        reason=FLOOD if verdict.is_flood else "",
        not_before=now + dt.timedelta(seconds=verdict.delay) if verdict.delay else None,
        unclear=verdict.unclear,
        as_new=verdict.as_new,
        chat_id=verdict.chat_id,
    )


def is_trouble(outcome: Reply | Transit) -> bool:
    """Whether the other side itself seems ill: no clear answer, or one that is none."""
    if isinstance(outcome, Transit):
        return outcome is Transit.UNCLEAR
    return outcome.status >= HTTPStatus.INTERNAL_SERVER_ERROR or (outcome.status == HTTPStatus.OK and not outcome.is_ok)


def _message_id(outcome: Reply | Transit) -> int | None:
    result = (outcome.body or {}).get("result") if isinstance(outcome, Reply) else None
    number = result.get("message_id") if isinstance(result, dict) else None
    return number if isinstance(number, int) else None
