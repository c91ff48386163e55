"""Rows that many database tests begin with."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from db import UnitOfWork
from db.choices import ChoiceKind
from domain.people import Volunteer, VolunteerStatus
from domain.requests import Request
from tests.concert import CONCERT

NOW = dt.datetime(2026, 11, 23, 11, tzinfo=dt.UTC)
TODAY = NOW.date()
LATER = NOW + dt.timedelta(hours=1)
ROLES = ("vertskap", "tilrettelegger", "idemaker")
INTERESTS = ("kor", "kode", "kaffe")
CALL = {"nb": {"text": "Kan du?"}, "en": {"text": "Can you?"}}


async def register_choices(work: UnitOfWork) -> None:
    await work.choices.register(ChoiceKind.ROLE, ROLES)
    await work.choices.register(ChoiceKind.INTEREST, INTERESTS)


async def add_person(work: UnitOfWork, number: int, name: str = "", *, language: str = "nb") -> int:
    await work.arrivals.meet(number, name or f"Person {number}", language, NOW)
    return number


async def add_volunteer(  # noqa: PLR0913 -- one keyword for each thing people differ in
    work: UnitOfWork,
    number: int,
    *,
    hubs: Iterable[str] = ("heggedal",),
    roles: Iterable[str] = ("vertskap",),
    interests: Iterable[str] = (),
    language: str = "nb",
    status: VolunteerStatus = VolunteerStatus.ACTIVE,
    paused_until: dt.date | None = None,
    is_reachable: bool = True,
) -> Volunteer:
    await add_person(work, number, language=language)
    if not is_reachable:
        await work.people.mark_reachable(number, is_reachable=False)
    volunteer = Volunteer(
        person_id=number,
        name=f"Person {number}",
        language=language,
        status=status,
        hubs=frozenset(hubs),
        roles=frozenset(roles),
        interests=frozenset(interests),
        paused_until=paused_until,
    )
    await work.volunteers.save(volunteer, NOW)
    return volunteer


async def add_open_request(work: UnitOfWork, *, coordinator: int = 9, needed: int = 2) -> Request:
    await add_person(work, coordinator)
    draft = await work.drafts.begin(coordinator, NOW)
    request = replace(CONCERT, id=draft.id, coordinator_id=coordinator, needed=needed)
    assert await work.drafts.save(request)
    assert await work.requests.open(draft.id, None, NOW)
    return request


async def call_for_help(work: UnitOfWork, *, useful_until: dt.datetime | None = None) -> int:
    """A request to 21 (nb), 22 (en) and 23 (whose language has no text)."""
    await register_choices(work)
    for number, language in ((21, "nb"), (22, "en"), (23, "nn")):
        await add_volunteer(work, number, language=language)
    request = await add_open_request(work)
    for number in (21, 22, 23):
        await work.calls.add(request.id, number, 1, NOW)
    assert await work.outbox.put_letters(request.id, CALL, work.calls.of_wave(request.id, 1), NOW, useful_until) == 3
    return request.id
