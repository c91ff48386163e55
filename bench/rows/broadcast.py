"""A call for help to 5,000 at Telegram's pace, while people ask questions."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from bench import town
from bench.figures import Figure, Row, at_most, percentile
from bench.plan import Plan
from bench.server.people import FIRST_PERSON
from bench.stage import TORGBOT, Stage

PER_SECOND: Final = 30
ASKERS: Final = {"question": "er Heggedal åpent i morgen?", "people": 20, "every": 0.5}
CALLS: Final = 5_000
SHORT: Final = 300  #: Without `--long`.
GRACE: Final = 60.0  #: Seconds beyond twice the ideal time, and for the last questions, before a round has failed.


@dataclass(frozen=True, slots=True)
class Round:
    """What one broadcast came to."""

    of_ideal: float  #: Time from the first call to the last, as a multiple of all messages meanwhile at 30/s.
    violations: int
    tightest: float  #: Seconds that the closest 31 messages took; below 1 they are one too many.
    p95: float  #: Milliseconds from a question handed out to its answer.


async def broadcast(stage: Stage, calls: int) -> Round:
    """Send to so many with everything as in service."""
    file = stage.database()
    await town.settle(file, calls)
    await town.call_for_help(file)
    await stage.begin(askers=ASKERS)
    async with stage.program(TORGBOT, DATABASE_URL=town.address(file)) as program:
        await stage.messages(calls, program, 2 * calls / PER_SECOND + GRACE)
        async with asyncio.timeout(GRACE):
            while town.calls_sent(file) < calls:  # noqa: ASYNC110 -- another process writes
                await asyncio.sleep(0.1)
            await stage.hush()
            while (report := await stage.report())["unanswered"]:  # noqa: ASYNC110 -- as above
                await asyncio.sleep(0.1)
        return _round(report)


def _round(report: dict[str, Any]) -> Round:
    calls = [moment for moment, chat in report["arrivals"] if chat < FIRST_PERSON]
    between = sum(calls[0] <= moment <= calls[-1] for moment, _ in report["arrivals"])
    ideal = (between - 1) / PER_SECOND
    violations = report["too_many_a_second"] + report["too_soon_in_chat"]
    p95 = percentile(report["latencies"], 95) * 1000
    return Round((calls[-1] - calls[0]) / ideal, violations, report["tightest"], p95)


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """Time against the ideal, violations of the limits, and how long questions wait."""
    calls = CALLS if plan.is_long else SHORT
    rounds = [await broadcast(stage, calls) for _ in range(1 if plan.is_long else plan.rounds)]  # three minutes each
    time = Figure("time", "× ideal", tuple(one.of_ideal for one in rounds))
    violations = Figure("violations of the limits", "messages", tuple(one.violations for one in rounds))
    tightest = Figure("the closest 31 messages", "s", tuple(one.tightest for one in rounds))
    wait = Figure("p95 of answers meanwhile", "ms", tuple(one.p95 for one in rounds))
    checks = (at_most(time, 1.02), at_most(violations, 0), at_most(wait, 300))
    return [Row(f"broadcast of {calls:,} at 30/s", (time, violations, tightest, wait), (), checks)]
