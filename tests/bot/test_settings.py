"""A value that cannot be used is told in one line: which variable, which value, what to do."""

import re
from pathlib import Path

import pytest

from bot.endings import BadSetting
from bot.settings import read_settings
from bot.variables import READERS
from domain.pacing import Limits

SECRET = "123456:AAAA-secret-canary-BBBB"  # noqa: S105 -- opens nothing


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in READERS:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("BOT_TOKEN", SECRET.replace(":", ""), "@BotFather"),
        ("BOT_TOKEN", "123456:", "@BotFather"),
        ("BOT_TOKEN", "æ:secret-canary", "@BotFather"),
        ("BOT_API_URL", "api.telegram.org", "https://"),
        ("BOT_API_URL", "https://", "https://"),
        ("BOT_API_URL", "http://localhost:99999", "https://"),
        ("BOT_API_URL", "http://local host:8081", "https://"),
        ("BOT_API_URL", "http://localhost:8081/?to=bot", "https://"),
        ("DATABASE_URL", "mysql://kari:secret-canary@db/town", "sqlite+aiosqlite:///file.db"),
        ("DATABASE_URL", "secret-canary", "sqlite+aiosqlite:///file.db"),
        ("DATABASE_URL", "", "sqlite+aiosqlite:///file.db"),
        ("DATABASE_URL", "sqlite+aiosqlite://secret-canary.db", "sqlite+aiosqlite:///file.db"),
        ("DATABASE_URL", "sqlite+aiosqlite:///:memory:", "name a file"),
        ("DATABASE_URL", "sqlite+aiosqlite:///secret-canary.db?mode=ro", "leave out the ?"),
        ("DATABASE_URL", "postgresql+asyncpg://kari:secret-canary@db:port/town", "postgresql+asyncpg://user@host/name"),
        ("DATABASE_URL", "postgresql+asyncpg://kari:secret-canary@db/town?sslmode=require", "ssl=require"),
        *(
            ("DATABASE_URL", f"postgresql+asyncpg://kari:secret-canary@db/town?{said}", f"give {name} as asyncpg wants")
            for name, said in (
                ("command_timeout", "command_timeout=x"),
                ("command_timeout", "command_timeout=0"),
                ("command_timeout", "command_timeout=-1"),
                ("command_timeout", "command_timeout=1&command_timeout=2"),
                ("prepared_statement_cache_size", "ssl=require&prepared_statement_cache_size=x"),
                ("port", "host=db&port=x"),
                ("port", "host=db&port=65536"),
                ("port", "port=5432&port=5433"),
                ("ssl", "ssl=true"),
                ("target_session_attrs", "target_session_attrs=x"),
            )
        ),
        ("DATABASE_URL", "postgresql+asyncpg://kari:secret-canary@db/town?timeout=3", "ssl=require"),
        ("DATABASE_URL", "postgresql+asyncpg://kari:secret-canary@db/town?statement_cache_size=0", "ssl=require"),
        ("OWNER_IDS", "kari", "separated by commas"),
        ("OWNER_IDS", "1;2", "separated by commas"),
        ("OWNER_IDS", "-1", "separated by commas"),
        ("DEFAULT_LANGUAGE", "fr", "nb"),
        ("TIMEZONE", "Oslo", "Europe/Oslo"),
        ("HUBS_FILE", "missing.toml", "file that exists"),
        ("HTTP_PORT", "http", "integer"),
        ("HTTP_PORT", "70000", "65535"),
        ("HTTP_PORT", "8080.0", "integer from 0 to 65535"),
        ("HTTP_PORT", f"{0:016}99999", "integer from 0 to 65535"),
        ("LOG_LEVEL", "LOUD", "'DEBUG'"),
        ("LOG_FORMAT", "xml", "'console'"),
        ("PAID_BROADCAST", "", "true or false"),
        ("PAID_BROADCAST", "maybe", "true or false"),
        ("RATE_PER_SECOND", "0", "greater than 0"),
        ("RATE_PER_SECOND", "fast", "greater than 0"),
        ("RATE_PER_SECOND", "31", "PAID_BROADCAST=true"),
        ("RATE_PER_SECOND", "1001", "less than or equal to 1000"),
        ("RATE_PER_SECOND", "nan", "1000"),
        ("MINIMUM_AGE", "12", "13"),
        ("MINIMUM_AGE", "old\nenough", "integer"),
    ],
)
def test_bad_value_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, cure: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Exception, match=f"^{name}=") as told:
        read_settings()
    line = str(told.value)
    is_secret = name in {"BOT_TOKEN", "DATABASE_URL"}
    assert ("\n" in line, cure in line, "canary" in line) == (False, True, False), line
    assert is_secret or repr(value) in line


@pytest.mark.parametrize(
    "options",
    [
        "ssl=verify-full&target_session_attrs=read-write",
        "command_timeout=0.5&prepared_statement_cache_size=0",
        "host=/run/postgresql&port=5433",
        "host=a:5432&host=b:5433",
        "host=a,b&port=1,65535",
    ],
)
def test_what_asyncpg_takes_may_stand_in_the_address(options: str) -> None:
    url = f"postgresql+asyncpg://kari@db/town?{options}"
    assert read_settings(database_url=url).database_url == url


def test_name_that_no_file_can_have_is_told_too() -> None:
    with pytest.raises(BadSetting, match="name a file that exists"):
        read_settings(hubs_file="a" * 300)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_file_that_is_no_utf_8_is_told_in_one_line(encoding: str) -> None:
    Path(".env").write_text("# på torget\nBOT_TOKEN=\n", encoding=encoding)
    with pytest.raises(BadSetting, match=r"^\.env cannot be read: save it as UTF-8 text"):
        read_settings()


def test_settings_are_read_from_a_file_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={SECRET}\nOWNER_IDS=1, 2,\nHTTP_PORT=81\nHUBS_FILE=\n# no\nOTHER=1\n")
    monkeypatch.setenv("HTTP_PORT", "82")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    settings = read_settings()
    assert (settings.bot_token, settings.owner_ids, settings.http_port) == (SECRET, frozenset({1, 2}), 82)
    assert (settings.hubs_file, settings.log_level) == (None, "DEBUG")


def test_empty_token_is_none() -> None:
    assert [read_settings(bot_token=value).bot_token for value in ("", "  ", None)] == [None] * 3


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    url = "postgresql+asyncpg://kari:secret-canary@db/town"
    settings = read_settings(bot_token=SECRET, database_url=url, webhook_secret=SECRET.replace(":", "-"))
    assert "canary" not in repr(settings)


@pytest.mark.parametrize(
    ("url", "cure"),
    [
        ("bot.example.org/telegram", "use our public address"),
        ("https://", "use our public address"),
        ("https://bot.example.org:port/telegram", "use our public address"),
        ("https://bot.example.org:0/telegram", "use our public address"),
        ("https://[::1/telegram", "use our public address"),
        ("http://bot.example.org/telegram", "use an https:// address"),
        ("https://bot.example.org:8080/telegram", "use port 443, 80, 88 or 8443"),
        ("https://bot.example.org/healthz", "a plain path of its own"),
        ("https://bot.example.org/telegram?key=1", "a plain path of its own"),
        ("https://bot.example.org/{telegram}", "a plain path of its own"),
        (f"https://bot.example.org/{SECRET.partition(':')[2]}", "leave the token out"),
    ],
)
def test_webhook_address_that_telegram_would_not_take_is_told(url: str, cure: str) -> None:
    with pytest.raises(BadSetting, match=f"^WEBHOOK_URL=\\(not shown\\) cannot be used: .*{re.escape(cure)}") as told:
        read_settings(bot_token=SECRET, webhook_url=url, webhook_secret="s")  # noqa: S106 -- opens nothing
    assert ("\n" in str(told.value), "canary" in str(told.value)) == (False, False)


def test_secret_that_telegram_does_not_take_is_told_without_a_webhook_too() -> None:
    with pytest.raises(BadSetting, match=r"^WEBHOOK_SECRET=\(not shown\) cannot be used: .*1 to 256"):
        read_settings(webhook_secret=SECRET)


@pytest.mark.parametrize(("said", "is_paid"), [("TRUE", True), ("1", True), ("on", True), ("no", False), ("0", False)])
def test_what_is_so_may_be_said_in_several_words(said: str, is_paid: bool) -> None:  # noqa: FBT001 -- a table's column
    assert read_settings(paid_broadcast=said).paid_broadcast == is_paid


@pytest.mark.parametrize("secret", ["", "a b", "æ", "s" * 257, "s\n"])
def test_webhook_needs_a_secret_that_telegram_takes(secret: str) -> None:
    with pytest.raises(BadSetting, match=r"^WEBHOOK_SECRET=\(not shown\) cannot be used: .*1 to 256"):
        read_settings(webhook_url="https://bot.example.org/telegram", webhook_secret=secret)


def test_webhook_of_a_bot_api_server_of_ones_own_may_be_anywhere() -> None:
    settings = read_settings(
        bot_api_url="http://127.0.0.1:8081", webhook_url="http://127.0.0.1:9000/telegram", webhook_secret="s" * 256
    )
    assert settings.webhook_url == "http://127.0.0.1:9000/telegram"


def test_bot_polls_unless_a_webhook_is_set() -> None:
    settings = read_settings(webhook_url="", webhook_secret="")
    assert (settings.webhook_url, settings.webhook_secret) == (None, None)


def test_paid_messages_are_the_owners_own_choice() -> None:
    settings = read_settings(rate_per_second=1000, paid_broadcast=True)
    assert Limits.at_rate(settings.rate_per_second).is_paid
