"""Memory while many messages wait: 1,000,000 against 1,000, both after the same number has been sent."""

from __future__ import annotations

import asyncio
from typing import Final

from bench import machine, town
from bench.figures import Check, Figure, Row, number
from bench.plan import Plan
from bench.stage import TORGBOT, Stage

MANY: Final = 1_000_000
FEW: Final = 1_000
SENT: Final = 900
MORE: Final = 30  #: MB.
LOOKED_AT: Final = 11.0  #: Seconds more, in which the ticker comes by twice.


async def resident(stage: Stage, waiting: int) -> float:
    """The most memory Torgbot has had, in MB, some time after `SENT` of those waiting have arrived."""
    file = stage.database()
    await town.settle(file, waiting)
    await town.call_for_help(file)
    await stage.begin()
    async with stage.program(TORGBOT, "--in-flight", "8", DATABASE_URL=town.address(file)) as program:
        await stage.messages(SENT, program)
        await asyncio.sleep(LOOKED_AT)
        most = machine.memory(program.pid, "VmHWM")
    file.unlink()
    return most


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """Both, and the difference."""
    much, little = [], []
    for _ in range(plan.rounds):
        much.append(await resident(stage, plan.size(MANY, 2 * FEW)))
        little.append(await resident(stage, FEW))
    many = Figure(f"with {plan.size(MANY, 2 * FEW):,}", "MB", tuple(much))
    few = Figure(f"with {FEW:,}", "MB", tuple(little))
    more = many.median - few.median
    check = Check(f"≤ {MORE} MB more", f"{number(more)} MB", more <= MORE)
    return [Row("memory at 1,000,000 queued deliveries against 1,000", (many, few), (), (check,))]
