"""What falls due: one entry for each thing that has to happen at a moment, once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Due(StrEnum):
    """What has to happen."""

    WAVE = "wave"  #: The next wave of a request goes out.
    ASKED = "asked"  #: A request went to everybody at once, and that they were asked is noted: too many for the press.
    LETTERS = "letters"  #: More of those whom a large wave goes to get their letter.
    COPIES = "copies"  #: Copies that were on their way when their request changed are brought up to date.
    ANSWERED = "answered"  #: A copy that was on its way when its reader answered shows what came of that.
    NUDGE = "nudge"  #: Those who have not answered a request are reminded, once.
    DIGEST = "digest"  #: A person who wants one message a day gets it.
    HEAL = "heal"  #: A place that became free at night is offered.
    LAPSE = "lapse"  #: An offer of a place lapses.
    ALERT = "alert"  #: The coordinator hears that places are still free, in time to act.
    REMINDER = "reminder"  #: Somebody who has a place is reminded of it.
    AFTER = "after"  #: An activity is over: thanks, how did it go, who was there.
    REVIEW = "review"  #: The coordinator is asked once more who was there.
    SERIES = "series"  #: The next dates of a standing duty are made.
    REMADE = "remade"  #: The same where a backup was restored: people may have been asked for those dates already.
    PROMISE = "promise"  #: A coordinator is reminded to answer a new volunteer.
    BROKEN = "broken"  #: A promise to answer a new volunteer was not kept.
    IDLE = "idle"  #: A volunteer who was never called hears which calls are open.


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that falls due. Of one kind there is one entry for a request, a person and a subject."""

    kind: Due
    at: dt.datetime
    request_id: int | None = None
    person_id: int | None = None
    subject: str = ""  #: What else tells it apart, such as a hub or the lead time of a reminder.
    tries: int = 0  #: How often it has failed.

    @property
    def key(self) -> str:
        """What stands for its meaning: the agenda holds one entry of each key."""
        return f"{self.kind}:{self.request_id or ''}:{self.person_id or ''}:{self.subject}"
