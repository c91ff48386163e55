"""The thread that ends a process whose event loop no longer can."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.supervision import last_resort
from bot.supervision.last_resort import PATIENCE, LastResort

ROOT = Path(__file__).parents[2]


def test_last_resort_ends_a_process_whose_loop_is_stuck() -> None:
    codes: list[int] = []
    thread = LastResort(4, step=0.0001, end=codes.append)
    thread.start()
    thread.join(10)
    assert (thread.is_alive(), codes) == (False, [4])


def test_last_resort_does_not_wait_for_a_log_that_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    codes, is_read = list[int](), threading.Event()
    monkeypatch.setattr(last_resort, "TELLING", 0.01)
    monkeypatch.setattr(last_resort.log, "critical", lambda *_, **__: is_read.wait(20))
    thread = LastResort(4, step=0.0001, end=codes.append)
    thread.start()
    thread.join(10)
    is_read.set()
    assert (thread.is_alive(), codes) == (False, [4])


def test_last_resort_waits_while_the_loop_goes_round_and_can_be_called_off() -> None:
    codes: list[int] = []
    thread = LastResort(4, step=3600, end=codes.append)
    thread.start()
    thread.put_off()
    thread.call_off()
    thread.join(10)
    assert (thread.is_alive(), codes) == (False, [])


def test_end_that_was_announced_cannot_be_put_off() -> None:
    thread = LastResort(4, end=lambda _: None)
    thread.end_within(15)
    thread.put_off()
    assert thread.left < PATIENCE


STUCK = """
import time
from bot.supervision import last_resort
last_resort.PATIENCE = 3
thread = last_resort.LastResort(4, step=0.5)
thread.start()
def handler(): time.sleep(60)
handler()
"""


def test_process_that_is_stuck_tells_where_and_ends_with_a_code_of_its_own() -> None:
    done = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", STUCK], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, "stuck at <string>:7 handler" in done.stdout + done.stderr) == (4, True)
