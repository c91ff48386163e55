"""Templates of hubs: saved from a request, taken for a new draft, deleted; and a request sent again a week later."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions import requesting
from db import UnitOfWork
from domain.errors import NotAllowed, NotPossible, OutOfDate, Problem, Unknown
from domain.hubs import Municipality
from domain.people import Person
from domain.requests import Request, RequestStatus
from domain.templates import Template, parts_of, weeks_later

MOST = 30
"""How many templates are listed."""


async def save(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> Request:
    """Keep a draft or a sent request as a template of its hub, in place of one of the same name."""
    request = await work.requests.get(request_id)
    if request is None:
        raise Unknown("request")
    if request.status is RequestStatus.DRAFT:
        request = await requesting.draft_numbered(work, coordinator, request_id)
    if request.hub is None or not request.activity:
        raise NotPossible(Problem.INCOMPLETE)
    if not coordinator.may_coordinate(request.hub):
        raise NotAllowed(f"hub {request.hub}")
    number = await work.templates.save(request, coordinator.id, now)
    await work.audit.note(coordinator.id, "saved", f"template {number}", now)
    return request


async def listed(work: UnitOfWork, coordinator: Person, municipality: Municipality) -> list[Template]:
    """The templates of the hubs that this coordinator may ask for."""
    if not coordinator.is_coordinator:
        raise NotAllowed("templates")
    own = [hub.slug for hub in municipality.hubs if coordinator.may_coordinate(hub.slug) and not hub.is_planned]
    return await work.templates.of_hubs(own, MOST)


async def template(work: UnitOfWork, coordinator: Person, template_id: int, stamp: int) -> Template:
    """One template. Raises OutOfDate when it has been deleted or saved anew."""
    found = await work.templates.get(template_id)
    if found is None or found.stamp != stamp:
        raise OutOfDate("template")
    if not coordinator.may_coordinate(found.hub):
        raise NotAllowed(f"hub {found.hub}")
    return found


async def forget(work: UnitOfWork, coordinator: Person, template_id: int, stamp: int, now: dt.datetime) -> None:
    """Delete a template."""
    found = await template(work, coordinator, template_id, stamp)
    await work.templates.forget(found.id)
    await work.audit.note(coordinator.id, "deleted", f"template {found.id}", now)


async def again(work: UnitOfWork, coordinator: Person, request_id: int, now: dt.datetime) -> dict[str, Any]:
    """The parts of a sent request, on the first day whole weeks later still to come; `now` in the hubs' zone."""
    request = await requesting.request_for(work, coordinator, request_id)
    return {**parts_of(request), "day": weeks_later(request, now)}


def usable(parts: dict[str, Any], municipality: Municipality) -> dict[str, Any]:
    """Parts kept from earlier, without what is no longer registered: it is asked for anew."""
    hub, role = municipality.hub(parts["hub"] or ""), municipality.role(parts["role"] or "")
    known = frozenset(interest.slug for interest in municipality.interests)
    return {
        **parts,
        "hub": hub.slug if hub is not None and not hub.is_planned else None,
        "role": role.slug if role is not None else None,
        "interests": parts["interests"] & known,
    }
