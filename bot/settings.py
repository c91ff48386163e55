"""Settings from the environment and `.env`; an error names the variable, the value and the cure."""

from __future__ import annotations

import os
import zoneinfo
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator

from bot.addresses import SQLITE, database_fault, is_address
from bot.endings import BadSetting
from bot.receiving.webhook_address import SECRET_TOKEN, webhook_fault
from domain.pacing import FREE, PAID
from locales import LANGUAGES

ENV_FILE: Final = Path(".env")
LONGEST_ID: Final = 16  #: Digits of a Telegram id.


class Settings(BaseModel):
    """Everything that can be set, with its default; frozen."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite+aiosqlite:///torgbot.db"
    owner_ids: frozenset[int] = frozenset()
    default_language: str = "nb"
    timezone: str = "Europe/Oslo"
    hubs_file: Path | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    paid_broadcast: bool = False
    rate_per_second: float = Field(default=FREE, gt=0, le=PAID)
    minimum_age: int = Field(default=18, ge=13, le=100)
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = Field(default=None, validate_default=True)

    @property
    def token(self) -> str | None:
        """The bot's token, or None where none is set."""
        return self.bot_token.get_secret_value() if self.bot_token else None

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, whether it exists or not; None for a database elsewhere."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path) if scheme == SQLITE and path else None

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The hubs' time zone."""
        return zoneinfo.ZoneInfo(self.timezone)

    @field_validator("bot_token", "hubs_file", "webhook_url", "webhook_secret", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, _, secret = value.get_secret_value().partition(":")
            if not (number.isdigit() and secret and value.get_secret_value().isascii()):
                raise ValueError("use the token from @BotFather, digits:letters")
        return value

    @field_validator("bot_api_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not is_address(value):
            raise ValueError("use an address that starts with https://, such as https://api.telegram.org")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str) -> str:
        if fault := database_fault(value):
            raise ValueError(fault)
        return value

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _are_numbers(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and len(part) <= LONGEST_ID for part in parts):
            raise ValueError("use Telegram ids separated by commas, such as 1234567,7654321")
        return frozenset(int(part) for part in parts)

    @field_validator("rate_per_second")
    @classmethod
    def _is_free_or_paid(cls, value: float, others: ValidationInfo) -> float:
        if value > FREE and not others.data.get("paid_broadcast"):
            raise ValueError(f"beyond {FREE:g} each message costs Telegram Stars; allow it with PAID_BROADCAST=true")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_a_webhook(cls, value: str | None, others: ValidationInfo) -> str | None:
        if value is not None and (fault := webhook_fault(value, token_in(others), others.data.get("bot_api_url", ""))):
            raise ValueError(fault)
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _guards_the_webhook(cls, value: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if value is None and others.data.get("webhook_url") is None:
            return None
        if value is None or not SECRET_TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("WEBHOOK_URL needs a secret of 1 to 256 letters (a to z), digits, - and _")
        return value

    @field_validator("default_language")
    @classmethod
    def _is_spoken(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"use one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        try:
            zoneinfo.ZoneInfo(value)
        except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
            raise ValueError("use a name such as Europe/Oslo") from None
        return value

    @field_validator("hubs_file")
    @classmethod
    def _is_a_file(cls, value: Path | None) -> Path | None:
        try:
            is_missing = value is not None and not value.is_file()
        except OSError:  # no name that a file can have
            is_missing = True
        if is_missing:
            raise ValueError("name a file that exists, or leave it empty for the packaged one")
        return value


def _told(file: Path | None) -> dict[str, Any]:
    """What a file and the environment say, by name in small letters; the environment has the last word."""
    told: dict[str, str | None] = {}
    if file is not None and file.is_file():
        from dotenv import dotenv_values  # noqa: PLC0415 -- where services are run, there is no such file

        try:
            told = dotenv_values(file, encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise BadSetting(f"{file.name} cannot be read: save it as UTF-8 text that this user may read.") from None
    return {name.lower(): value for name, value in (told | dict(os.environ)).items() if value is not None}


SECRETS: Final = frozenset({"bot_token", "database_url", "webhook_url", "webhook_secret"})


def token_in(others: ValidationInfo) -> str:
    """The token among what has been read so far."""
    token = others.data.get("bot_token")
    return token.get_secret_value() if isinstance(token, SecretStr) else ""


def read_settings(file: Path | None = ENV_FILE, **overrides: Any) -> Settings:
    """Read all settings. Raises BadSetting on the first that cannot be used; secrets are not shown."""
    try:
        return Settings(**(_told(file) | overrides))
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = "(not shown)" if name in SECRETS else repr(str(first["input"])[:60])
        cure = str(first["msg"]).removeprefix("Value error, ")
        raise BadSetting(f"{name.upper()}={shown} cannot be used: {cure}.") from None
