"""Where the database and the Bot API are: what is wrong with an address, before anybody is called there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")  #: This machine, as it calls itself.
SQLITE: Final = "sqlite+aiosqlite"
POSTGRESQL: Final = "postgresql+asyncpg"
_ANY: Final = re.compile(r".*")
OPTIONS: Final[Mapping[str, re.Pattern[str]]] = {
    "command_timeout": re.compile(r"(?=.*[1-9])[0-9]{1,6}(\.[0-9]{1,6})?"),
    "direct_tls": _ANY,
    "host": _ANY,
    "krbsrvname": _ANY,
    "passfile": _ANY,
    "port": re.compile("[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"),
    "prepared_statement_cache_size": re.compile("[0-9]{1,6}"),
    "ssl": re.compile("disable|allow|prefer|require|verify-ca|verify-full"),
    "target_session_attrs": re.compile("any|primary|standby|read-write|read-only|prefer-standby"),
}
"""What may stand behind the ? of a PostgreSQL address, and how: asyncpg's words, which are not libpq's.

What asyncpg takes as a number only (timeout, statement_cache_size) cannot be said in an address.
"""


def database_fault(url: str) -> str:
    """The cure for an address of a database that cannot be used; empty when it can."""
    scheme, _, place = url.partition("://")
    if scheme == SQLITE and place.startswith("/") and place != "/":
        if place.endswith(":memory:"):
            return "name a file: what is kept in memory is lost with every start"
        return "leave out the ? and what follows it" if "?" in place else ""
    address = parts_of(url) if scheme == POSTGRESQL and place not in {"", "/"} else None
    if address is None:
        return f"use {SQLITE}:///file.db or {POSTGRESQL}://user@host/name"
    return _options_fault(parse_qsl(address.query, keep_blank_values=True))


def _options_fault(options: Sequence[tuple[str, str]]) -> str:
    """The cure for what stands behind the ?; empty when it can be used."""
    said: dict[str, list[str]] = {}
    for name, value in options:
        said[name] = [*said.get(name, []), *(value.split(",") if name in {"host", "port"} else [value])]
    if not said.keys() <= OPTIONS.keys():
        return "behind the ? write ssl=require rather than sslmode, and nothing that asyncpg does not know"
    times = {"host": len(said.get("host", [""])), "port": len(said.get("host", [""]))}
    for name, values in said.items():
        if len(values) != times.get(name, 1) or not all(OPTIONS[name].fullmatch(value) for value in values):
            return f"behind the ? give {name} as asyncpg wants it, or leave it out"
    return ""


def is_address(url: str) -> bool:
    """Whether something on the web can be called at this address."""
    address = parts_of(url)
    return (
        address is not None
        and address.scheme in {"http", "https"}
        and bool(address.hostname)
        and not (address.query or address.fragment)
        and url.isprintable()
        and " " not in url
    )


def parts_of(url: str) -> SplitResult | None:
    """The parts of an address; None where it has none, or a port that is no number."""
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError:  # a port that is no number, a broken IPv6 address
        return None
    return address
