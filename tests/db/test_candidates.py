"""The verdicts of `domain/dispatch` and those that the database gives are the same, for any volunteers."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import Database, UnitOfWork
from db.commitments.candidates import Search
from db.schema import migrate
from domain.dispatch import Candidate, Fit, Rules, Verdict, verdict
from domain.people import Digest, Volunteer, VolunteerStatus
from domain.requests import Answer
from tests.db.seeds import NOW, TODAY, add_open_request, add_person, register_choices

EARLIER = NOW - dt.timedelta(days=2)
RULES = Rules(TODAY, calls_per_week=2)
THURSDAY_EVENING = 0b100 << 9

people = st.builds(
    Candidate,
    is_reachable=st.booleans(),
    paused_until=st.sampled_from([None, TODAY, TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=9)]),
    digest=st.sampled_from(Digest),
    calls_this_week=st.integers(0, 3),
    is_busy=st.booleans(),
    is_of_hub=st.booleans(),
    shares_interest=st.booleans(),
    has_time=st.booleans(),
)
rules = st.builds(
    Rules,
    today=st.just(TODAY),
    calls_per_week=st.integers(1, 3),
    is_urgent=st.booleans(),
    is_digest_in_time=st.booleans(),
)


async def settle(work: UnitOfWork, crowd: list[Candidate]) -> Search:
    """A town of such people, and the search of a request for hosts who like choirs."""
    await register_choices(work)
    earlier = [(await add_open_request(work)).id for _ in range(3)]
    beside, request = (await add_open_request(work)).id, (await add_open_request(work)).id
    for number, candidate in enumerate(crowd, start=100):
        await _add(work, number, candidate)
        for request_id in earlier[: candidate.calls_this_week]:
            await work.calls.add(request_id, number, 1, EARLIER)
        if candidate.is_busy:
            await work.commitments.keep(beside, number, Answer.YES, NOW)
    return Search(
        request_id=request,
        hub="heggedal",
        neighbours=["borgen", "tofte"],
        role="vertskap",
        interests={"kor"},
        times=THURSDAY_EVENING,
        clashing=[beside],
        rules=RULES,
        week_ago=NOW - dt.timedelta(days=7),
    )


async def _add(work: UnitOfWork, number: int, candidate: Candidate) -> None:
    await add_person(work, number)
    await work.people.mark_reachable(number, is_reachable=candidate.is_reachable)
    volunteer = Volunteer(
        number,
        f"Person {number}",
        "nb",
        VolunteerStatus.ACTIVE,
        hubs=frozenset({"heggedal"} if candidate.is_of_hub else {"borgen", "tofte"}),
        roles=frozenset({"vertskap", "tilrettelegger"}),
        interests=frozenset({"kor", "kaffe"} if candidate.shares_interest else {"kaffe"}),
        paused_until=candidate.paused_until,
        digest=candidate.digest,
        is_nearby=not candidate.is_of_hub,
        times=0 if candidate.has_time else 0b1,
    )
    await work.volunteers.save(volunteer, NOW)


def counted(crowd: list[Candidate], rules: Rules) -> dict[Verdict, int]:
    verdicts = [verdict(candidate, rules) for candidate in crowd]
    return {one: verdicts.count(one) for one in verdicts}


@given(crowd=st.lists(people, max_size=12), rules=rules)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_database_and_domain_give_the_same_verdicts(
    town_file: Path, crowd: list[Candidate], rules: Rules
) -> None:
    async with Database(f"sqlite+aiosqlite:///{town_file}") as database:
        with pytest.raises(Undone):  # noqa: PT012 -- the unit of work is the statement
            async with database.work() as work:
                search = replace(await settle(work, crowd), rules=rules)
                assert await work.candidates.count(search) == counted(crowd, rules)
                raise Undone


class Undone(Exception):  # noqa: N818 -- takes an example's rows back
    """Nothing of this example stays."""


async def test_best_are_called_first_and_those_asked_longest_ago_among_them(database: Database) -> None:
    crowd = [Candidate(shares_interest=False), Candidate(is_of_hub=False), *[Candidate()] * 4]
    async with database.work() as work:
        search = await settle(work, crowd)
        assert await work.candidates.call(search, 1, Fit.BEST, 2, NOW, None) == 2
        assert await work.candidates.call(search, 2, Fit.NEARBY, 3, NOW, None) == 3
        first, second = [
            sorted((await work.connection.execute(work.calls.of_wave(search.request_id, wave))).scalars())
            for wave in (1, 2)
        ]
        other = replace(search, request_id=(await add_open_request(work)).id)
        await work.candidates.call(other, 1, Fit.BEST, 2, NOW, None)
        asked = sorted((await work.connection.execute(work.calls.of_wave(other.request_id, 1))).scalars())
    assert (first, second, asked) == ([102, 103], [100, 104, 105], [102, 103])


async def test_those_who_want_one_message_a_day_are_held_until_then(database: Database) -> None:
    evening = NOW.replace(hour=16)
    async with database.work() as work:
        search = await settle(work, [Candidate(digest=Digest.DAILY), Candidate()])
        await work.candidates.call(search, 1, Fit.ROLE, None, NOW, evening)
        at_once = (await work.connection.execute(work.calls.of_wave(search.request_id, 1))).scalars().all()
        due = [await work.calls.held(moment, 10) for moment in (NOW, evening)]
        await work.calls.let_go(100, evening)
        later = await work.calls.held(evening, 10)
    assert (at_once, due, later) == ([101], [{}, {100: [search.request_id]}], {})


@pytest.mark.parametrize("fit", Fit)
async def test_nobody_is_called_twice_for_one_request(database: Database, fit: Fit) -> None:
    async with database.work() as work:
        search = await settle(work, [Candidate(is_of_hub=fit is not Fit.NEARBY)] * 3)
        called = [await work.candidates.call(search, wave, Fit.NEARBY, 2, NOW, None) for wave in (1, 2, 3)]
    assert called == [2, 1, 0]


async def test_empty_town_has_no_candidates(tmp_path: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'town.db'}") as database:
        await migrate(database)
        async with database.work() as work:
            search = await settle(work, [])
            assert await work.candidates.count(search) == {}
