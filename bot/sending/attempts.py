"""One attempt to send one message, and what the outbox is to keep of it."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import orjson

from bot.transport import Transport, Upload
from db.delivery.claims import Parcel
from db.delivery.marks import FLOOD, Mark
from domain.delivery import (
    RESENDS_WHEN_UNCLEAR,
    Again,
    DeliveryState,
    Done,
    Reply,
    Transit,
    Verdict,
    after,
    of_refused,
)
from domain.letters import CONSENTED, RESENT_WHEN_UNCLEAR, Kind
from domain.moments import later

EDIT: Final = "editMessageText"
FILES: Final = {"sendDocument": "document", "sendPhoto": "photo"}  #: The parameter that carries a file, by method.


@dataclass(frozen=True, slots=True)
class Landed:
    """A parcel that is no longer on its way, with the mark to keep."""

    parcel: Parcel
    mark: Mark


async def attempt(transport: Transport, parcel: Parcel, *, is_paid: bool = False) -> Reply | Transit:
    """Send a parcel. `is_paid` lets it go beyond the free limits, at the owner's cost."""
    payload = orjson.loads(parcel.payload)
    field = FILES.get(parcel.method)
    upload = _upload(field, payload.pop(field)) if field else None
    payload["chat_id"] = parcel.chat_id
    if parcel.method == EDIT and parcel.edits is not None:
        payload["message_id"] = parcel.edits
    elif parcel.method != EDIT:
        payload.pop("message_id", None)
        if is_paid and parcel.method.startswith("send"):
            payload["allow_paid_broadcast"] = True
    return await transport.call(parcel.method, payload, upload=upload)


async def whom_it_concerns(transport: Transport, parcel: Parcel, verdict: Verdict) -> Verdict:
    """What follows from a call that is refused, once Telegram has said whether it knows the chat at all."""
    if not isinstance(verdict, Done) or verdict.state is not DeliveryState.FAILED or parcel.kind not in CONSENTED:
        return verdict
    return of_refused(verdict, await transport.call("getChat", {"chat_id": parcel.chat_id}))


def is_message(parcel: Parcel) -> bool:
    """Whether a parcel counts towards the limits; a command menu, for one, does not."""
    return parcel.method.startswith(("send", "edit"))


def verdict_on(parcel: Parcel, outcome: Reply | Transit) -> Verdict:
    """What follows from an attempt."""
    resends = RESENDS_WHEN_UNCLEAR if parcel.kind in RESENT_WHEN_UNCLEAR else 0
    verdict = after(outcome, unclear_before=parcel.unclear, is_edit=parcel.method == EDIT, resends=resends)
    if parcel.kind == Kind.COPY and isinstance(verdict, Again) and verdict.as_new:  # whoever removed it wants none
        return Done(DeliveryState.FAILED, "the copy is gone")
    return verdict


def mark_of(parcel: Parcel, outcome: Reply | Transit, verdict: Verdict, now: dt.datetime) -> Mark:
    """What the outbox keeps of an attempt."""
    if not isinstance(verdict, Again):
        return Mark(parcel.id, verdict.state, verdict.reason, message_id=_message_id(outcome))
    return Mark(
        parcel.id,
        DeliveryState.PENDING,
        reason=FLOOD if verdict.is_flood else "",
        not_before=later(now, dt.timedelta(seconds=verdict.delay)) if verdict.delay else None,
        unclear=verdict.unclear,
        as_new=verdict.as_new,
        chat_id=verdict.chat_id,
    )


def is_trouble(outcome: Reply | Transit) -> bool:
    """Whether Telegram itself seems ill: no clear answer, or one that is none."""
    if isinstance(outcome, Transit):
        return outcome is Transit.UNCLEAR
    return outcome.status >= HTTPStatus.INTERNAL_SERVER_ERROR or (outcome.status == HTTPStatus.OK and not outcome.is_ok)


def _upload(field: str, file: Mapping[str, str]) -> Upload:
    """A file as the outbox keeps it: text as it is under `content`, other bytes under `base64`."""
    packed = file.get("base64")
    content = file["content"].encode() if packed is None else base64.b64decode(packed)
    return Upload(field, file["filename"], content)


def _message_id(outcome: Reply | Transit) -> int | None:
    result = (outcome.body or {}).get("result") if isinstance(outcome, Reply) else None
    number = result.get("message_id") if isinstance(result, dict) else None
    return number if isinstance(number, int) else None
