"""`torgbot ask` only looks: it neither waits for a writer nor holds one up."""

from pathlib import Path

from bot.commands.registers import newest_register
from bot.settings import Settings
from db import Database
from db.schema import migrate
from domain.hubs import Municipality
from tests.bot.conftest import locked, utc_now


async def test_register_is_read_while_somebody_writes(tmp_path: Path, packaged: Municipality) -> None:
    file = tmp_path / "town.db"
    settings = Settings(_env_file=None, database_url=f"sqlite+aiosqlite:///{file}")
    kept = packaged.model_copy(update={"name": "Elsewhere"})
    async with Database(settings.database_url) as database:
        await migrate(database)
        async with database.work() as work:
            await work.hubs.save(kept, "test", utc_now())
    async with locked(str(file)):
        assert (await newest_register(settings)).name == "Elsewhere"
