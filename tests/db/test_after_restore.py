"""What a restored database must not take for its own: numbers and invitations given out since."""

import datetime as dt

from db import UnitOfWork, snapshot
from domain.requests import RequestStatus
from tests.db.seeds import LATER, NOW, add_open_request, add_person, register_choices

GAP = 1000
DAY = dt.timedelta(days=1)


async def test_drafts_and_new_requests_are_numbered_beyond_the_gap(work: UnitOfWork) -> None:
    await register_choices(work)
    sent = await add_open_request(work)
    await add_person(work, 8)
    first, second = await work.drafts.begin(8, NOW), await work.drafts.begin(9, NOW)
    await work.drafts.renumber(GAP, NOW)
    await snapshot.count_on(work.connection)
    drafts = [await work.drafts.of(8), await work.drafts.of(9)]
    assert [draft.id for draft in drafts if draft] == [GAP + 1, GAP + 2]
    assert [await work.requests.get(old.id) for old in (first, second)] == [None, None]
    kept = await work.requests.get(sent.id)
    assert kept is not None
    assert (kept.status, (await work.drafts.begin(8, NOW)).id) == (RequestStatus.OPEN, GAP + 3)


async def test_gap_is_left_out_where_there_is_no_draft_and_every_time(work: UnitOfWork) -> None:
    await add_person(work, 8)
    for restores in (1, 2):
        await work.drafts.renumber(GAP, NOW)
        await snapshot.count_on(work.connection)
        made = await work.drafts.begin(8, NOW)
        assert restores * GAP < made.id < restores * GAP + GAP


async def test_unused_invitations_end_and_used_ones_are_told_as_they_were(work: UnitOfWork) -> None:
    hubs = frozenset({"heggedal"})
    for digest, expires_at in (("unused", LATER + DAY), ("used", LATER + DAY), ("over", NOW)):
        await work.appointments.invite(digest, hubs, 9, expires_at)
    await work.appointments.spend("used", 7, NOW)
    assert await work.appointments.withdraw_invitations(LATER) == 1
    assert await work.appointments.spend("unused", 8, LATER) is None
    assert await work.appointments.invitations_of(7) == [("heggedal", NOW, True)]
