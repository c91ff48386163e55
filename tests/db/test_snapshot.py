"""A backup of either database goes into either, and comes out the same."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from db import Database, snapshot
from db.backup_file import BackupUnreadable, BackupWriter, Header, batches, check
from db.leases import Lease, LeaseLost
from db.people.people import people
from db.schema import METADATA, migrate, newest_version, version_of
from tests.db.conftest import ENGINES, PostgreSQL
from tests.db.full_town import fill
from tests.db.seeds import NOW, add_person

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=ENGINES)
async def target(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """Another database, empty, once of each kind."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'target.db'}"
    else:
        server: PostgreSQL = request.getfixturevalue("postgresql")
        url = await server.fresh()
    async with Database(url) as database:
        yield database


async def everything(database: Database) -> Rows:
    async with database.reading() as work:
        return {
            table.name: [
                tuple(row) for row in await work.connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in METADATA.sorted_tables
            if table.name not in snapshot.OF_THE_MOMENT
        }


async def back_up(database: Database, file: Path) -> None:
    async with database.reading() as work:
        with file.open("wb") as opened, BackupWriter(opened, Header(newest_version(), NOW)) as writer:
            await snapshot.dump(work.connection, writer)


async def put_back(database: Database, file: Path) -> None:
    async with database.work() as work:
        await snapshot.replace_everything(work.connection, check(file).schema, batches(file))
        await snapshot.count_on(work.connection)


async def test_backup_of_either_goes_into_either(database: Database, target: Database, tmp_path: Path) -> None:
    async with database.work() as work:
        await fill(work)
    await back_up(database, tmp_path / "b.gz")
    await put_back(target, tmp_path / "b.gz")
    before = await everything(database)
    assert await everything(target) == before
    assert [name for name, rows in before.items() if not rows] == []


async def test_what_is_new_after_a_restore_gets_a_number_of_its_own(target: Database, tmp_path: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'source.db'}") as source:
        await migrate(source)
        async with source.work() as work:
            await fill(work)
            last = await work.drafts.begin(9, NOW)
        await back_up(source, tmp_path / "b.gz")
    await put_back(target, tmp_path / "b.gz")
    async with target.work() as work:
        assert (await work.drafts.begin(9, NOW)).id == last.id + 1
        await work.audit.note(9, "drafted", "", NOW)


async def test_backup_sees_one_moment_and_holds_up_nobody(database: Database, tmp_path: Path) -> None:
    async with database.work() as work:
        await work.connection.execute(insert(people), [_somebody(number) for number in range(2 * snapshot.PAGE)])
    file = tmp_path / "b.gz"
    async with database.reading() as reading:
        with file.open("wb") as opened, BackupWriter(opened, Header(newest_version(), NOW)) as writer:
            assert await snapshot.is_filled(reading.connection)
            async with database.work() as work:
                await work.people.forget(2 * snapshot.PAGE - 1)
                await add_person(work, -1)
            await snapshot.dump(reading.connection, writer)
    kept = [row[0] for batch in batches(file) if batch.table == "people" for row in batch.rows]
    assert kept == list(range(2 * snapshot.PAGE))


def _somebody(number: int) -> dict[str, Any]:
    return {"id": number, "name": "Person", "language": "nb", "first_seen": NOW}


async def test_backup_of_an_older_schema_is_put_back_and_migrated(target: Database, tmp_path: Path) -> None:
    file = tmp_path / "old.gz"
    async with Database(f"sqlite+aiosqlite:///{tmp_path / 'old.db'}") as old:
        await migrate(old, "0001")
        async with old.work() as work:
            await add_person(work, 7)
        async with old.reading() as work:
            with file.open("wb") as opened, BackupWriter(opened, Header("0001", NOW)) as writer:
                await snapshot.dump(work.connection, writer)
    assert "erasures" not in writer.rows
    await put_back(target, file)
    assert await version_of(target) == newest_version()
    async with target.reading() as work:
        assert await work.people.first_seen(7) == NOW


@pytest.mark.parametrize(("schema", "known"), [("0002", 0), ("0008", 1), ("0009", 2)])
async def test_what_is_remembered_is_read_from_older_schemas_too(database: Database, schema: str, known: int) -> None:
    async with database.work() as work:
        await work.erasures.note(7, NOW)
        await work.departures.note(8, NOW)
    await migrate(database, schema)
    async with database.work() as work:
        assert len(await snapshot.remembered_in(work)) == known
    await migrate(database)


async def test_restore_that_fails_changes_nothing(database: Database, tmp_path: Path) -> None:
    async with database.work() as work:
        await fill(work)
    before = await everything(database)
    file = tmp_path / "strange.gz"
    with file.open("wb") as opened, BackupWriter(opened, Header(newest_version(), NOW)) as writer:
        writer.begin("people", ["id", "name", "language", "first_seen"])
        writer.add([(1, "Kari", "nb", NOW)])
        writer.begin("robots", ["id"])
        writer.add([(1,)])
    with pytest.raises(BackupUnreadable, match="robots"):
        await put_back(database, file)
    assert await everything(database) == before


async def test_pause_of_flood_control_goes_on_after_a_restore(database: Database, tmp_path: Path) -> None:
    await back_up(database, tmp_path / "b.gz")
    async with database.work() as work:
        await work.flood_control.ask(60, NOW)
    await put_back(database, tmp_path / "b.gz")
    async with database.reading() as work:
        assert await work.flood_control.left(NOW) > 30


async def test_terms_of_leases_go_on_after_a_restore(database: Database, tmp_path: Path) -> None:
    await back_up(database, tmp_path / "b.gz")
    async with database.work() as work:
        for holder in ("one", "other"):
            await work.leases.take("leader", holder, NOW, dt.timedelta(seconds=8), by_force=True)
    await put_back(database, tmp_path / "b.gz")
    async with database.work() as work:
        assert await snapshot.is_led(work, "leader", NOW)
        with pytest.raises(LeaseLost):
            await work.leases.demand("leader", 2)  # whoever stood still meanwhile
        assert await work.leases.take("leader", "other", NOW, dt.timedelta(seconds=8), by_force=True) == Lease(4, 0.0)
