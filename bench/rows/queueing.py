"""100,000 recipients of a call for help, queued in one transaction."""

from __future__ import annotations

from typing import Final

from bench import town
from bench.figures import Figure, Row, at_most
from bench.plan import Plan
from bench.stage import Stage, Stuck

RECIPIENTS: Final = 100_000
LITTLE: Final = 10  #: MB; the recipients themselves would take more.


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """Seconds from the press on "Send" until all are called for good, and memory it took; then until all is written."""
    number = plan.size(RECIPIENTS, 1000)
    found = []
    for _ in range(plan.rounds):
        file = stage.database()
        await town.settle(file, number)
        found.append(await stage.task("bench.tasks.queue", str(file)))
        if town.recorded(file) != {"pending": number}:
            raise Stuck(f"{town.recorded(file)} were queued instead of {number}")
        file.unlink()
    seconds = Figure("time", "s", tuple(one["seconds"] for one in found))
    grown = Figure("memory grown by", "MB", tuple(one["grown"] for one in found))
    written = Figure("all letters in the outbox after", "s", tuple(one["written"] for one in found))
    checks = (at_most(seconds, 0.3), at_most(grown, LITTLE))
    return [Row(f"{number:,} recipients queued", (seconds, grown, written), (), checks)]
