"""Settings from the environment and `.env`; an error names the variable, the value and the cure."""

from __future__ import annotations

import os
import zoneinfo
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from bot.addresses import SQLITE
from bot.endings import BadSetting
from bot.receiving.webhook_address import SECRET_TOKEN, webhook_fault
from bot.variables import READERS
from domain.pacing import FREE

ENV_FILE: Final = Path(".env")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, with its default; what is secret does not show in print."""

    bot_token: str | None = field(default=None, repr=False)
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = field(default="sqlite+aiosqlite:///torgbot.db", repr=False)
    owner_ids: frozenset[int] = frozenset()
    default_language: str = "nb"
    timezone: str = "Europe/Oslo"
    hubs_file: Path | None = None
    http_host: str = "127.0.0.1"
    http_port: int = 8080
    log_level: str = "INFO"
    log_format: str = "console"
    paid_broadcast: bool = False
    rate_per_second: float = FREE
    minimum_age: int = 18
    webhook_url: str | None = field(default=None, repr=False)
    webhook_secret: str | None = field(default=None, repr=False)

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, whether it exists or not; None for a database elsewhere."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path) if scheme == SQLITE and path else None

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The hubs' time zone."""
        return zoneinfo.ZoneInfo(self.timezone)


SECRETS: Final = frozenset(each.name for each in fields(Settings) if not each.repr)


def read_settings(file: Path | None = ENV_FILE, **overrides: Any) -> Settings:
    """Read all settings. Raises BadSetting on the first that cannot be used; secrets are not shown.

    Overrides are values, or texts as a variable would have them.
    """
    told = _told(file) | overrides
    values = {name: _read(name, told[name]) for name in READERS if name in told}
    settings = Settings(**values)
    if fault := _fault_between(settings):
        name, cure = fault
        raise _refused(name, told.get(name), cure)
    return settings


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


def _read(name: str, said: Any) -> Any:
    if not isinstance(said, str):
        return said
    try:
        return READERS[name](said)
    except ValueError as error:
        raise _refused(name, said, str(error)) from None


def _fault_between(settings: Settings) -> tuple[str, str] | None:
    """The variable that does not go with the others, and the cure."""
    if settings.rate_per_second > FREE and not settings.paid_broadcast:
        cure = f"beyond {FREE:g} each message costs Telegram Stars; allow it with PAID_BROADCAST=true"
        return "rate_per_second", cure
    url, secret = settings.webhook_url, settings.webhook_secret
    if url is not None and (cure := webhook_fault(url, settings.bot_token or "", settings.bot_api_url)):
        return "webhook_url", cure
    if (url, secret) != (None, None) and not SECRET_TOKEN.fullmatch(secret or ""):
        return "webhook_secret", "WEBHOOK_URL needs a secret of 1 to 256 letters (a to z), digits, - and _"
    return None


def _refused(name: str, said: object, cure: str) -> BadSetting:
    shown = "(not shown)" if name in SECRETS else repr(str(said)[:60])
    return BadSetting(f"{name.upper()}={shown} cannot be used: {cure}.")
