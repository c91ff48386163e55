"""What an old backup means today."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from actions.restoring import STILL_AWAITED, Settled, settle
from db import Database, UnitOfWork
from db.delivery.inbox import InboxState, Received
from db.schema import migrate
from domain.agenda import Due
from domain.departures import Departure
from domain.erasures import Erasure, digest_of
from domain.people import VolunteerStatus
from domain.requests import Answer, RequestStatus
from tests.db.seeds import call_for_help

MADE_AT = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
NOW = MADE_AT + dt.timedelta(hours=5)
AN_HOUR_AFTER = MADE_AT + dt.timedelta(hours=1)
ERASED = Erasure(digest_of(7, "aa"), "aa", AN_HOUR_AFTER)
LEFT = Departure(digest_of(21, "bb"), "bb", AN_HOUR_AFTER)


@pytest.fixture
async def work(tmp_path: Path) -> AsyncIterator[UnitOfWork]:
    """Kari (7) and Ida (8) have written, Kari a minute before the backup; a reply waits for Ida."""
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'town.db'}") as database:
        await migrate(database)
        async with database.work() as work:
            for number, name in ((7, "Kari"), (8, "Ida")):
                await work.arrivals.meet(number, name, "nb", MADE_AT)
                await work.inbox.keep([Received(number, number, "{}")], MADE_AT)
            await work.outbox.put(8, "sendMessage", {"text": "hei"}, MADE_AT)
            yield work


async def test_updates_that_waited_still_have_their_effect(work: UnitOfWork) -> None:
    settled = await settle(work, MADE_AT, [], NOW, is_moved=False)
    assert settled == Settled(called_off=1, invitations=0, erased=0, left=0)
    assert await work.inbox.count(InboxState.NEW) == 2


async def test_those_of_whoever_was_erased_since_have_none(work: UnitOfWork) -> None:
    assert (await settle(work, MADE_AT, [ERASED], NOW, is_moved=True)).erased == 1
    assert await work.inbox.count(InboxState.NEW) == 1
    assert set(await work.people.named({7, 8})) == {8}
    assert ERASED.digest in [one.digest for one in await work.erasures.since()]


@pytest.mark.parametrize(("after", "called_off"), [(STILL_AWAITED, 0), (STILL_AWAITED + dt.timedelta(seconds=1), 1)])
async def test_reply_goes_out_only_to_whoever_still_waits(
    work: UnitOfWork, after: dt.timedelta, called_off: int
) -> None:
    assert (await settle(work, MADE_AT, [], MADE_AT + after, is_moved=False)).called_off == called_off


async def test_after_a_move_everything_goes_on(work: UnitOfWork) -> None:
    await work.drafts.begin(8, MADE_AT)
    assert await settle(work, MADE_AT, [], NOW, is_moved=True) == Settled(called_off=0, invitations=0, erased=0, left=0)
    draft = await work.drafts.of(8)
    assert draft is not None
    assert draft.id == 1


@pytest.fixture
async def helped(work: UnitOfWork) -> int:
    """A request that 21 and 22 were called to and fill; both consented a day before the backup."""
    request_id = await call_for_help(work)
    for person_id in (21, 22):
        volunteer = await work.volunteers.get(person_id)
        assert volunteer is not None
        await work.volunteers.save(replace(volunteer, consented_at=MADE_AT - dt.timedelta(days=1)), MADE_AT)
        assert await work.places.take(request_id, MADE_AT)
        await work.commitments.keep(request_id, person_id, Answer.YES, MADE_AT)
    return request_id


async def status_of(work: UnitOfWork, person_id: int) -> VolunteerStatus | None:
    volunteer = await work.volunteers.get(person_id)
    return None if volunteer is None else volunteer.status


@pytest.mark.parametrize("is_moved", [False, True])
async def test_whoever_left_since_leaves_once_more(work: UnitOfWork, helped: int, is_moved: bool) -> None:  # noqa: FBT001 -- a column of the table
    paused = await work.volunteers.get(21)
    assert paused is not None
    await work.volunteers.save(replace(paused, paused_until=NOW.date()), MADE_AT)
    assert (await settle(work, MADE_AT, [LEFT], NOW, is_moved=is_moved)).left == 1
    assert [await status_of(work, each) for each in (21, 22)] == [VolunteerStatus.LEFT, VolunteerStatus.ACTIVE]
    request = await work.requests.get(helped)
    assert request is not None
    assert (request.status, request.accepted) == (RequestStatus.OPEN, 1)
    assert (await settle(work, MADE_AT, [LEFT], NOW, is_moved=is_moved)).left == 0


async def test_coordinator_will_hear_of_places_that_were_given_back(work: UnitOfWork, helped: int) -> None:
    assert [entry.kind for entry in await work.agenda.of_request(helped)] == []
    await settle(work, MADE_AT, [LEFT], NOW, is_moved=False)
    [alert] = await work.agenda.of_request(helped)
    assert (alert.kind, alert.at) == (Due.ALERT, dt.datetime(2026, 11, 25, 17, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    "known",
    [
        replace(LEFT, back_at=AN_HOUR_AFTER + STILL_AWAITED),
        replace(LEFT, left_at=MADE_AT - dt.timedelta(days=2)),
        replace(LEFT, digest=digest_of(404, "bb")),
    ],
)
async def test_whoever_came_back_or_never_left_stays(work: UnitOfWork, helped: int, known: Departure) -> None:
    assert (await settle(work, MADE_AT, [known], NOW, is_moved=False)).left == 0
    assert await status_of(work, 21) is VolunteerStatus.ACTIVE
    request = await work.requests.get(helped)
    assert request is not None
    assert request.accepted == 2


@pytest.mark.usefixtures("helped")
async def test_whoever_was_erased_and_came_back_as_a_new_one_is_left_alone(work: UnitOfWork) -> None:
    day = dt.timedelta(days=1)
    erased = Erasure(digest_of(21, "aa"), "aa", MADE_AT - 3 * day)
    left = replace(LEFT, left_at=MADE_AT - 4 * day)
    settled = await settle(work, MADE_AT, [erased, left], NOW, is_moved=False)
    assert (settled.erased, settled.left, await status_of(work, 21)) == (0, 0, VolunteerStatus.ACTIVE)
    assert (len(await work.erasures.since()), await work.departures.since()) == (1, [left])


@pytest.mark.usefixtures("helped")
async def test_erasure_goes_before_leaving(work: UnitOfWork) -> None:
    erased = Erasure(digest_of(21, "aa"), "aa", AN_HOUR_AFTER)
    settled = await settle(work, MADE_AT, [erased, LEFT], NOW, is_moved=False)
    assert (settled.erased, settled.left, await status_of(work, 21)) == (1, 0, None)
