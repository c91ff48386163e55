"""Who a request goes to, counted and listed alike."""

import datetime as dt
from pathlib import Path

import pytest

from db import Database, UnitOfWork
from db.choices import BITS, ChoiceKind
from db.schema import migrate
from domain.audiences import Audience, Wanted
from domain.people import VolunteerStatus
from tests.db.conftest import sqlite_url
from tests.db.seeds import TODAY, add_volunteer, register_choices

YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


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


@pytest.mark.parametrize(
    ("hub", "role", "interests", "recipients", "left_out"),
    [
        ("heggedal", "vertskap", set(), [1, 2, 6], (1, 2)),
        ("heggedal", "vertskap", {"kor"}, [1, 6], (1, 2)),
        ("heggedal", "vertskap", {"kor", "kode"}, [1, 6], (1, 2)),
        ("heggedal", "vertskap", {"kode"}, [], (0, 0)),
        ("heggedal", "idemaker", set(), [2, 3], (0, 0)),
        ("tofte", "vertskap", set(), [2, 4], (0, 0)),
        ("tofte", "vertskap", {"kode"}, [4], (0, 0)),
        ("tofte", "tilrettelegger", set(), [], (0, 0)),
        ("nowhere", "vertskap", set(), [], (0, 0)),
        ("heggedal", "unheard_of", set(), [], (0, 0)),
    ],
)
async def test_audience_is_counted_and_listed_alike(
    work: UnitOfWork, hub: str, role: str, interests: set[str], recipients: list[int], left_out: tuple[int, int]
) -> None:
    await settle(work)
    wanted = Wanted(hub, role, frozenset(interests))
    counted = await work.volunteers.audience(wanted, TODAY)
    listed = await work.connection.execute(await work.volunteers.recipients(wanted, TODAY))
    assert counted == Audience(len(recipients), *left_out)
    assert sorted(row.id for row in listed) == recipients


async def test_unheard_of_interest_reaches_nobody(work: UnitOfWork) -> None:
    await settle(work)
    wanted = Wanted("heggedal", "vertskap", frozenset({"unheard_of"}))
    assert await work.volunteers.audience(wanted, TODAY) == Audience(0)


async def test_volunteer_is_kept_as_chosen(work: UnitOfWork) -> None:
    await register_choices(work)
    kept = await add_volunteer(work, 1, hubs=("heggedal", "tofte"), roles=("vertskap",), interests=("kor", "kode"))
    assert await work.volunteers.get(1) == kept
    fewer = await add_volunteer(work, 1, hubs=("tofte",), interests=())
    assert await work.volunteers.get(1) == fewer
    assert await work.volunteers.get(2) is None
    assert await work.volunteers.audience(Wanted("tofte", "vertskap"), TODAY) == Audience(1)
    assert await work.volunteers.audience(Wanted("heggedal", "vertskap"), TODAY) == Audience(0)


async def test_numbers_of_choices_never_change(work: UnitOfWork) -> None:
    await work.choices.register(ChoiceKind.ROLE, ["a", "b"])
    await work.choices.register(ChoiceKind.INTEREST, ["a"])
    mask = await work.choices.mask(ChoiceKind.ROLE, {"b"})
    await work.choices.register(ChoiceKind.ROLE, ["c", "b"])
    assert await work.choices.slugs(ChoiceKind.ROLE, mask) == {"b"}
    assert await work.choices.mask(ChoiceKind.ROLE, {"a", "b", "c", "unheard_of"}) == 0b111


async def test_last_choice_fits_and_one_more_is_refused(work: UnitOfWork) -> None:
    slugs = [f"slug{number}" for number in range(BITS)]
    await work.choices.register(ChoiceKind.INTEREST, slugs)
    await add_volunteer(work, 1, interests=slugs)
    kept = await work.volunteers.get(1)
    assert kept is not None
    assert kept.interests == frozenset(slugs)
    with pytest.raises(ValueError, match="62"):
        await work.choices.register(ChoiceKind.INTEREST, ["one_more"])


async def test_large_audience_is_told_by_an_index_alone(tmp_path: Path) -> None:
    """SQLite's own plan: no table is read through, and who fits is seen without opening any."""
    async with Database(sqlite_url(tmp_path)) as database:
        await migrate(database)
        async with database.work() as work:
            await settle(work)
            recipients = await work.volunteers.recipients(Wanted("heggedal", "vertskap", frozenset({"kor"})), TODAY)
            asked = recipients.compile(work.connection.sync_connection, compile_kwargs={"literal_binds": True})
            plan = await work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")
            steps = [row.detail for row in plan]
    assert steps == [
        "SEARCH volunteer_hubs USING COVERING INDEX ix_volunteer_hubs_fit (hub=?)",
        "SEARCH volunteers USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH people USING INTEGER PRIMARY KEY (rowid=?)",
    ]
