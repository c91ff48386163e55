"""Notes: what coordinators and those who come write to each other about a request."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from domain.requests import Answer

COMING: Final = frozenset({Answer.YES})
CONCERNED: Final = frozenset({Answer.YES, Answer.OFFERED, Answer.WAITING})
"""Those who have a place, and those who may still get one."""

TALKED_FOR: Final = dt.timedelta(days=14)
"""How long after an activity people may still write to each other about it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; its receiver is None when it was written to everybody who comes."""

    id: int
    request_id: int
    sender_id: int
    receiver_id: int | None
    text: str
    at: dt.datetime
    sender: str = ""  #: Names as they are now.
    receiver: str = ""
