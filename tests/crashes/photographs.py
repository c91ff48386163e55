"""What a power cut would leave behind at each moment: the database's files, and what Telegram has seen."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.demo.double import BotApiDouble
from tests.crashes.story import Deed, Told, told


@dataclass(frozen=True)
class Photograph:
    """One moment, as whoever comes after finds it; nothing of what was in memory."""

    folder: Path
    deeds: tuple[Deed, ...]  #: What people had done.
    confirmed: int  #: How many of their updates Telegram has forgotten.
    told: Told


@dataclass
class Photographer:
    """Takes a photograph at every step after which the disk or Telegram looks different.

    Two steps between which neither changes leave the same behind, so that one photograph stands for both.
    """

    file: Path
    double: BotApiDouble
    deeds: list[Deed]
    album: Path
    steps: int = 0
    photographs: list[Photograph] = field(default_factory=list)
    _last: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        @web.middleware
        async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._around(request, handler)

        self.double.app.middlewares.append(watch)

    async def _around(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Look before and after Telegram does what it is asked."""
        self.look()
        answer = await handler(request)
        self.look()
        return answer

    def look(self) -> None:
        """Count a step, and photograph it unless it looks like the one before."""
        self.steps += 1
        now = (self._disk(), len(self.double.calls), len(self.double.updates.pending), len(self.deeds))
        if now != self._last:
            self._last = now
            self.photographs.append(self._photograph())

    def _files(self) -> list[Path]:
        # the log first: whatever is written meanwhile only makes it longer than its copy
        return [file for file in (self.file.with_name(self.file.name + "-wal"), self.file) if file.exists()]

    def _disk(self) -> tuple[tuple[int, int], ...]:
        return tuple((status.st_size, status.st_mtime_ns) for status in (file.stat() for file in self._files()))

    def _photograph(self) -> Photograph:
        folder = self.album / str(len(self.photographs))
        folder.mkdir(parents=True)
        for file in self._files():
            shutil.copyfile(file, folder / file.name)
        confirmed = len(self.deeds) - len(self.double.updates.pending)
        return Photograph(folder, tuple(self.deeds), confirmed, told(self.double))
