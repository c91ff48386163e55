"""The machine the bench runs on: which core is whose, and what a process has used of it (Linux)."""

from __future__ import annotations

import os
import platform
import time
from functools import cache
from pathlib import Path
from typing import Final

KIBI: Final = 1024


def bot_core() -> int:
    """The core of the bot under test."""
    return _cores()[0]


def load_core() -> int:
    """The core of everything else: the server, the people and the bench itself."""
    return _cores()[-1]


@cache
def _cores() -> tuple[int, ...]:
    """The cores this process might use before it was pinned itself: asked once."""
    return tuple(sorted(os.sched_getaffinity(0)))


def pin(pid: int, core: int) -> None:
    """Keep a process (0: this one) on one core; threads and children that it starts later stay there too."""
    os.sched_setaffinity(pid, {core})


def cpu_seconds(pid: int) -> float:
    """CPU time that a process has used so far with all its threads."""
    return time.clock_gettime((~pid << 3) | 2)  # what clock_getcpuclockid(3) makes of a process id


def memory(pid: int, field: str = "VmRSS") -> float:
    """Resident memory of a process in MB; `VmHWM` gives the most it has ever had."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / KIBI
    raise ProcessLookupError(pid)


def described() -> str:
    """The machine in general terms."""
    return f"{len(_cores())} cores, {platform.system()}, {platform.python_implementation()} {platform.python_version()}"
