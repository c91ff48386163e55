"""The server itself: how many requests a second it takes, so that it is not what is measured elsewhere."""

from __future__ import annotations

from bench.figures import Figure, Row, at_least
from bench.plan import Plan
from bench.rows.sending import peer
from bench.stage import Stage


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """Requests a second from a client that does nothing else."""
    rates: list[float] = []
    for _ in range(plan.rounds):
        await stage.begin()
        rates.append((await peer("bare", plan.size(40_000, 2_000), 50, stage)).per_second)
    taken = Figure("the bench's server", "/s", tuple(rates))
    return [Row("requests that the server takes", (), (taken,), (at_least(taken, 10_000),))]
