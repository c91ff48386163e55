"""What kind of message leaves, and by which lane."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final


class Lane(IntEnum):
    """Which messages go first; the lower number does."""

    INTERACTIVE = 0  #: Answers to a person who waits.
    BULK = 1  #: Calls for help to many.


class Kind(StrEnum):
    """What a message is for, which decides what follows when it has been sent or refused."""

    REPLY = "reply"  #: Somebody waits for it; when Telegram refuses it, an apology goes instead.
    CALL = "call"  #: A call for help, one of many.
    NUDGE = "nudge"  #: A call once more, to somebody who has not answered.
    COPY = "copy"  #: What a call says now, in the place of what it said.
    NEWS = "news"  #: Told to many who asked to be told; replies go first.
    APOLOGY = "apology"  #: Something went wrong here.
    FAREWELL = "farewell"  #: The last word to somebody forgotten; once sent, its row no longer says to whom.


BULK: Final = frozenset({Kind.CALL, Kind.NUDGE, Kind.COPY, Kind.NEWS})
"""What many get: replies go first."""

CONSENTED: Final = frozenset({Kind.CALL, Kind.NUDGE})
"""What is sent only to those who, at that moment, still want to be asked."""

RESENT_WHEN_UNCLEAR: Final = frozenset(Kind) - {Kind.NEWS}
"""What is sent once more when nobody knows whether it arrived: a lost call for help is worse than two copies of it."""
