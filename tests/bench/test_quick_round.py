"""The bench still runs: Torgbot and stock python-telegram-bot, one short round, without its own dependency group."""

import asyncio
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEASURES = [
    "durable sending, limits lifted, 50 in flight",
    "CPU per delivered, recorded message",
    "four-step dialogue, durable, 50 people at once",
    "its replies",
    "its CPU per update",
    "1,000 recipients queued",
    "audience of 10,000 volunteers by hub, role and interest (30 fit)",
    "first wave for 3 places decided among 10,000 volunteers",
]


@pytest.mark.skipif(sys.platform != "linux", reason="the bench pins cores and reads /proc")
@pytest.mark.timeout(180)
async def test_one_short_round_measures_every_quick_row() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench", "--quick"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, wrong = await process.communicate()
    assert (process.returncode, wrong.decode()) == (0, "")
    assert [line for line in printed.decode().splitlines() if not line.startswith(" ")] == MEASURES
