"""The stage: the server on one core, the program under test on the other, and what the bench asks of them."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp
import orjson

from bench import machine

TOKEN: Final = "4242:bench"  # noqa: S105 -- nobody's token
TORGBOT: Final = "bench.torgbot"
ENDS_WITHIN: Final = 30.0
PATIENCE: Final = 120.0  #: Seconds a round may take, unless the row says otherwise.
ROOT: Final = Path(__file__).parents[1]


class Stuck(Exception):  # noqa: N818 -- says how the round stands
    """A round could not be finished; the text says why."""


@dataclass(frozen=True, slots=True)
class Program:
    """A running program under test."""

    process: asyncio.subprocess.Process
    log: Path

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    def cpu(self) -> float:
        """CPU seconds used so far."""
        return machine.cpu_seconds(self.pid)

    def tail(self) -> str:
        """The end of what it has written."""
        return self.log.read_text(encoding="utf-8")[-2000:]

    async def end(self) -> None:
        """Ask it to end, and wait; a program that does not listen is killed."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(ENDS_WITHIN):
                await self.process.wait()
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


class Stage:
    """Starts programs, sets scenes at the server and reads what happened there."""

    def __init__(self, url: str, session: aiohttp.ClientSession, folder: Path) -> None:
        self.url = url
        self.folder = folder
        self.profile: Path | None = None  #: Where Torgbot, under a profiler, writes what was found.
        self._session = session
        self._programs = 0

    async def begin(self, **scene: Any) -> None:
        """Forget what was, and set a scene: `latency` in seconds, `crowd` or `askers`."""
        await self._control("begin", scene)

    async def messages(self, at_least: int, program: Program, patience: float = PATIENCE) -> None:
        """Wait until so many messages have arrived."""
        await self._wait_for("messages", {"at_least": at_least}, program, patience)

    async def finished(self, program: Program, patience: float = PATIENCE) -> None:
        """Wait until the crowd has held its dialogues. Raises Stuck unless each step got exactly one reply."""
        await self._wait_for("finished", {}, program, patience)
        report = await self.report()
        if report["faults"] or report["stray"]:
            raise Stuck(f"{report['stray']} replies too many; {report['faults'][:1]}")

    async def hush(self) -> None:
        """Let askers ask no more."""
        await self._control("hush", {})

    async def report(self) -> dict[str, Any]:
        """What has happened since the scene was set; moments are on the machine's monotonic clock."""
        told: dict[str, Any] = (await self._control("report", {}))["result"]
        return told

    async def _wait_for(self, what: str, wanted: dict[str, Any], program: Program, patience: float) -> None:
        come = asyncio.create_task(self._control(what, wanted))
        gone = asyncio.create_task(program.process.wait())
        await asyncio.wait({come, gone}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        is_done = come.done()
        come.cancel()
        gone.cancel()
        if not is_done:
            came = (await self.report())["messages"]
            raise Stuck(f"waited for {what} {wanted} in vain; {came} messages came; {program.tail()}")

    async def _control(self, what: str, body: dict[str, Any]) -> Any:
        async with self._session.post(f"{self.url}/control/{what}", json=body) as answer:
            return await answer.json()

    @asynccontextmanager
    async def program(self, module: str, *arguments: str, **settings: str) -> AsyncIterator[Program]:
        """A Python module at work on the bot's core, with `settings` as environment variables."""
        if self.profile is not None and module == TORGBOT:
            arguments += ("--profile", str(self.profile))
        self._programs += 1
        log = self.folder / f"{self._programs}.log"
        environment = os.environ | {"BOT_TOKEN": TOKEN, "BOT_API_URL": self.url, **settings}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a warm start finds its modules compiled
        command = [sys.executable, "-m", module, *arguments]
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        machine.pin(process.pid, machine.bot_core())
        program = Program(process, log)
        try:
            yield program
        finally:
            await program.end()

    async def task(self, module: str, *arguments: str) -> dict[str, float]:
        """Let a module work to its end on the bot's core; the figures it prints last, as JSON."""
        async with self.program(module, *arguments) as program:
            await asyncio.wait_for(program.process.wait(), PATIENCE)
        if program.process.returncode != 0:
            raise Stuck(f"{module} failed: {program.tail()}")
        figures: dict[str, float] = orjson.loads(program.log.read_text(encoding="utf-8").splitlines()[-1])
        return figures

    def database(self) -> Path:
        """A fresh place for an SQLite file."""
        self._programs += 1
        return self.folder / f"{self._programs}.db"


@asynccontextmanager
async def open_stage() -> AsyncIterator[Stage]:
    """The server at work, and this process out of the bot's way."""
    machine.pin(0, machine.load_core())
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.server", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        if server.stdout is None:
            raise Stuck("the server has no output")
        url = (await server.stdout.readline()).decode().strip()
        patience = aiohttp.ClientTimeout(total=None)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            async with aiohttp.ClientSession(timeout=patience) as session:
                yield Stage(url, session, Path(folder))
    finally:
        server.terminate()
        await server.wait()
