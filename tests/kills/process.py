"""The bot as a process of its own, which can be killed in the middle of anything."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.demo.double import BotApiDouble
from tests.db.looking import rows_in

ENDS_WITHIN = 10.0
RATE = "22"  #: What a busy machine delivers late, at most 8 messages, must not count as a breach of the 30 a second.


@dataclass
class Bot:
    """One running process."""

    process: asyncio.subprocess.Process

    async def kill(self) -> None:
        """Let the power go."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    def freeze(self) -> None:
        """Stop it as it is, for as long as one likes (SIGSTOP)."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on as if nothing had been (SIGCONT)."""
        self.process.send_signal(signal.SIGCONT)

    async def end(self) -> int:
        """Ask it to end, and give its exit code; longer than `ENDS_WITHIN` is an error."""
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(ENDS_WITHIN):
            return await self.process.wait()


@dataclass
class Machine:
    """Where the bot runs: one Telegram, one database, any number of processes after each other."""

    double: BotApiDouble
    folder: Path
    address: str = ""  #: A database elsewhere; an SQLite file in the folder where there is none.

    @property
    def file(self) -> Path:
        return self.folder / "town.db"

    @property
    def url(self) -> str:
        return self.address or f"sqlite+aiosqlite:///{self.file}"

    @asynccontextmanager
    async def running(self, **settings: str) -> AsyncIterator[Bot]:
        """A process that has begun to poll."""
        before = self.polls
        async with self.starting(**settings) as bot:
            await self.double.wait_for(lambda: self.polls > before, 20)
            yield bot

    @asynccontextmanager
    async def starting(self, **settings: str) -> AsyncIterator[Bot]:
        """A process that has just been started; it is dead when this ends."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "BOT_TOKEN": self.double.token,
            "BOT_API_URL": self.double.url,
            "DATABASE_URL": self.url,
            "HTTP_PORT": "0",
            "RATE_PER_SECOND": RATE,
            "PYTHONWARNINGS": "default",
        }
        with (self.folder / "bot.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.folder, env=environment | settings, stderr=log
            )
        bot = Bot(process)
        try:
            yield bot
        finally:
            await bot.kill()

    async def rows(self, query: str) -> list[tuple[object, ...]]:
        """What lies in the database, read by another process than the bot's."""
        return await rows_in(self.url, query)

    @property
    def polls(self) -> int:
        return self.double.updates._poller  # noqa: SLF001 -- polls that wait are in no list yet

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text()
