"""`torgbot migrate`, `invite` and `doctor`: what the operator does now and then."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

import typer

from actions import appointing
from bot.clock import real_clock
from bot.register import first_register
from bot.settings import Settings, read_settings
from bot.storage import fill_register, open_database
from bot.transport import Transport
from db import Database
from db.engine import DatabaseUnavailable
from db.inbox import InboxState
from db.schema import newest_version, version_of
from domain.delivery import Reply


def migrate() -> None:
    """Bring the database to this version's schema."""
    settings = read_settings()

    async def go() -> None:
        async with open_database(settings.database_url):
            pass

    asyncio.run(go())
    typer.echo(f"The database is at version {newest_version()}.")


def invite(hubs: frozenset[str]) -> None:
    """Print a one-time invitation that appoints a coordinator for these hubs."""
    token, username = asyncio.run(_invite(read_settings(), hubs))
    start = f"inv_{token}"
    if username is None:
        typer.echo(f"Let the new coordinator send this to the bot within three days:\n/start {start}")
    else:
        typer.echo(f"Let the new coordinator open this within three days:\nhttps://t.me/{username}?start={start}")


async def _invite(settings: Settings, hubs: frozenset[str]) -> tuple[str, str | None]:
    now = real_clock(settings.zone).now()
    async with open_database(settings.database_url) as database:
        await fill_register(database, first_register(settings), now)
        async with database.work() as work:
            municipality = await work.hubs.load(await work.hubs.version())
            unknown = sorted(hub for hub in hubs if municipality.hub(hub) is None)
            if unknown:
                known = ", ".join(hub.slug for hub in municipality.hubs)
                raise typer.BadParameter(f"{', '.join(unknown)} is no hub; choose among {known}")
            token = await appointing.invite(work, None, municipality, hubs, lambda: secrets.token_urlsafe(18), now)
    return token, await _username(settings)


async def _username(settings: Settings) -> str | None:
    """The bot's name at Telegram, if it can be asked now."""
    body = await _get_me(settings)
    return None if body is None else str(body.get("username") or "") or None


async def _get_me(settings: Settings) -> dict[str, object] | None:
    if settings.token is None:
        return None
    transport = Transport(settings.bot_api_url, settings.token)
    await transport.initialize()
    try:
        outcome = await transport.call("getMe", {}, deadline=5.0)
    finally:
        await transport.shutdown()
    result = (outcome.body or {}).get("result") if isinstance(outcome, Reply) and outcome.is_ok else None
    return result if isinstance(result, dict) else None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    level: Literal["OK", "WARN", "FAIL"]
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.level:<4}  {self.what}" + (f" → {self.cure}" if self.cure else "")


def doctor() -> None:
    """Check database, schema, token and register; each line is OK, WARN or FAIL with its cure."""
    settings = read_settings()

    async def examine() -> list[Finding]:
        return [finding async for finding in _examine(settings)]

    findings = asyncio.run(examine())
    for finding in findings:
        typer.echo(str(finding))
    if any(finding.level == "FAIL" for finding in findings):
        raise typer.Exit(1)


async def _examine(settings: Settings) -> AsyncIterator[Finding]:
    async with Database(settings.database_url) as database:
        try:
            async for finding in _examine_database(settings, database):
                yield finding
        except (DatabaseUnavailable, OSError) as error:
            yield Finding("FAIL", f"The database cannot be used: {error}", "check DATABASE_URL and the disk")
    yield await _examine_token(settings)
    if not settings.owner_ids:
        yield Finding("WARN", "Nobody owns the bot", "set OWNER_IDS to your Telegram id")


async def _examine_database(settings: Settings, database: Database) -> AsyncIterator[Finding]:
    file = settings.database_file
    version = None if file is not None and not file.exists() else await version_of(database)
    if version is None:
        yield Finding("WARN", "The database is empty", "it is set up at the first start, or with `torgbot migrate`")
        return
    if version > newest_version():
        yield Finding(
            "FAIL", f"The schema is at {version}, the code only at {newest_version()}", "install the newer Torgbot"
        )
        return
    if version != newest_version():
        yield Finding("WARN", f"The schema is at {version}, the code at {newest_version()}", "run `torgbot migrate`")
        return
    yield Finding("OK", f"The schema is at version {version}")
    async with database.work() as work:
        dead = await work.inbox.count(InboxState.DEAD)
        waiting = await work.inbox.count(InboxState.NEW)
        register = await work.hubs.version()
    yield Finding("OK", f"{waiting} updates wait")
    yield (
        Finding("WARN", f"{dead} dead letters", "see the log for their causes")
        if dead
        else Finding("OK", "No dead letters")
    )
    yield Finding("OK", f"The register of hubs is at version {register}")


async def _examine_token(settings: Settings) -> Finding:
    if settings.token is None:
        return Finding("WARN", "BOT_TOKEN is not set", "get one from @BotFather; without it the demo runs")
    me = await _get_me(settings)
    if me is None:
        return Finding("FAIL", "Telegram does not answer to this token", "check BOT_TOKEN, BOT_API_URL and the network")
    return Finding("OK", f"Telegram knows the bot as @{me.get('username')}")
