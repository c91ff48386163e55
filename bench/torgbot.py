"""Torgbot itself, with nothing switched off; only Telegram's limits can be lifted, and a profiler may look on.

    python -m bench.torgbot [--in-flight N] [--profile FILE]

Settings come from the environment as always. `--in-flight` lifts the limits and lets so many messages fly at once.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
from contextlib import nullcontext
from pathlib import Path

import uvloop

from bench.profiling import profiled
from bot.clock import real_clock
from bot.loading import spare_garbage_collector
from bot.logs import set_up_logs
from bot.register import first_register
from bot.runtime import Runtime
from bot.settings import read_settings
from domain.pacing import Limits


def lifted(in_flight: int) -> Limits:
    """No limits but how many messages are in flight; half as many more may wait for the line, or for the disk."""
    claimed = in_flight * 3 // 2
    return Limits(per_second=100_000, chat_interval=0, per_group_minute=100_000, in_flight=in_flight, claimed=claimed)


async def serve(limits: Limits | None) -> None:
    """Serve as `torgbot run` does, until SIGTERM."""
    settings = read_settings(file=None)
    set_up_logs(settings.log_level, settings.log_format)
    runtime = Runtime(settings, real_clock(settings.zone), first_register(settings), limits=limits)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, runtime.stop)
    spare_garbage_collector()
    await runtime.run()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--in-flight", type=int)
    parser.add_argument("--profile", type=Path)
    asked = parser.parse_args()
    limits = lifted(asked.in_flight) if asked.in_flight else None
    with profiled(asked.profile) if asked.profile else nullcontext():
        uvloop.run(serve(limits))


if __name__ == "__main__":
    main()
