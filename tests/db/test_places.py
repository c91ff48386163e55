"""Places are taken exactly as often as there are any, whoever comes at once."""

import asyncio

import pytest

from actions import appointing
from db import Database
from db.schema import migrate
from domain.hubs import Municipality
from domain.requests import Answer, RequestStatus
from tests.db.seeds import LATER, NOW, add_open_request, add_person, register_choices


async def take(database: Database, request_id: int, person: int) -> int:
    """Take a place, or one in the waiting list; 0 for a place, else the number in the list."""
    async with database.work() as work:
        await work.places.hold(request_id)
        took = await work.places.take(request_id, NOW)
        await work.commitments.keep(request_id, person, Answer.YES if took else Answer.WAITING, NOW)
        if took:
            return 0
        await work.waiting_list.join(request_id, person)
        return await work.waiting_list.position(request_id, person)


@pytest.mark.parametrize("needed", [1, 7, 100, 120])
async def test_a_hundred_at_once_get_the_places_there_are_and_numbers_in_the_waiting_list(
    url: str, needed: int
) -> None:
    async with Database(url) as database, Database(url) as another:
        async with database.work() as work:
            await register_choices(work)
            request = await add_open_request(work, needed=needed)
            for person in range(100, 200):
                await add_person(work, person)
        got = await asyncio.gather(*(take((database, another)[n % 2], request.id, 100 + n) for n in range(100)))
        async with database.work() as work:
            kept = await work.requests.get(request.id)
            assert kept is not None
            places = min(needed, 100)
            assert (sorted(got), kept.accepted) == ([0] * places + list(range(1, 101 - places)), places)
            assert (await work.commitments.tally(request.id)).get(Answer.YES) == places
            assert kept.status is (RequestStatus.FULL if needed <= 100 else RequestStatus.OPEN)


async def test_place_given_back_is_taken_again(database: Database) -> None:
    async with database.work() as work:
        await register_choices(work)
        request = await add_open_request(work, needed=1)
        assert [await work.places.take(request.id, NOW) for _ in range(2)] == [True, False]
        await work.places.free(request.id)
        assert [await work.places.take(request.id, NOW) for _ in range(2)] == [True, False]


async def test_no_more_places_are_freed_than_were_taken(database: Database) -> None:
    async with database.work() as work:
        await register_choices(work)
        request = await add_open_request(work, needed=1)
        await work.places.free(request.id)
        assert [await work.places.take(request.id, NOW) for _ in range(2)] == [True, False]


async def test_kept_place_is_for_whoever_it_was_offered_to(database: Database) -> None:
    async with database.work() as work:
        await register_choices(work)
        request = await add_open_request(work, needed=1)
        assert [await work.places.keep(request.id) for _ in range(2)] == [True, False]
        assert not await work.places.take(request.id, NOW)
        assert await work.places.release(request.id)
        assert await work.places.keep(request.id)
        assert [await work.places.take_kept(request.id, NOW) for _ in range(2)] == [True, False]
        kept = await work.requests.get(request.id)
    assert kept is not None
    assert (kept.accepted, kept.offered, kept.status, kept.filled_at) == (1, 0, RequestStatus.FULL, NOW)


async def test_only_a_running_request_has_places(database: Database) -> None:
    async with database.work() as work:
        await register_choices(work)
        draft = await work.drafts.begin((await add_open_request(work)).coordinator_id or 0, NOW)
        assert not await work.places.take(draft.id, NOW)
        stopped = await add_open_request(work)
        assert [await work.requests.stop(stopped.id) for _ in range(2)] == [True, False]
        assert not await work.places.take(stopped.id, NOW)
        assert not await work.places.take(999, NOW)


async def test_draft_is_opened_by_one_of_ten_presses(url: str) -> None:
    async with Database(url) as database:
        async with database.work() as work:
            await add_person(work, 9)
            draft = await work.drafts.begin(9, NOW)

        async def open_it() -> bool:
            async with database.work() as work:
                return await work.requests.open(draft.id, 5, NOW)

        assert sorted(await asyncio.gather(*(open_it() for _ in range(10)))) == [False] * 9 + [True]


async def test_invitation_is_spent_by_one_of_ten(url: str, packaged: Municipality) -> None:
    async with Database(url) as database:
        await migrate(database)
        async with database.work() as work:
            for person in range(10):
                await add_person(work, 100 + person)
            await appointing.invite(work, None, packaged, frozenset({"heggedal"}), lambda: "secret", NOW)

        async def spend(person: int) -> tuple[frozenset[str], int | None] | None:
            async with database.work() as work:
                return await work.appointments.spend(appointing.digest_of("secret"), person, LATER)

        spent = await asyncio.gather(*(spend(100 + n) for n in range(10)))
        assert [found for found in spent if found] == [(frozenset({"heggedal"}), None)]


async def test_next_in_the_line_is_whoever_can_be_reached(database: Database) -> None:
    async with database.work() as work:
        await register_choices(work)
        request = await add_open_request(work, needed=1)
        for person in (21, 22):
            await add_person(work, person)
            await work.commitments.keep(request.id, person, Answer.WAITING, NOW)
            await work.waiting_list.join(request.id, person)
        await work.people.mark_reachable(21, is_reachable=False)
        first = await work.waiting_list.first(request.id)
        assert first is not None
        assert first.id == 22
