"""The two lanes that messages leave by."""

from __future__ import annotations

from enum import IntEnum


class Lane(IntEnum):
    """Which messages go first; the lower number does."""

    INTERACTIVE = 0  #: Answers to a person who waits.
    BULK = 1  #: Calls for help to many.
