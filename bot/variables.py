"""How each variable is read from its text: its value, or a ValueError that tells the cure."""

from __future__ import annotations

import math
import zoneinfo
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from bot.addresses import database_fault, is_address
from domain.pacing import PAID
from locales import LANGUAGES

LONGEST_NUMBER: Final = 16  #: Digits; a Telegram id has no more.
YES: Final = frozenset({"1", "true", "t", "yes", "y", "on"})
NO: Final = frozenset({"0", "false", "f", "no", "n", "off"})

Reader = Callable[[str], Any]


def _set_or_unset(text: str) -> str | None:
    return text if text.strip() else None


def _token(text: str) -> str | None:
    if not text.strip():
        return None
    number, _, secret = text.partition(":")
    if not (number.isdigit() and secret and text.isascii()):
        raise ValueError("use the token from @BotFather, digits:letters")
    return text


def _bot_api(text: str) -> str:
    if not is_address(text):
        raise ValueError("use an address that starts with https://, such as https://api.telegram.org")
    return text.rstrip("/")


def _database(text: str) -> str:
    if fault := database_fault(text):
        raise ValueError(fault)
    return text


def _ids(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() and len(part) <= LONGEST_NUMBER for part in parts):
        raise ValueError("use Telegram ids separated by commas, such as 1234567,7654321")
    return frozenset(int(part) for part in parts)


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise ValueError(f"use one of {', '.join(LANGUAGES)}")
    return text


def _zone(text: str) -> str:
    try:
        zoneinfo.ZoneInfo(text)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise ValueError("use a name such as Europe/Oslo") from None
    return text


def _file(text: str) -> Path | None:
    if not text.strip():
        return None
    file = Path(text)
    try:
        is_missing = not file.is_file()
    except (OSError, ValueError):  # no name that a file can have
        is_missing = True
    if is_missing:
        raise ValueError("name a file that exists, or leave it empty for the packaged one")
    return file


def _whole(least: int, most: int) -> Reader:
    def read(text: str) -> int:
        said = text.strip()
        is_whole = said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER
        if not (is_whole and least <= int(said) <= most):
            raise ValueError(f"use an integer from {least} to {most}")
        return int(said)

    return read


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = math.nan
    if not 0 < rate <= PAID:
        raise ValueError(f"use a number greater than 0 and less than or equal to {PAID:g}")
    return rate


def _is_so(text: str) -> bool:
    said = text.strip().lower()
    if said not in YES | NO:
        raise ValueError("use true or false")
    return said in YES


def _one_of(*words: str, in_capitals: bool = False) -> Reader:
    def read(text: str) -> str:
        said = text.upper() if in_capitals else text
        if said not in words:
            raise ValueError(f"use one of {', '.join(map(repr, words))}")
        return said

    return read


READERS: Final[Mapping[str, Reader]] = {
    "bot_token": _token,
    "bot_api_url": _bot_api,
    "database_url": _database,
    "owner_ids": _ids,
    "default_language": _language,
    "timezone": _zone,
    "hubs_file": _file,
    "http_host": str,
    "http_port": _whole(0, 65535),
    "log_level": _one_of("DEBUG", "INFO", "WARNING", "ERROR", in_capitals=True),
    "log_format": _one_of("console", "json"),
    "paid_broadcast": _is_so,
    "rate_per_second": _rate,
    "minimum_age": _whole(13, 100),
    "webhook_url": _set_or_unset,
    "webhook_secret": _set_or_unset,
}
"""Every variable by its name in small letters; what several of them say together is for `bot.settings` to judge."""
