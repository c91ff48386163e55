"""Who a request goes to in a small town, counted and called alike."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from db import Database, UnitOfWork
from db.choices import LISTED, ChoiceKind
from db.commitments.candidates import Search
from db.schema import migrate
from domain.dispatch import Fit, LeftOut, Rules, Verdict
from domain.people import VolunteerStatus
from tests.db.conftest import sqlite_url
from tests.db.seeds import NOW, TODAY, add_open_request, add_volunteer, register_choices

YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
BEST, ROLE, PAUSED, BLOCKED = Fit.BEST, Fit.ROLE, LeftOut.PAUSED, LeftOut.BLOCKED


async def settle(work: UnitOfWork) -> None:
    """A small town in which everybody differs in one thing."""
    await register_choices(work)
    await add_volunteer(work, 1, interests=("kor", "kaffe"))
    await add_volunteer(work, 2, hubs=("heggedal", "tofte"), roles=("vertskap", "idemaker"), language="en")
    await add_volunteer(work, 3, roles=("idemaker",), interests=("kor",))
    await add_volunteer(work, 4, hubs=("tofte",), interests=("kode",))
    await add_volunteer(work, 5, interests=("kor",), paused_until=TODAY)
    await add_volunteer(work, 6, interests=("kor",), paused_until=YESTERDAY)
    await add_volunteer(work, 7, interests=("kor",), is_reachable=False)
    await add_volunteer(work, 8, interests=("kor",), is_reachable=False, paused_until=TOMORROW)
    await add_volunteer(work, 9, interests=("kor",), status=VolunteerStatus.JOINING)
    await add_volunteer(work, 10, interests=("kor",), status=VolunteerStatus.LEFT)


async def search(work: UnitOfWork, hub: str, role: str, interests: set[str]) -> Search:
    """What a request for Thursday evening looks for at a hub and nowhere else."""
    return Search(
        request_id=(await add_open_request(work, coordinator=900)).id,
        hub=hub,
        neighbours=[],
        role=role,
        interests=interests,
        times=0b100 << 9,
        clashing=[],
        rules=Rules(TODAY, calls_per_week=3),
        week_ago=NOW - dt.timedelta(days=7),
    )


async def called(work: UnitOfWork, wanted: Search, widest: Fit) -> list[int]:
    """Who is called when everybody who fits so well is."""
    number = await work.candidates.call(wanted, 1, widest, None, NOW, None)
    people = sorted((await work.connection.execute(work.calls.of_wave(wanted.request_id, 1))).scalars())
    assert number == len(people)
    return people


@pytest.mark.parametrize(
    ("hub", "role", "interests", "counts", "best", "all_with_role"),
    [
        ("heggedal", "vertskap", set(), {BEST: 3, PAUSED: 1, BLOCKED: 2}, [1, 2, 6], [1, 2, 6]),
        ("heggedal", "vertskap", {"kor"}, {BEST: 2, ROLE: 1, PAUSED: 1, BLOCKED: 2}, [1, 6], [1, 2, 6]),
        ("heggedal", "vertskap", {"kor", "kode"}, {BEST: 2, ROLE: 1, PAUSED: 1, BLOCKED: 2}, [1, 6], [1, 2, 6]),
        ("heggedal", "vertskap", {"kode"}, {ROLE: 3, PAUSED: 1, BLOCKED: 2}, [], [1, 2, 6]),
        ("heggedal", "vertskap", {"unheard_of"}, {ROLE: 3, PAUSED: 1, BLOCKED: 2}, [], [1, 2, 6]),
        ("heggedal", "idemaker", set(), {BEST: 2}, [2, 3], [2, 3]),
        ("tofte", "vertskap", set(), {BEST: 2}, [2, 4], [2, 4]),
        ("tofte", "vertskap", {"kode"}, {BEST: 1, ROLE: 1}, [4], [2, 4]),
        ("tofte", "tilrettelegger", set(), {}, [], []),
        ("nowhere", "vertskap", set(), {}, [], []),
        ("heggedal", "unheard_of", set(), {}, [], []),
    ],
)
async def test_candidates_are_counted_and_called_alike(
    work: UnitOfWork,
    hub: str,
    role: str,
    interests: set[str],
    counts: dict[Verdict, int],
    best: list[int],
    all_with_role: list[int],
) -> None:
    await settle(work)
    wanted, again = [await search(work, hub, role, interests) for _ in range(2)]
    assert await work.candidates.count(wanted) == counts
    assert await called(work, wanted, Fit.BEST) == best
    assert await called(work, again, Fit.ROLE) == all_with_role


async def test_whoever_has_been_called_is_counted_no_more(work: UnitOfWork) -> None:
    await settle(work)
    wanted = await search(work, "heggedal", "vertskap", {"kor"})
    await called(work, wanted, Fit.BEST)
    assert await work.candidates.count(wanted) == {ROLE: 1, PAUSED: 1, BLOCKED: 2}


async def test_many_roles_that_cannot_be_listed_are_counted_alike(work: UnitOfWork) -> None:
    await settle(work)
    wanted = await search(work, "heggedal", "vertskap", {"kor"})
    before = await work.candidates.count(wanted)
    await work.choices.register(ChoiceKind.ROLE, [f"role {number}" for number in range(LISTED)])
    assert (await work.choices.masks_with(ChoiceKind.ROLE, "vertskap"), await work.candidates.count(wanted)) == (
        [],
        before,
    )


async def test_choice_taken_back_counts_no_more(work: UnitOfWork) -> None:
    await register_choices(work)
    await add_volunteer(work, 1, hubs=("heggedal", "tofte"))
    await add_volunteer(work, 1, hubs=("tofte",))
    counts = [await work.candidates.count(await search(work, hub, "vertskap", set())) for hub in ("tofte", "heggedal")]
    assert counts == [{BEST: 1}, {}]


async def test_candidates_of_a_hub_are_judged_from_indexes_alone(tmp_path: Path) -> None:
    """SQLite's own plan: nothing is read through, no volunteer is opened, of calls only this week's are seen."""
    asked: list[tuple[str, Any]] = []
    async with Database(sqlite_url(tmp_path)) as database:
        await migrate(database)
        async with database.work() as work:
            await settle(work)
            wanted = await search(work, "heggedal", "vertskap", {"kor"})
            watched = work.connection.sync_connection
            event.listen(watched, "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
            await work.candidates.count(wanted)
            statement, values = asked[-1]
            plan = await work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = {row.detail for row in plan if " USING " in row.detail}
    assert steps == {
        "SEARCH volunteer_hubs USING COVERING INDEX ix_volunteer_hubs_fit (hub=? AND standing=? AND roles=?)",
        "SEARCH requests USING COVERING INDEX ix_requests_day (day>?)",
        "SEARCH calls USING PRIMARY KEY (request_id=?)",
    }
