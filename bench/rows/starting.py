"""Start to the first answered update, with everything in the page cache; then what it takes to do nothing."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Final

from bench import machine, town
from bench.figures import Figure, Row, at_most
from bench.plan import Plan
from bench.stage import Program, Stage

QUESTION: Final[dict[str, Any]] = {"script": [{"says": "er Heggedal åpent i morgen?"}], "seats": 1, "dialogues": 1}
SETTLES: Final = 2.0  #: Seconds between the answer and the look at idleness.
IDLE: Final = 10.0  #: Seconds of doing nothing that are looked at.


@dataclass(frozen=True, slots=True)
class Start:
    """One start."""

    seconds: float  #: From the command to the first answer's arrival.
    memory: float  #: MB when idle.
    cpu: float  #: Percent of one core when idle.


async def start(stage: Stage, module: str, idle: float, *arguments: str) -> Start:
    """Start a program while a question waits for it."""
    file = stage.database()
    async with town.opened(file):
        pass
    await stage.begin(crowd=QUESTION)
    begun = time.monotonic()
    async with stage.program(module, *arguments, DATABASE_URL=town.address(file)) as program:
        await stage.finished(program)
        answered = (await stage.report())["last"]
        return await _idle(program, answered - begun, idle)


async def _idle(program: Program, seconds: float, idle: float) -> Start:
    await asyncio.sleep(SETTLES)
    cpu = program.cpu()
    await asyncio.sleep(idle)
    spent = program.cpu() - cpu
    return Start(seconds, machine.memory(program.pid), 100 * spent / idle)


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """The command as in service: `torgbot run` on a database that has been used before."""
    idle = IDLE if not plan.is_quick else 1.0
    found: list[Start] = []
    for _ in range(plan.rounds):
        await start(stage, "bot", 0.01, "run")  # warms the page cache, which a machine may empty meanwhile; not counted
        found.append(await start(stage, "bot", idle, "run"))
    seconds = Figure("start to first answer", "s", tuple(one.seconds for one in found))
    memory = Figure("idle memory", "MB", tuple(one.memory for one in found))
    cpu = Figure("idle CPU", "% of a core", tuple(one.cpu for one in found))
    checks = (at_most(seconds, 0.8), at_most(memory, 100), at_most(cpu, 1))
    return [Row("start to first answered update, warm; idle", (seconds, memory, cpu), (), checks)]
