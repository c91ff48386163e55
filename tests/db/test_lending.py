"""PostgreSQL databases go from test to test, and nothing of one test is left for the next."""

import pytest
from sqlalchemy import func, select, text

from db import Database
from db.schema import METADATA
from tests.db.conftest import PostgreSQL
from tests.db.full_town import fill
from tests.db.seeds import NOW, add_person


async def test_what_is_lent_again_is_empty_and_counts_from_one(postgresql: PostgreSQL) -> None:
    async with postgresql.lent() as before, Database(before) as database, database.work() as work:
        await fill(work)
    async with postgresql.lent() as url, Database(url) as database, database.work() as work:
        counts = [select(func.count()).select_from(table) for table in METADATA.sorted_tables]
        assert url == before
        assert {await work.connection.scalar(count) for count in counts} == {0}
        await add_person(work, 9)
        assert (await work.drafts.begin(9, NOW)).id == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        "CREATE TABLE door (open int)",
        "CREATE FUNCTION knock() RETURNS int LANGUAGE sql RETURN 1",
    ],
)
async def test_what_has_another_schema_is_not_lent_again(postgresql: PostgreSQL, change: str) -> None:
    async with postgresql.lent() as changed, Database(changed) as database, database.work() as work:
        await work.connection.execute(text(change))
    async with postgresql.lent() as url:
        assert url != changed
