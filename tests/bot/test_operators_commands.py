"""What the operator types now and then: `doctor`, `backup`, `restore`, `dead`."""

import asyncio
import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.command_line import app
from bot.commands.backups import BackupRefused
from bot.endings import DatabaseOutOfReach
from db import Database
from db.delivery.inbox import InboxState, Received
from db.engine import DatabaseUnavailable

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
URL = "sqlite+aiosqlite:///town.db"


@pytest.fixture
def torgbot(monkeypatch: pytest.MonkeyPatch, town_file: Path) -> "type[Torgbot]":
    """Commands in a folder of their own, whose database knows Kari and two dead letters of hers."""
    monkeypatch.chdir(town_file.parent)
    monkeypatch.setenv("DATABASE_URL", URL)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    asyncio.run(_settle())
    return Torgbot


class Torgbot:
    """One command and what came of it."""

    def __init__(self, *words: str) -> None:
        self.result: Result = CliRunner().invoke(app, words)

    @property
    def code(self) -> int:
        return self.result.exit_code

    @property
    def lines(self) -> list[str]:
        return self.result.stdout.splitlines()


async def _settle() -> None:
    async with Database(URL) as database, database.work() as work:
        await work.arrivals.meet(7, "Kari", "nb", NOW)
        await work.inbox.keep([Received(number, 7, "Kari's words") for number in (10, 11)], NOW)
        for number in (10, 11):
            await work.inbox.note_failure(number, "KeyError", None)


def waiting() -> int:
    async def count() -> int:
        async with Database(URL) as database, database.reading() as work:
            return await work.inbox.count(InboxState.NEW)

    return asyncio.run(count())


def test_dead_letters_are_listed_without_their_words(torgbot: type[Torgbot]) -> None:
    listed = torgbot("dead", "list")
    moment = "2026-11-23 13:00:00"
    assert listed.lines == [f"{number}  {moment}  KeyError  attempts: 1" for number in (10, 11)]


def test_dead_letters_wait_again_one_by_one_or_all(torgbot: type[Torgbot]) -> None:
    assert (torgbot("dead", "replay", "11").code, waiting()) == (0, 1)
    assert (torgbot("dead", "replay", "--all").code, waiting()) == (0, 2)
    assert torgbot("dead", "list").lines == ["No dead letters."]


@pytest.mark.parametrize(("words", "code"), [((), 2), (("10", "--all"), 2), (("10", "99"), 1)])
def test_replay_that_cannot_be_meant_is_told(torgbot: type[Torgbot], words: tuple[str, ...], code: int) -> None:
    assert torgbot("dead", "replay", *words).code == code


def test_backup_comes_back(torgbot: type[Torgbot]) -> None:
    made = torgbot("backup", "b.gz")
    assert (made.code, made.lines) == (0, ["b.gz holds 3 rows. It names people: keep it safe."])
    torgbot("dead", "replay", "--all")
    restored = torgbot("restore", "b.gz", "--replace")
    assert (restored.code, waiting()) == (0, 0)
    assert restored.lines[-3:-1] == ["Erased again: 0 people.", "Left again: 0 people."]
    moved = torgbot("restore", "b.gz", "--replace", "--moved")
    assert (moved.code, len(moved.lines)) == (0, len(restored.lines) - 2)


def test_what_is_refused_is_told_with_its_cure(torgbot: type[Torgbot]) -> None:
    assert torgbot("backup", "b.gz").code == 0
    Path("cut.gz").write_bytes(Path("b.gz").read_bytes()[:-20])
    for words, told in (
        (("backup", "b.gz"), "--force"),
        (("backup", "missing/b.gz"), "cannot be written"),
        (("restore", "b.gz"), "--replace"),
        (("restore", "cut.gz", "--replace"), "cut off"),
    ):
        ending = torgbot(*words).result.exception
        assert isinstance(ending, BackupRefused)
        assert (told in str(ending), len(str(ending).splitlines())) == (True, 1)
    assert torgbot("backup", "b.gz", "--force").code == 0


def test_place_that_cannot_be_written_is_told(torgbot: type[Torgbot], monkeypatch: pytest.MonkeyPatch) -> None:
    assert torgbot("backup", "b.gz").code == 0
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///missing/town.db")
    assert isinstance(torgbot("restore", "b.gz").result.exception, DatabaseOutOfReach)
    Path("rubbish.db").write_text("no database " * 1000)
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///rubbish.db")
    for words in (("restore", "b.gz"), ("backup", "other.gz")):
        assert isinstance(torgbot(*words).result.exception, DatabaseOutOfReach)


def test_doctor_tells_findings_as_lines_and_as_json(torgbot: type[Torgbot]) -> None:
    told, listed = torgbot("doctor"), torgbot("doctor", "--json")
    findings = json.loads(listed.result.stdout)
    assert (told.code, listed.code) == (0, 0)
    assert [line.split(maxsplit=1)[0] for line in told.lines] == [finding["level"] for finding in findings]
    assert sorted(findings[0]) == ["check", "cure", "level", "what"]
    assert {finding["check"] for finding in findings if finding["level"] == "WARN"} >= {"dead letters", "token"}


def test_doctor_fails_when_anything_fails(torgbot: type[Torgbot], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///missing/town.db")
    assert torgbot("doctor").code == 1


def test_database_that_is_busy_is_told_in_one_line(torgbot: type[Torgbot], monkeypatch: pytest.MonkeyPatch) -> None:
    async def locked(*_: object) -> int:
        raise DatabaseUnavailable("database is locked")

    monkeypatch.setattr("db.delivery.inbox.Inbox.revive", locked)
    ended = torgbot("dead", "replay", "--all").result.exception
    assert isinstance(ended, DatabaseOutOfReach)
    assert str(ended).startswith("DATABASE_URL=(not shown) cannot be used: database is locked.")
