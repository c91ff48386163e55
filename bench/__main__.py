"""`uv run --group bench python -m bench` measures everything and writes docs/performance.md.

Rows that are named (`python -m bench send dialogue`) are only printed; `--long` makes `broadcast` the one to 5,000.
`--quick` is one short round of what needs no dependency group. `--profile ROW` runs Torgbot once under a profiler.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Final

from bench import report
from bench.figures import Row
from bench.plan import Plan
from bench.rows import audience, broadcast, dialogue, memory, queueing, sending, starting, yardstick
from bench.stage import ROOT, Stage, Stuck, open_stage

Measure = Callable[[Stage, Plan], Awaitable[list[Row]]]

ROWS: Final[dict[str, Measure]] = {
    "server": yardstick.measure,
    "broadcast": broadcast.measure,
    "send": sending.measure,
    "send-far": sending.measure_far,
    "dialogue": dialogue.measure,
    "dialogue-far": dialogue.measure_far,
    "queue": queueing.measure,
    "memory": memory.measure,
    "audience": audience.measure,
    "dispatch": audience.measure_dispatch,
    "start": starting.measure,
}
QUICK: Final = ("send", "dialogue", "queue", "audience", "dispatch")
ALONE: Final[dict[str, Callable[[Stage, Plan], Awaitable[object]]]] = {
    "send": sending.alone,
    "send-far": sending.alone_far,
    "dialogue": dialogue.alone,
    "dialogue-far": dialogue.alone_far,
}
DECISION: Final = "decisions/0008-how-the-bench-is-built.md"


async def run(names: list[str], plan: Plan) -> list[Row]:
    """Measure rows, and print each as soon as it is known."""
    rows: list[Row] = []
    async with open_stage() as stage:
        for name in names:
            measured = await ROWS[name](stage, plan)
            for row in measured:
                _say(report.as_text(row))
            rows += measured
    return rows


async def profile(name: str, plan: Plan) -> None:
    """Run one row's Torgbot once under the profiler, and print where the time went."""
    async with open_stage() as stage:
        stage.profile = stage.folder / "profile.txt"
        _say(str(await ALONE[name](stage, plan)))
        _say(stage.profile.read_text(encoding="utf-8"))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", epilog=f"rows: {', '.join(ROWS)}")
    parser.add_argument("rows", nargs="*", metavar="ROW")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--long", action="store_true", help="broadcast to 5,000, as the full run does")
    parser.add_argument("--quick", action="store_true", help="one short round of some rows")
    parser.add_argument("--profile", metavar="ROW", choices=ALONE, help="one of %(choices)s")
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    if asked.rounds < 1:
        parser.error("at least one round is needed")
    return asked


def main() -> None:
    """Read the arguments and measure."""
    asked = _asked()
    is_full = not (asked.rows or asked.quick)
    plan = Plan(1 if asked.quick else asked.rounds, is_quick=asked.quick, is_long=asked.long or is_full)
    if is_full and not plan.has_aiogram:
        sys.exit("A peer is missing: use `uv run --group bench python -m bench`.")
    try:
        if asked.profile:
            asyncio.run(profile(asked.profile, plan))
            return
        rows = asyncio.run(run(asked.rows or list(QUICK if asked.quick else ROWS), plan))
    except Stuck as stuck:
        sys.exit(f"The bench stopped: {stuck}")
    if is_full:
        (ROOT / "docs/performance.md").write_text(report.as_page(rows, plan.rounds, DECISION), encoding="utf-8")


if __name__ == "__main__":
    main()
