"""`torgbot ask` only looks: it neither waits for a writer nor holds one up."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from bot.command_line import app
from bot.commands import asking
from bot.commands.registers import newest_register
from bot.settings import Settings
from db import Database
from db.schema import migrate
from domain.hubs import Municipality
from tests.bot.conftest import locked, utc_now


async def test_register_is_read_while_somebody_writes(tmp_path: Path, packaged: Municipality) -> None:
    file = tmp_path / "town.db"
    settings = Settings(database_url=f"sqlite+aiosqlite:///{file}")
    kept = replace(packaged, name="Elsewhere")
    async with Database(settings.database_url) as database:
        await migrate(database)
        async with database.work() as work:
            await work.hubs.save(kept, "test", utc_now())
    async with locked(str(file)):
        assert (await newest_register(settings)).name == "Elsewhere"


def test_without_a_question_a_terminal_is_a_chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    typed = "er Heggedal åpent i morgen?\nog på lørdag?\n\n"
    shown = CliRunner().invoke(app, ["ask", "--at", "2026-11-23T12:00"], input=typed)
    assert [line for line in shown.output.splitlines() if "Heggedal," in line] == [
        "> Heggedal, tirsdag 24. november",
        "> Heggedal, lørdag 28. november",
    ]
    assert shown.exit_code == 0
