"""The audience of a request among 1,000,000 volunteers: by hub, role and interest, on SQLite; and its first wave."""

from __future__ import annotations

from typing import Final

from bench import town
from bench.figures import Figure, Row, at_most
from bench.plan import Plan
from bench.stage import Stage, Stuck

VOLUNTEERS: Final = 1_000_000
FIRST_WAVE: Final = 9  #: Three for each of three places.
LITTLE: Final = 16  #: MB, however many volunteers there are: twice SQLite's page cache.
HUBS: Final = ("asker_sentrum", "holmen", "heggedal", "borgen", "saetre", "tofte", "slemmestad", "spikkestad")
_DICE: Final = "((i * 2654435761) >> {bits}) % {sides}"


def _spread() -> town.Spread:
    """One of 8 hubs, one of 3 roles, one of 10 interests each; one in ten has left, one in ten blocks the bot."""
    hub = " ".join(f"WHEN {number} THEN '{slug}'" for number, slug in enumerate(HUBS))
    return town.Spread(
        hub=f"CASE {_DICE.format(bits=3, sides=len(HUBS))} {hub} END",
        roles=f"1 << ({_DICE.format(bits=7, sides=3)})",
        interests=f"1 << ({_DICE.format(bits=11, sides=10)})",
        status=f"CASE {_DICE.format(bits=15, sides=10)} WHEN 0 THEN 'left' ELSE 'active' END",
        is_reachable=f"{_DICE.format(bits=19, sides=10)} != 0",
    )


async def measure(stage: Stage, plan: Plan) -> list[Row]:
    """The count, the first page, and both together."""
    number = plan.size(VOLUNTEERS, 10_000)
    file = stage.database()
    await town.settle(file, number, _spread())
    found = [await stage.task("bench.tasks.audience", str(file)) for _ in range(plan.rounds)]
    file.unlink()
    count = Figure("count", "ms", tuple(one["count"] for one in found))
    page = Figure("first page", "ms", tuple(one["page"] for one in found))
    both = Figure("both", "ms", tuple(one["count"] + one["page"] for one in found))
    measure = f"audience of {number:,} volunteers by hub, role and interest ({found[0]['hits']:,} fit)"
    return [Row(measure, (both, count, page), (), (at_most(both, 20),))]


async def measure_dispatch(stage: Stage, plan: Plan) -> list[Row]:
    """From the press on "Send" until the first wave is decided, called and queued; and memory it took."""
    number = plan.size(VOLUNTEERS, 10_000)
    file = stage.database()
    await town.settle(file, number, _spread())
    found = [await stage.task("bench.tasks.dispatch", str(file)) for _ in range(plan.rounds)]
    file.unlink()
    if any(one["called"] != FIRST_WAVE for one in found):
        raise Stuck(f"{[one['called'] for one in found]} were called instead of {FIRST_WAVE}")
    seconds = Figure("time", "s", tuple(one["seconds"] for one in found))
    grown = Figure("memory grown by", "MB", tuple(one["grown"] for one in found))
    checks = (at_most(seconds, 1), at_most(grown, LITTLE))
    return [Row(f"first wave for 3 places decided among {number:,} volunteers", (seconds, grown), (), checks)]
