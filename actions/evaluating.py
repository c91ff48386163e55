"""What calls for help have led to, for those who may follow them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actions.dispatching import forecast
from actions.requesting import request_for
from db import UnitOfWork
from domain.dispatch import LeftOut
from domain.effects import LOOK_BACK, HubEffect, RequestEffect, cut_off
from domain.errors import NotAllowed, Unknown
from domain.hubs import Hub, Municipality
from domain.people import Person
from domain.requests import Request, RequestStatus

RUNNING: Final = (RequestStatus.OPEN, RequestStatus.FULL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a request, and who with the role was not asked, while there is time to ask."""

    request: Request
    effect: RequestEffect
    left_out: Mapping[LeftOut, int]


async def effect_of(
    work: UnitOfWork, coordinator: Person, request_id: int, municipality: Municipality, now: dt.datetime
) -> Outcome:
    """What has become of a request until now, or until its start."""
    request = await request_for(work, coordinator, request_id)
    starts_at = request.starts_at(now.tzinfo or dt.UTC)
    if request.sent_at is None or starts_at is None:
        raise Unknown("request")
    effect = RequestEffect(
        sent_at=request.sent_at,
        until=max(request.sent_at, min(now, starts_at)),
        needed=request.needed or 0,
        filled_at=request.filled_at,
        waves=await work.effects.waves(request_id),
        answers=await work.effects.answers(request_id),
    )
    is_ahead = request.status in RUNNING and now < starts_at
    left_out = (await forecast(work, request, municipality, now)).left_out if is_ahead else {}
    return Outcome(request, cut_off(effect), left_out)


def hubs_of(coordinator: Person, municipality: Municipality) -> list[Hub]:
    """The hubs whose figures this person may see. Raises NotAllowed where there are none."""
    found = [hub for hub in municipality.hubs if coordinator.may_coordinate(hub.slug) and not hub.is_planned]
    if not found:
        raise NotAllowed("stats")
    return found


async def figures_of(work: UnitOfWork, coordinator: Person, hub: str, now: dt.datetime) -> HubEffect:
    """A hub's figures of the last weeks."""
    if not coordinator.may_coordinate(hub):
        raise NotAllowed(f"hub {hub}")
    return await work.effects.of_hub(hub, now - LOOK_BACK, now.date())
