"""Ends the process from a thread of its own, where the event loop no longer can."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import Final

import structlog

log = structlog.get_logger()

STEP: Final = 1.0  #: Seconds.
PATIENCE: Final = 60  #: Steps without a sign of the event loop.
TELLING: Final = 1.0  #: Seconds for the last line: whoever is stuck may be stuck in the log.


class LastResort(threading.Thread):
    """Counts its own steps, not the clock: a process that was suspended as a whole is not to blame."""

    def __init__(self, code: int, *, step: float = STEP, end: Callable[[int], object] = os._exit) -> None:
        super().__init__(name="last resort", daemon=True)
        self._code = code
        self._step = step
        self._end = end
        self.left = PATIENCE  #: Steps.
        self._is_final = False
        self._called_off = threading.Event()

    def put_off(self) -> None:
        """Hear that the event loop goes round; too late once the end has been told."""
        if not self._is_final:
            self.left = PATIENCE

    def end_within(self, seconds: float) -> None:
        """End then, whatever the event loop does meanwhile."""
        self._is_final, self.left = True, max(1, round(seconds / self._step))

    def call_off(self) -> None:
        """Let the process end by itself."""
        self._called_off.set()

    def run(self) -> None:
        """Count down."""
        while self.left > 0:
            if self._called_off.wait(self._step):
                return
            self.left -= 1
        where = "the end took too long" if self._is_final else f"the event loop is stuck at {_place()}"
        told = {"cause": where, "cure": "it is started again; report this line", "code": self._code}
        telling = threading.Thread(target=log.critical, args=("process.ended",), kwargs=told, daemon=True)
        telling.start()
        telling.join(TELLING)
        self._end(self._code)


def _place() -> str:
    """Where the main thread is: file, line and function, no values."""
    frame = sys._current_frames().get(threading.main_thread().ident or 0)  # noqa: SLF001 -- the documented way
    if frame is None:
        return "an unknown place"
    return f"{frame.f_code.co_filename.rsplit('/', 1)[-1]}:{frame.f_lineno} {frame.f_code.co_name}"
