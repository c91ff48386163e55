"""Templates of hubs, and the drafts of a coordinator, on both databases."""

import datetime as dt
from dataclasses import replace

from db import Database
from domain.requests import Request, RequestStatus
from tests.db.seeds import add_person

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
CONCERT = Request(
    1,
    1,
    RequestStatus.OPEN,
    hub="heggedal",
    activity="Konsert",
    starts=dt.time(17),
    ends=dt.time(20),
    role="vertskap",
    needed=2,
    text="Ta med innesko.",
)


async def test_template_replaces_the_one_of_its_name_at_its_hub(database: Database) -> None:
    async with database.work() as work:
        await add_person(work, 1)
        for request in (CONCERT, replace(CONCERT, hub="tofte"), replace(CONCERT, activity="Bingo")):
            await work.templates.save(request, 1, NOW)
        number = await work.templates.save(replace(CONCERT, needed=5), 1, NOW)
    async with database.work() as work:
        kept = await work.templates.of_hubs(["heggedal"], 10)
        assert [(each.activity, each.needed) for each in kept] == [("Bingo", 2), ("Konsert", 5)]
        found = await work.templates.get(number)
        assert found is not None
        assert (found.starts, found.ends, found.saved_at, found.text) == (
            CONCERT.starts,
            CONCERT.ends,
            NOW,
            CONCERT.text,
        )
        assert len(await work.templates.of_hubs(["heggedal", "tofte"], 2)) == 2
        await work.templates.forget(number)
        assert await work.templates.get(number) is None


async def test_draft_given_up_leaves_its_number_taken(database: Database) -> None:
    async with database.work() as work:
        await add_person(work, 1)
        drafts = [await work.drafts.begin(1, NOW) for _ in range(2)]
        await work.drafts.save(replace(drafts[1], activity="Konsert", text="Ta med innesko."))
    async with database.work() as work:
        assert [each.id for each in await work.drafts.all_of(1)] == [each.id for each in drafts]
        await work.drafts.give_up(drafts[1].id)
        assert [each.id for each in await work.drafts.all_of(1)] == [drafts[0].id]
        assert await work.requests.sent_by(1, 10) == []
        empty = await work.requests.get(drafts[1].id)
        assert empty == Request(drafts[1].id, None, RequestStatus.STOPPED)
        assert (await work.drafts.begin(1, NOW)).id > drafts[1].id
