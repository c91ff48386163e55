"""What systemd is told (`Type=notify`): one datagram a state, and nothing where systemd did not start us."""

from __future__ import annotations

import os
import socket
from contextlib import suppress


class Supervisor:
    """The process above us, by the address it gave in NOTIFY_SOCKET; `sd_notify(3)` describes the words."""

    def __init__(self, address: str | None = None) -> None:
        self._address = os.environ.get("NOTIFY_SOCKET", "") if address is None else address

    def ready(self) -> None:
        """Say that the loops run."""
        self._tell("READY=1")

    def alive(self) -> None:
        """Put the unit's WatchdogSec off; said only while nothing is wrong."""
        self._tell("WATCHDOG=1")

    def stopping(self) -> None:
        """Say that the end has begun."""
        self._tell("STOPPING=1")

    def _tell(self, state: str) -> None:
        if not self._address:
            return
        address = self._address.replace("@", "\0", 1) if self._address.startswith("@") else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door, suppress(OSError):  # it may have gone
            door.settimeout(0)
            door.sendto(state.encode(), address)
