"""What the operator types, and what comes back: one line and an exit code of its own."""

import asyncio
import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from errno import EACCES
from pathlib import Path
from sqlite3 import connect
from subprocess import CompletedProcess

import pytest

from bot.demo.double import BotApiDouble
from bot.endings import BadHubsFile
from bot.register import read_register
from tests.bot.prompt import Prompt, prompt

TOKEN = "123456:AAAA-secret-canary-BBBB"  # noqa: S105 -- opens nothing
Command = Callable[..., CompletedProcess[str]]


KEPT = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ} | {"COLUMNS": "120"}


@pytest.fixture(scope="module")
def ready() -> Iterator[Prompt]:
    with prompt() as ready:
        yield ready


@pytest.fixture
def torgbot(ready: Prompt, tmp_path: Path) -> Command:
    """Runs a command in an empty folder, in a process that need not load the bot first."""

    def run(*words: str, said: str = "", **settings: str) -> CompletedProcess[str]:
        return ready.run(words, tmp_path, KEPT | settings, said)

    return run


@pytest.fixture
def cold_torgbot(tmp_path: Path) -> Command:
    """Runs a command in an empty folder, as a shell does."""

    def run(*words: str, **settings: str) -> CompletedProcess[str]:
        command = [sys.executable, "-m", "bot", *words]
        return subprocess.run(  # noqa: S603 -- our own command
            command, cwd=tmp_path, env=KEPT | settings, capture_output=True, text=True, timeout=40, check=False
        )

    return run


@pytest.fixture
async def double() -> AsyncIterator[BotApiDouble]:
    double = BotApiDouble(clock=lambda: dt.datetime.now(dt.UTC))
    await double.start()
    yield double
    await double.stop()


def ended(done: CompletedProcess[str]) -> tuple[int, int]:
    """Exit code, and how many lines of complaint."""
    return done.returncode, len(done.stderr.splitlines())


def test_help_names_every_command(cold_torgbot: Command) -> None:
    done = cold_torgbot("--help")
    assert ended(done) == (0, 0)
    for command in ("run", "demo", "ask", "hubs", "invite", "migrate", "doctor", "backup", "restore", "dead"):
        assert command in done.stdout


@pytest.mark.parametrize(
    "command", [("run",), ("demo",), ("ask", "hei"), ("migrate",), ("doctor",), ("hubs", "export")]
)
def test_bad_value_ends_every_command_with_one_line(torgbot: Command, command: tuple[str, ...]) -> None:
    done = torgbot(*command, TIMEZONE="Oslo")
    assert ended(done) == (2, 1)
    assert done.stderr.startswith("TIMEZONE='Oslo'")


@pytest.mark.parametrize("command", [("run",), ("migrate",)])
def test_database_that_cannot_be_made_is_told_in_one_line(torgbot: Command, command: tuple[str, ...]) -> None:
    done = torgbot(*command, BOT_TOKEN=TOKEN, DATABASE_URL="sqlite+aiosqlite:///missing/town.db")
    assert ended(done) == (2, 1), done.stderr[-300:]
    assert "DATABASE_URL" in done.stderr


@pytest.mark.parametrize("command", [("hubs", "export"), ("ask", "hei"), ("poster", "heggedal", "--bot", "b")])
def test_database_that_cannot_be_read_is_told_in_one_line(
    torgbot: Command, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "torgbot.db").mkdir()  # no user may read that as a file
    done = torgbot(*command)
    assert ended(done) == (2, 1), done.stderr[-300:]
    assert done.stderr.startswith("DATABASE_URL=(not shown) cannot be used: ")


def test_demo_refuses_beside_a_real_token(cold_torgbot: Command) -> None:
    done = cold_torgbot("demo", BOT_TOKEN=TOKEN)
    assert ended(done) == (2, 1)
    assert ("BOT_TOKEN" in done.stderr, "canary" in done.stderr) == (True, False)


def test_whoever_is_told_to_end_while_still_loading_ends(tmp_path: Path) -> None:
    told_while_loading = (
        "import os, signal, sys; from bot import __main__ as door; from bot.commands import serving;"
        "serving.run = lambda: os.kill(os.getpid(), signal.SIGTERM); sys.argv = ['torgbot']; door.main()"
    )
    command = [sys.executable, "-c", told_while_loading]
    done = subprocess.run(command, cwd=tmp_path, env=KEPT, capture_output=True, text=True, timeout=40, check=False)  # noqa: S603 -- our own command
    assert (done.returncode, done.stderr) == (0, "")


def test_newer_database_is_refused_by_every_command(torgbot: Command, tmp_path: Path) -> None:
    assert ended(torgbot("migrate")) == (0, 0)
    with connect(tmp_path / "torgbot.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (("run",), ("migrate",), ("ask", "hei")):
        done = torgbot(*command, BOT_TOKEN=TOKEN, BOT_API_URL="http://127.0.0.1:1")
        assert ended(done) == (2, 1), command
        assert "9999" in done.stderr


def test_doctor_tells_each_cure(torgbot: Command) -> None:
    before = torgbot("doctor")
    assert (before.returncode, "torgbot migrate" in before.stdout) == (0, True)
    assert torgbot("migrate").returncode == 0
    done = torgbot("doctor", BOT_TOKEN=TOKEN, BOT_API_URL="http://127.0.0.1:1", OWNER_IDS="1")
    levels = [line.split()[0] for line in done.stdout.splitlines()]
    assert (done.returncode, levels.count("FAIL"), "BOT_TOKEN" in done.stdout) == (1, 1, True)
    assert "canary" not in done.stdout + done.stderr


def test_question_is_answered_as_of_a_moment(torgbot: Command) -> None:
    done = torgbot("ask", "er Heggedal åpent?", "--at", "2026-12-24T12:00")
    assert (done.returncode, done.stderr, "Heggedal" in done.stdout) == (0, "", True)


@pytest.mark.parametrize("words", [("ask",), ("ask", "hei", "--at", "yesterday"), ("nonsense",)])
def test_command_that_cannot_be_read_is_told(torgbot: Command, words: tuple[str, ...]) -> None:
    done = torgbot(*words)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_many_questions_one_a_line_and_broken_ones_stop_nobody(torgbot: Command) -> None:
    lines = [
        '{"text": "Heggedal", "language": "nb", "at": "2026-11-23T12:00:00+01:00"}',
        "not json",
        "[]",
        '{"language": "nb"}',
        '{"text": "Tofte", "at": "never"}',
        '{"text": "\\ud83d"}',
        '{"text": ' + json.dumps("å" * 4096) + ', "language": 7, "at": 7}',
        "",
        '{"text": "is Tofte open?", "language": "en", "at": "2026-11-23T12:00"}',
    ]
    done = torgbot("ask", "--jsonl", said="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr[-500:]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len([line for line in lines if line])
    assert (sorted(answers[0]), sorted(answers[-1])) == (["answer", "choices"], ["answer", "choices"])
    assert ("Heggedal" in answers[0]["answer"], "Tofte" in answers[-1]["answer"]) == (True, True)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59"])
def test_moment_at_the_end_of_time_stops_nobody(torgbot: Command, at: str) -> None:
    lines = [json.dumps({"text": "Tofte", "at": moment}) for moment in (at, "2026-11-23T12:00")]
    done = torgbot("ask", "--jsonl", said="\n".join(lines))
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)


def test_register_goes_out_and_in_again(torgbot: Command, tmp_path: Path) -> None:
    exported = torgbot("hubs", "export").stdout
    (tmp_path / "hubs.toml").write_text(exported)
    for command in ("lint", "import"):
        assert ended(torgbot("hubs", command, "hubs.toml")) == (0, 0)
    assert torgbot("hubs", "export").stdout == exported


def test_bad_register_changes_nothing_and_every_fault_is_listed(torgbot: Command, tmp_path: Path) -> None:
    exported = torgbot("hubs", "export").stdout
    (tmp_path / "bad.toml").write_text("surprise = 1\n" + exported.replace('slug = "tofte"', 'slug = "heggedal"', 1))
    (tmp_path / "broken.toml").write_text("[[hubs")
    for command in ("lint", "import"):
        done = torgbot("hubs", command, "bad.toml")
        assert (done.returncode, "surprise" in done.stderr, "heggedal" in done.stderr) == (2, True, True)
        refused = torgbot("hubs", command, "broken.toml")
        assert (refused.returncode, "Traceback" in refused.stderr) == (2, False)
    assert torgbot("hubs", "export").stdout == exported


@pytest.mark.parametrize("command", ["lint", "import"])
def test_register_that_is_no_text_is_refused(torgbot: Command, tmp_path: Path, command: str) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    done = torgbot("hubs", command, "binary.toml")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_register_that_this_user_may_not_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(BadHubsFile, match=r"^hubs\.toml: it cannot be opened \(Permission denied\)"):
        read_register(tmp_path / "hubs.toml")


@pytest.mark.parametrize("words", [("dead", "replay", "9" * 20), ("doctor", "--facts-age-days", "9" * 20)])
def test_number_beyond_all_bounds_is_told(torgbot: Command, words: tuple[str, ...]) -> None:
    done = torgbot(*words)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


async def test_wrong_token_ends_with_a_line_of_its_own(cold_torgbot: Command, double: BotApiDouble) -> None:
    done = await asyncio.to_thread(cold_torgbot, "run", BOT_TOKEN=TOKEN, BOT_API_URL=double.url)
    assert ended(done) == (3, 1)
    assert ("BOT_TOKEN" in done.stderr, "canary" in done.stderr) == (True, False)
