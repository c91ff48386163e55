"""The outside of an update: its id, and the lane it belongs to; nothing else of it is understood yet."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

import orjson

from db.delivery.inbox import Received


def read_envelope(update: object) -> Received | None:
    """The update id and lane of a raw update; None without an id, by which alone it could be confirmed."""
    if not isinstance(update, dict) or not _is_id(update_id := update.get("update_id")):
        return None
    return Received(update_id, _lane_of(update), _written(update))


def _written(update: dict[str, Any]) -> str:
    try:
        return orjson.dumps(update).decode()
    except orjson.JSONEncodeError:  # deeper than it writes: kept all the same, so that it holds up nobody
        return json.dumps(update)


def _lane_of(update: dict[str, Any]) -> int:
    """The person an update comes from, else its chat, else 0: updates of one lane are worked one by one."""
    events = (event for event in update.values() if isinstance(event, dict))
    owners = (event.get(owner) for event in events for owner in ("from", "chat"))
    numbers = (owner.get("id") for owner in owners if isinstance(owner, dict))
    return next(filter(_is_id, numbers), 0)


def _is_id(number: object) -> TypeGuard[int]:
    """Whether this is a number that a database can keep."""
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) < 1 << 62
