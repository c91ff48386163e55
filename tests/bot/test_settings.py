"""A value that cannot be used is told in one line: which variable, which value, what to do."""

from pathlib import Path

import pytest

from bot.settings import Settings, read_settings

SECRET = "123456:AAAA-secret-canary-BBBB"  # noqa: S105 -- opens nothing


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("BOT_TOKEN", SECRET.replace(":", ""), "@BotFather"),
        ("BOT_TOKEN", "123456:", "@BotFather"),
        ("BOT_TOKEN", "æ:secret-canary", "@BotFather"),
        ("BOT_API_URL", "api.telegram.org", "https://"),
        ("DATABASE_URL", "mysql://kari:secret-canary@db/town", "sqlite+aiosqlite:///file.db"),
        ("DATABASE_URL", "secret-canary", "sqlite+aiosqlite:///file.db"),
        ("DATABASE_URL", "", "sqlite+aiosqlite:///file.db"),
        ("OWNER_IDS", "kari", "separated by commas"),
        ("OWNER_IDS", "1;2", "separated by commas"),
        ("OWNER_IDS", "-1", "separated by commas"),
        ("DEFAULT_LANGUAGE", "de", "nb"),
        ("TIMEZONE", "Oslo", "Europe/Oslo"),
        ("HUBS_FILE", "missing.toml", "file that exists"),
        ("HTTP_PORT", "http", "integer"),
        ("HTTP_PORT", "70000", "65535"),
        ("LOG_LEVEL", "LOUD", "'DEBUG'"),
        ("LOG_FORMAT", "xml", "'console'"),
        ("RATE_PER_SECOND", "0", "greater than 0"),
        ("RATE_PER_SECOND", "31", "30"),
        ("RATE_PER_SECOND", "nan", "30"),
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


def test_settings_are_read_from_a_file_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={SECRET}\nOWNER_IDS=1, 2,\nHTTP_PORT=81\nHUBS_FILE=\n# no\nOTHER=1\n")
    monkeypatch.setenv("HTTP_PORT", "82")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    settings = read_settings()
    assert (settings.token, settings.owner_ids, settings.http_port) == (SECRET, frozenset({1, 2}), 82)
    assert (settings.hubs_file, settings.log_level) == (None, "DEBUG")


def test_empty_token_is_none() -> None:
    assert [read_settings(bot_token=value).token for value in ("", "  ", None)] == [None] * 3


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    assert "canary" not in repr(read_settings(bot_token=SECRET))
