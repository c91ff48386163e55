"""Where the database and the Bot API are: what is wrong with an address, before anybody is called there."""

from __future__ import annotations

from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")  #: This machine, as it calls itself.
SQLITE: Final = "sqlite+aiosqlite"
POSTGRESQL: Final = "postgresql+asyncpg"
TAKEN: Final = frozenset(
    {
        "command_timeout",
        "direct_tls",
        "host",
        "krbsrvname",
        "passfile",
        "port",
        "prepared_statement_cache_size",
        "ssl",
        "statement_cache_size",
        "target_session_attrs",
        "timeout",
    }
)
"""What may stand behind the ? of a PostgreSQL address: asyncpg's words, which are not libpq's."""


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
    strange = [name for name, _value in parse_qsl(address.query, keep_blank_values=True) if name not in TAKEN]
    return (
        "behind the ? write ssl=require rather than sslmode, and nothing that asyncpg does not know" if strange else ""
    )


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
