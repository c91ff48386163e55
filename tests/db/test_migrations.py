"""The schema goes up, down and up again, is what the models say, and never goes back by accident."""

from typing import Any

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from db import Database
from db.schema import METADATA, SchemaTooNew, migrate, newest_version, version_of
from tests.db.full_town import fill
from tests.db.seeds import NOW, add_open_request, add_person, add_volunteer


async def tables(database: Database) -> set[str]:
    async with database.work() as work:
        return await work.connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), METADATA))


async def test_schema_goes_up_down_and_up(empty_url: str) -> None:
    async with Database(empty_url) as database:
        await migrate(database)
        everything = await tables(database)
        assert everything == {*METADATA.tables, "alembic_version"}
        await migrate(database, "base")
        assert await tables(database) == {"alembic_version"}
        assert await version_of(database) is None
        await migrate(database)
        assert await tables(database) == everything
        assert await version_of(database) == newest_version()


async def test_models_match_migrations(database: Database) -> None:
    async with database.work() as work:
        assert await work.connection.run_sync(differences) == []


async def test_migrating_again_changes_nothing(database: Database) -> None:
    before = await tables(database)
    await migrate(database)
    assert await tables(database) == before


async def test_newer_database_is_refused_and_unchanged(database: Database) -> None:
    async with database.work() as work:
        await work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await add_person(work, 1)
    for target in ("head", "base"):
        with pytest.raises(SchemaTooNew, match="9999"):
            await migrate(database, target)
    assert await version_of(database) == "9999"
    async with database.work() as work:
        assert set(await work.people.named({1})) == {1}


async def test_migration_that_fails_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    create, made = op.create_table, list[str]()

    def create_some(name: str, *columns: Any, **more: Any) -> Any:
        if len(made) == 5:
            raise RuntimeError("the power went")
        made.append(name)
        return create(name, *columns, **more)

    async with Database(empty_url) as database:
        with monkeypatch.context() as patch:
            patch.setattr(op, "create_table", create_some)
            with pytest.raises(RuntimeError, match="the power went"):
                await migrate(database)
        assert await tables(database) == set()
        await migrate(database)
        assert await version_of(database) == newest_version()


async def test_calls_come_through_the_version_that_writes_them_once_and_back(empty_url: str) -> None:
    async def called(database: Database) -> list[Any]:
        async with database.work() as work:
            return list((await work.connection.execute(text("SELECT request_id, person_id, wave FROM calls"))).all())

    async with Database(empty_url) as database:
        await migrate(database)
        async with database.work() as work:
            for number in (21, 22):
                await add_volunteer(work, number)
            request = await add_open_request(work)
            for number in (21, 22):
                await work.calls.add(request.id, number, 1, NOW)
        before = await called(database)
        for version in ("0007", "head"):
            await migrate(database, version)
            assert (len(before), await called(database)) == (2, before)


async def test_whoever_was_sent_a_request_before_calls_were_kept_may_answer_it(empty_url: str) -> None:
    async with Database(empty_url) as database:
        await migrate(database)
        async with database.work() as work:
            for number in (21, 22, 23):
                await add_volunteer(work, number)
            request = await add_open_request(work)
        await migrate(database, "0006")
        async with database.work() as work:
            for number, state in ((21, "sent"), (21, "failed"), (22, "pending"), (99, "sent")):
                sent = {"state": state, "chat": number, "request": request.id}
                columns = "lane, state, chat_id, kind, method, request_id, created_at"
                values = ":state, :chat, 'call', 'sendMessage', :request"
                at = "'2026-11-23 11:00:00.000000'"
                await work.connection.execute(text(f"INSERT INTO outbox ({columns}) VALUES (1, {values}, {at})"), sent)  # noqa: S608 -- our own words
        await migrate(database)
        async with database.work() as work:
            assert [await work.calls.was_asked(request.id, number) for number in (21, 22, 23)] == [True, True, False]


NEW_TABLES, NEW_COLUMNS = {"departures", "flood_control"}, {"current_letter"}  # since 0008


async def everything(database: Database) -> dict[str, list[Any]]:
    """All rows of all tables, as the version before these was able to keep them."""
    rows, names = {}, sorted(await tables(database) - NEW_TABLES - {"alembic_version"})
    async with database.work() as work:
        for name in names:
            found = await work.connection.execute(text(f"SELECT * FROM {name}"))  # noqa: S608 -- our own names
            kept = [{key: value for key, value in row.items() if key not in NEW_COLUMNS} for row in found.mappings()]
            rows[name] = sorted(kept, key=repr)
    return rows


async def test_everything_comes_through_the_newest_versions_and_back(empty_url: str) -> None:
    async with Database(empty_url) as database:
        await migrate(database)
        async with database.work() as work:
            await fill(work)
        before = await everything(database)
        await migrate(database, "0008")
        assert "departures" not in await tables(database)
        assert await everything(database) == before
        await migrate(database)
        assert await everything(database) == before
        async with database.work() as work:
            assert (len(before["erasures"]), await work.departures.since()) == (1, [])
            await work.departures.note(7, NOW)
