"""What an old backup means today."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.restoring import STILL_AWAITED, Settled, settle
from db import Database, UnitOfWork
from db.delivery.inbox import InboxState, Received
from db.schema import migrate
from domain.erasures import Erasure, digest_of

MADE_AT = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
NOW = MADE_AT + dt.timedelta(hours=5)
ERASED = Erasure(digest_of(7, "aa"), "aa", MADE_AT + dt.timedelta(hours=1))


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
    assert await settle(work, MADE_AT, [], NOW, is_moved=False) == Settled(called_off=1, invitations=0, erased=0)
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
    await work.requests.begin(8, MADE_AT)
    assert await settle(work, MADE_AT, [], NOW, is_moved=True) == Settled(called_off=0, invitations=0, erased=0)
    draft = await work.requests.draft_of(8)
    assert draft is not None
    assert draft.id == 1
