"""Looks at everything and lets it be judged; nothing is changed, and nobody's name or words are read."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import aiohttp

from bot.clock import Clock
from bot.doctor import storage, telegram
from bot.doctor.findings import Finding, fail, ok, warn
from bot.settings import Settings
from bot.transport import Transport, bot_in, open_session
from db import Database
from db.delivery.inbox import InboxState
from db.engine import DatabaseUnavailable
from db.schema import newest_version, version_of
from db.soundness import damage, try_writing
from domain.delivery import Reply
from domain.freshness import unchecked_since
from domain.hubs import Municipality

PATIENCE = 5.0  #: Seconds for one answer.


@dataclass(frozen=True, slots=True)
class Examination:
    """One look at everything; facts checked longer ago than `facts_age`, or else the register's limit, are told."""

    settings: Settings
    clock: Clock
    facts_age: dt.timedelta | None = None

    async def findings(self) -> AsyncIterator[Finding]:
        """Every finding, in the order of what rests on what."""
        async with Database(self.settings.database_url) as database:
            try:
                async for finding in self._of_database(database):
                    yield finding
            except (DatabaseUnavailable, OSError) as error:
                yield fail("database", f"it cannot be used ({error})", "check DATABASE_URL, and free or mend the place")
        async for finding in self._of_telegram():
            yield finding
        if self.settings.owner_ids:
            yield ok("owners", f"{len(self.settings.owner_ids)}")
        else:
            yield warn("owners", "nobody owns the bot", "set OWNER_IDS to your Telegram id")

    async def _of_database(self, database: Database) -> AsyncIterator[Finding]:
        file = self.settings.database_file
        if database.is_homeless:
            yield fail("database", "its folder does not exist", "make the folder that DATABASE_URL names")
            return
        if file is not None:
            usage = shutil.disk_usage(file.parent)
            yield storage.of_disk(usage.free, usage.total)
        version = None if file is not None and not file.exists() else await version_of(database)
        yield storage.of_schema(version, newest_version())
        if version is None:
            return
        yield storage.of_integrity(await damage(database))
        await try_writing(database)
        yield ok("database", "it can be read and written")
        if version == newest_version():
            async for finding in self._of_content(database):
                yield finding

    async def _of_content(self, database: Database) -> AsyncIterator[Finding]:
        now = self.clock.now()
        async with database.reading() as work:
            yield storage.of_dead_letters(await work.inbox.count(InboxState.DEAD))
            waiting = await work.inbox.count(InboxState.NEW)
            yield storage.of_inbox(waiting, _seconds(now, await work.depths.oldest_update()))
            leaving = sum((await work.depths.on_the_way()).values())
            yield storage.of_outbox(leaving, _seconds(now, await work.unsent.oldest_reply(now)))
            register = await work.hubs.version()
            yield storage.of_register(register)
            if register:
                yield self._of_facts(await work.hubs.load(register), now)

    def _of_facts(self, municipality: Municipality, now: dt.datetime) -> Finding:
        limit = dt.timedelta(days=municipality.limits.facts_age_days)
        age = limit if self.facts_age is None else self.facts_age
        old = unchecked_since(municipality, (now - age).date())
        if not old:
            return ok("facts", f"all were checked within {age.days} days")
        told = ", ".join(f"{name} {number}" for name, number in old.items())
        cure = "confirm them with their source, and import the register with the new checked_on"
        return warn("facts", f"{sum(old.values())} were checked over {age.days} days ago ({told})", cure)

    async def _of_telegram(self) -> AsyncIterator[Finding]:
        if self.settings.bot_token is None:
            yield warn("token", "BOT_TOKEN is not set", "get one from @BotFather; without it the demo runs")
            return
        transport = Transport(self.settings.bot_api_url, self.settings.bot_token)
        await transport.initialize()
        try:
            me = await transport.call("getMe", {}, deadline=PATIENCE)
            yield telegram.of_token(me)
            if (bot := bot_in(me)) is None:
                return
            yield telegram.of_inline(bot)
            yield telegram.of_clock(await self._ahead())
            told = await transport.call("getWebhookInfo", {}, deadline=PATIENCE)
        finally:
            await transport.shutdown()
        info = (told.body or {}).get("result") if isinstance(told, Reply) and told.is_ok else None
        if isinstance(info, dict):
            yield telegram.of_webhook(info, self.settings.webhook_url, self.clock.now())
            yield telegram.of_pending(info)
        else:
            yield warn("webhook", "Telegram does not tell its state", "try again later")

    async def _ahead(self) -> float | None:
        """Seconds that this machine's clock is ahead of the Bot API's, which tells whole seconds only."""
        patience = aiohttp.ClientTimeout(total=PATIENCE)
        try:
            async with open_session(self.settings.bot_api_url, patience) as session:
                before = self.clock.now()
                async with session.head(self.settings.bot_api_url) as answer:
                    middle = before + (self.clock.now() - before) / 2
                    told = parsedate_to_datetime(answer.headers["Date"])
        except (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError):
            return None
        return (middle - told).total_seconds() - 0.5


def _seconds(now: dt.datetime, since: dt.datetime | None) -> float | None:
    return None if since is None else (now - since).total_seconds()
