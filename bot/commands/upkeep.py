"""`torgbot migrate` and `torgbot invite`: what the operator does now and then."""

from __future__ import annotations

import asyncio
import secrets

import typer

from actions import appointing
from bot.clock import real_clock
from bot.register import first_register
from bot.settings import Settings, read_settings
from bot.storage import fill_register, open_database
from bot.transport import Transport
from db.schema import newest_version
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
    return token, await username_at_telegram(settings)


async def username_at_telegram(settings: Settings) -> str | None:
    """The bot's name at Telegram, if it can be asked now."""
    if settings.bot_token is None:
        return None
    transport = Transport(settings.bot_api_url, settings.bot_token)
    await transport.initialize()
    try:
        answer = await transport.call("getMe", {}, deadline=5.0)
    finally:
        await transport.shutdown()
    me = (answer.body or {}).get("result") if isinstance(answer, Reply) and answer.is_ok else None
    return str(me.get("username") or "") or None if isinstance(me, dict) else None
