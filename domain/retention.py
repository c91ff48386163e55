"""How long things stay that have come to their end: the privacy policy as a value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Retention:
    """Each field is how long something stays after it has come to its end."""

    finished_updates: dt.timedelta
    """Ids without any text, against redelivery; after a week without updates Telegram may count anew from anywhere."""

    dead_letters: dt.timedelta
    """They hold what somebody wrote, so that the operator can replay it once the cause is mended."""

    replies: dt.timedelta
    """Rows without text: that something was answered, and what became of it."""

    calls: dt.timedelta
    """Who was asked and reached, counted from the day that help was needed; the coordinator's report reads it."""

    notes: dt.timedelta
    """What people wrote to each other about a request, counted from its day."""

    guests: dt.timedelta
    """Names and telephone numbers of people without the app, counted from the day that they came."""

    erasures: dt.timedelta
    """That somebody was erased or left, as a salted digest; also how old a backup may be that is still restored."""


RETENTION: Final = Retention(
    finished_updates=dt.timedelta(days=7),
    dead_letters=dt.timedelta(days=14),
    replies=dt.timedelta(days=7),
    calls=dt.timedelta(days=365),
    notes=dt.timedelta(days=90),
    guests=dt.timedelta(days=30),
    erasures=dt.timedelta(days=365),
)
