"""A start loads, reads and makes what the first answer needs, and nothing that can wait: held by names, by no clock."""

import asyncio
import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot import storage
from bot.clock import Clock
from bot.demo.faults import Fault
from bot.endings import BadHubsFile, DatabaseOutOfReach
from bot.register import Register, own_register
from bot.runtime import Runtime
from bot.settings import Settings
from bot.storage import fill_register, open_database
from bot.turns import Turns
from db.engine import DatabaseUnavailable
from handlers.menus import common_menus
from locales.texts import texts_in
from tests.bot.conftest import locked
from tests.conftest import Town

LIBRARIES = [
    "aiohappyeyeballs",
    "aiohttp",
    "aiosignal",
    "aiosqlite",
    "attr",
    "babel",
    "frozenlist",
    "greenlet",
    "idna",
    "markupsafe",
    "msgspec",
    "multidict",
    "opening_hours",
    "orjson",
    "propcache",
    "sqlalchemy",
    "structlog",
    "telegram",
    "typing_extensions",
    "yarl",
]
"""What a bot on SQLite cannot answer without. Another one costs every start and every idle bot: is it worth that?"""

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
OURS = {"actions", "bot", "db", "domain", "handlers", "locales"}
CAN_WAIT = {
    "babel.messages",
    "bot.command_line",
    "bot.demo",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.ext.asyncio.session",
    "sqlalchemy.orm",
}
LOOK = """
import json, sys
import bot.__main__, bot.commands.serving
from handlers.toolkit import buttons
from locales.texts import texts_in
from locales.words import words_in
print(json.dumps({
    "modules": [name for name, module in sys.modules.items() if module is not None and hasattr(module, "__file__")],
    "read": [texts_in.cache_info().currsize, words_in.cache_info().currsize],
    "made": sorted(kind.prefix for kind in buttons.Button.kinds.values() if "__init__" in vars(kind)),
}))
"""


def told(code: str, **settings: str) -> str:
    """What a Python of its own writes to standard output."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=kept | settings, capture_output=True, text=True, check=True)  # noqa: S603 -- ourselves
    return done.stdout


def test_start_loads_reads_and_makes_no_more_than_it_needs() -> None:
    found = json.loads(told(LOOK))
    packages = {name.partition(".")[0] for name in found["modules"] if not name.startswith("_")}
    assert sorted(packages - OURS - sys.stdlib_module_names) == LIBRARIES
    assert sorted(CAN_WAIT & set(found["modules"])) == []
    assert found["read"] == [0, 0]
    assert found["made"] == []


def test_what_was_left_out_while_loading_is_there_for_whoever_asks() -> None:
    code = """
import ssl, sys
import bot
from telegram.request import HTTPXRequest
print("httpx" in sys.modules, "rich" in sys.modules, "set_default_verify_paths" in vars(ssl.SSLContext))
print(type(HTTPXRequest()._client).__module__)
"""
    assert told(code) == "False False False\nhttpx\n"


def test_kinds_of_files_are_the_same_on_every_machine() -> None:
    code = """
import mimetypes
import bot.transport
print(mimetypes.knownfiles, [mimetypes.guess_type(name)[0] for name in ("dates.ics", "poster.png", "mine.json")])
"""
    assert told(code) == "[] ['text/calendar', 'image/png', 'application/json']\n"


@pytest.mark.parametrize(("words", "loads"), [([], False), (["run"], False), (["demo"], True)])
def test_only_other_commands_load_the_command_line(words: list[str], loads: bool) -> None:  # noqa: FBT001 -- a table's column
    code = f"""
import sys
from bot.__main__ import main
sys.argv[1:] = {words}
try:
    main()
except SystemExit as end:
    print(end.code, "typer" in sys.modules)
"""
    assert told(code, TIMEZONE="Oslo") == f"2 {loads}\n"


async def test_packaged_register_is_read_for_a_new_database_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_database(f"sqlite+aiosqlite:///{tmp_path / 'town.db'}") as database:
        await fill_register(database, None, NOW)
        monkeypatch.delattr(storage, "packaged_register")
        await fill_register(database, None, NOW)
        async with database.reading() as work:
            assert await work.hubs.version() == 1


@pytest.mark.usefixtures("impatient")
async def test_register_that_the_database_does_not_take_is_told_in_one_line(quiet_town: Town) -> None:
    async with quiet_town.database() as database, locked(str(quiet_town.database_file)):
        with pytest.raises(DatabaseOutOfReach, match=r"^DATABASE_URL=.not shown. cannot be used: database is locked"):
            await fill_register(database, None, NOW)


def test_bad_hubs_file_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "hubs.toml"
    file.write_text("surprise = 1", encoding="utf-8")
    with pytest.raises(BadHubsFile, match="surprise"):
        own_register(Settings(hubs_file=file))
    assert own_register(Settings()) is None


def test_menus_of_all_languages_keep_no_catalogue() -> None:
    before = texts_in.cache_info().currsize
    assert len(common_menus("nb")) > before
    assert texts_in.cache_info().currsize == before


async def test_database_that_is_away_while_the_bot_gets_ready_ends_nothing(
    quiet_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Turns] = []

    async def away(turns: Turns, *_: object) -> None:
        asked.append(turns)
        raise DatabaseUnavailable

    monkeypatch.setattr(Turns, "municipality", away)
    async with quiet_town.bot():
        assert asked


async def test_what_is_no_bot_api_is_waited_out(quiet_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.greeting.GREET_AGAIN", 0.0)
    for body in (b'{"ok":true,"result":true}', b'{"ok":true,"result":[]}', b'{"ok":true,"result":{"id":7}}'):
        quiet_town.double.faults.next("getMe", Fault(body=body))
    kari = quiet_town.person("Kari")
    async with quiet_town.bot():
        await kari.sends("/start")


async def test_bot_that_still_waits_for_telegram_ends_at_once_when_it_is_told_to(quiet_town: Town) -> None:
    double = quiet_town.double
    double.faults.always("getMe", Fault.hanging(3600))
    runtime = Runtime(quiet_town.settings, Clock(now=lambda: NOW), Register(quiet_town.municipality, "test"))
    async with asyncio.timeout(10):
        running = asyncio.create_task(runtime.run())
        await double.wait_for(lambda: any(call.method == "getMe" for call in double.calls))
        runtime.stop()
        await running
    assert not runtime.ready.is_set()


@pytest.mark.usefixtures("impatient")
async def test_bot_that_still_waits_for_its_database_ends_when_it_is_told_to(quiet_town: Town) -> None:
    async with locked(str(quiet_town.database_file)), asyncio.timeout(10):
        with capture_logs() as logs:
            runtime = Runtime(quiet_town.settings, Clock(now=lambda: NOW), Register(quiet_town.municipality, "test"))
            asyncio.get_running_loop().call_later(0.1, runtime.stop)
            await runtime.run()
    assert [entry["event"] for entry in logs if entry["log_level"] == "error"] == []
    assert quiet_town.double.calls == []
